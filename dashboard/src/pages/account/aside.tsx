import { fullDay, when } from '../../clock';
import { renew, signIn } from '../../account-actions';
import { useOwnerNames } from '../../owner-names';
import { Act } from '../../parts/act';
import { Card } from '../../parts/card';
import { Icon } from '../../parts/icons';
import { Relative } from '../../parts/time';
import { copyText } from '../../parts/toast';
import type { Me, Preflight } from '../../shapes';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';
import { addSignedIn } from './add-signed-in';
import type { Shared } from './shared';

/** What it signs in with, until when, and how that is changed. */
export function Credential({ account, mayChange }: Shared) {
  const { credential, state, id } = account;
  const needed = state === 'needs-sign-in' || state === 'needs-credential';
  const { kind, key, expiresAt, expiryFrom, renewedAt, lapsesAt } = credential;
  const keyWaits = key === 'next-sign-in';
  return (
    <Card name="credential" title={m.credential}>
      <div class="in stack">
        <p>
          <span class={`state ${needed ? 'fail' : 'ok'}`}>
            <Icon name={needed ? 'bad' : 'ok'} />
            {m.kinds[credential.kind]?.name ?? credential.kind}
          </span>
        </p>
        <p class="muted">{m.kinds[credential.kind]?.about}</p>
        {renewedAt !== undefined && (
          <p>
            {w.renewed} <Relative at={Date.parse(renewedAt)} />
          </p>
        )}
        {expiresAt !== undefined && (
          <p>
            {w.validUntil(fullDay(Date.parse(expiresAt)))}
            {expiryFrom && <span class="muted"> · {w.expiryFrom[expiryFrom]}</span>}
          </p>
        )}
        {expiresAt === undefined && lapsesAt !== undefined && (
          <p>{w.lapses(fullDay(Date.parse(lapsesAt)))}</p>
        )}
        {keyWaits && <p>{w.keyWaits}</p>}
        {mayChange && (
          <div class="row">
            {(kind === 'signIn' || keyWaits) && (
              <Act class="btn sm pri" act={() => signIn(account)}>
                <Icon name="sign" />
                {w.signInAgain}
              </Act>
            )}
            {kind === 'certificate' && (
              <Act class="btn sm" act={() => addSignedIn(account)}>
                <Icon name="sign" />
                {w.addSignedIn}
              </Act>
            )}
            {key === 'none' && (
              <Act class="btn sm" act={() => renew(account)}>
                <Icon name="key" />
                {w.addKey}
              </Act>
            )}
            {credential.renewable && (
              <Act class="btn sm pri" act={() => renew(account)}>
                {w.renewKey}
              </Act>
            )}
            <a class="btn sm" href={`/accounts/${id}/edit#credential`}>
              <Icon name="key" />
              {m.replace}
            </a>
            <a class="btn sm bare" href={`/accounts/${id}/edit#kind`}>
              {w.changeKind}
            </a>
          </div>
        )}
      </div>
    </Card>
  );
}

/** Which checks can run, and what the others lack. */
export function Permissions({ account: { preflight }, mayChange }: Shared) {
  if (!preflight || preflight.checks.length === 0) return null;
  return (
    <Card name="access" title={w.permissions}>
      <div class="in stack">
        <CanRun preflight={preflight} mayChange={mayChange} />
        <p class="small muted">{writesText(preflight)}</p>
      </div>
    </Card>
  );
}

/** Whether checks may make things, and why. */
export const writesText = ({ writes, licences }: Preflight): string | undefined =>
  writes === 'allowed' && licences === 'developer' ? w.developerPack : m.writes[writes];

const LISTED = 5;

/** The same for an account and before one is added. */
export function CanRun({
  preflight,
  mayChange,
}: {
  readonly preflight: Preflight;
  readonly mayChange: boolean;
}) {
  const { checks, consentLink } = preflight;
  const able = checks.filter(({ enabled }) => enabled).length;
  const lacking = new Map<string, number>();
  for (const name of checks.flatMap((check) => check.missing))
    lacking.set(name, (lacking.get(name) ?? 0) + 1);
  const names = [...lacking].sort((a, b) => b[1] - a[1]);
  return (
    <>
      <p>
        {w.canRun(able, checks.length)}
        {names.length > 0 && t.sentenceGap + w.missing(names.length, checks.length - able)}
      </p>
      <span class="meter" aria-hidden="true">
        <i
          style={{
            width: `${checks.length === 0 ? 0 : Math.round((able / checks.length) * 100)}%`,
          }}
        />
      </span>
      {names.length > 0 && (
        <>
          <Lacking names={names.slice(0, LISTED)} />
          {names.length > LISTED && (
            <details class="more">
              <summary>{w.andMore(names.length - LISTED)}</summary>
              <Lacking names={names.slice(LISTED)} />
            </details>
          )}
          <div class="row">
            {mayChange && consentLink !== undefined && (
              <a class="btn sm" href={consentLink} target="_blank" rel="noreferrer">
                <Icon name="out" />
                {w.grantConsent}
              </a>
            )}
            <button
              type="button"
              class="btn sm bare"
              onClick={() => copyText(names.map(([name]) => name).join('\n'))}
            >
              <Icon name="copy" />
              {w.copyNames}
            </button>
          </div>
        </>
      )}
    </>
  );
}

const Lacking = ({ names }: { readonly names: readonly (readonly [string, number])[] }) => (
  <div>
    {names.map(([name, n]) => (
      <p key={name} class="perm">
        <code>{name}</code>
        <span class="muted nowrap">{w.nChecks(n)}</span>
      </p>
    ))}
  </div>
);

/** What was chosen for it, and since when that holds. */
export function Settings({ account, mayChange, me }: Shared & { readonly me: Me }) {
  const { schedule, checks, checksPerRun, notify, owner, configuration } = account;
  const ownerName = useOwnerNames(me, [owner]);
  const { inSync, liveFrom } = configuration;
  const edit = mayChange && (
    <a href={`/accounts/${account.id}/edit`} class="step">
      {m.edit}
    </a>
  );
  const facts: readonly (readonly [string, string | undefined])[] = [
    [m.schedule, m.presets[schedule.preset] ?? schedule.preset],
    [
      w.draws,
      `${m.presets[checks.preset] ?? checks.preset}${m.comma}${w.perRun(checksPerRun.min, checksPerRun.max)}`,
    ],
    [m.always, checks.always.join(m.comma)],
    [w.tells, notify.email],
    [m.owner, ownerName(owner)],
    [
      w.inForce,
      liveFrom === null ? '–' : (inSync ? w.sinceRun : w.fromRun)(when(Date.parse(liveFrom))),
    ],
  ];
  return (
    <Card name="settings" title={w.settings} aside={edit}>
      <dl class="in kv">
        {facts.map(([name, value]) =>
          value ? (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ) : null,
        )}
      </dl>
    </Card>
  );
}
