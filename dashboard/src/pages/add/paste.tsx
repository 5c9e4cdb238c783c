import { useMemo, useState } from 'preact/hooks';
import { mergeManifest, permissionCount, readManifest } from '../../../../src/domain/manifest';
import type { KeyCredential, Merge, ResourceAccess } from '../../../../src/domain/manifest';
import { manifestCases } from '../../../../src/failures/doors/manifest';
import { told } from '../../../../src/failures/doors/told';
import { lookNow } from '../../feed';
import { language } from '../../language';
import { go } from '../../navigation';
import { change } from '../../patience';
import { Act } from '../../parts/act';
import { Field, tied } from '../../parts/field';
import { Icon } from '../../parts/icons';
import { copyText } from '../../parts/toast';
import type { Account, Onboarding, OnboardingCheck } from '../../shapes';
import * as w from '../../words/en/doors';
import { Whose } from './beginning';
import { forgetKept, useKept } from './kept';
import { pathOf, usePending } from './pending';
import { Step } from './step';
import type { Trouble } from './step';
import { isIn, useCheck } from './waiting';

/** Four cards, each of which ticks itself. What is pasted stays in this browser. */
export function Paste() {
  const door = usePending('paste', 'application');
  const { pending, attempt, keep, refuse, troubleAt } = door;
  // What was pasted last and taken: after a reload it can be copied out as before.
  const [manifest, keepManifest] = useKept('manifest');
  const { merge, tooMany } = useMemo(() => mergeOf(pending, manifest), [pending, manifest]);
  const [looks, setLooks] = useState(0);
  const { found, seconds } = useCheck(door, looks);
  const isKnown = pending?.clientId !== undefined;

  const paste = (text: string) => {
    keepManifest('');
    const reading = readManifest(text);
    if ('problem' in reading) {
      const lines = 'lines' in reading ? { lines: String(reading.lines) } : {};
      refuse(2, sentence(reading.problem, lines));
    } else {
      const { appId, publisherDomain } = reading.manifest;
      void attempt(2, async (current) => {
        if (!current && door.user.trim() === '') {
          refuse(2, { title: w.needsAddress, cause: '', fix: '' });
          return;
        }
        const one = current ?? (await door.begin('certificate'));
        keep(one);
        keep(await door.identify(one, appId, publisherDomain ?? one.tenantId));
        keepManifest(text);
      });
    }
  };
  const add = () =>
    attempt(4, async (current) => {
      if (!current) return;
      const { body } = await change<Account>('POST', `${pathOf(current)}/account`, { body: {} });
      forgetKept();
      lookNow();
      go(`/accounts/${body.id}`);
    });
  return (
    <div class="stack">
      <Whose door={door} />
      <Step number={1} title={w.make} state={isKnown ? 'done' : 'waiting'} trouble={troubleAt(1)}>
        <p>{w.makeHow}</p>
        <Page of={door.plan ?? pending} number={0} label={w.openEntra} />
      </Step>
      <Step
        number={2}
        title={w.copyIn}
        state={isKnown ? 'done' : 'waiting'}
        trouble={troubleAt(2) ?? tooMany}
      >
        <p>{w.copyInHow}</p>
        <Field id="manifest" label={w.manifest} hint={w.stays}>
          <textarea
            {...tied({ id: 'manifest', label: w.manifest, hint: w.stays })}
            class="mono"
            rows={4}
            spellcheck={false}
            onInput={(event) => paste(event.currentTarget.value)}
          />
        </Field>
        {merge && <p role="status">{mergeText(merge)}</p>}
        {merge?.openToOthers && <p class="small">{openText()}</p>}
      </Step>
      <Step number={3} title={w.pasteBack} state={found && isIn(found) ? 'done' : 'waiting'}>
        <p>{w.pasteBackHow}</p>
        {merge ? (
          <div class="row">
            <button
              type="button"
              class="btn pri"
              onClick={() => copyText(JSON.stringify(merge.manifest, null, 2))}
            >
              {w.copyMerged}
            </button>
            <Page of={pending} number={1} label={w.openEntra} />
          </div>
        ) : (
          isKnown && <p class="small">{w.pasteAgain}</p>
        )}
        {pending?.certificate && <RefusedSaving pem={pending.certificate.pem} />}
      </Step>
      <Allow
        pending={pending}
        found={found}
        seconds={seconds}
        refused={troubleAt(4)}
        look={() => setLooks((n) => n + 1)}
        add={() => void add()}
      />
    </div>
  );
}

type ManifestCase = keyof typeof manifestCases;
const sentence = (name: ManifestCase, facts: Readonly<Record<string, string>> = {}): Trouble => {
  const { link, ...message } = told(name, manifestCases[name], language, facts);
  return link === undefined ? message : { ...message, link };
};

const openText = (): string => {
  const { title, cause, fix } = sentence('open-to-other-tenants');
  return `${title}. ${cause} ${fix}`;
};

const mergeText = ({ permissions, address, moved, certificate }: Merge): string =>
  permissions === 0 && !address && !certificate
    ? w.complete
    : w.adds(permissions, moved ? w.movedAddress : address && w.oneAddress, certificate);

interface Merging {
  readonly merge?: Merge;
  readonly tooMany?: Trouble;
}

/** Nothing where that manifest is another registration's. */
function mergeOf(pending: Onboarding | undefined, text: string): Merging {
  const reading = readManifest(text);
  if (!pending || !('manifest' in reading)) return {};
  const { manifest } = reading;
  if (manifest.appId.toLowerCase() !== pending.clientId) return {};
  const merge = mergeManifest(manifest, wantedOf(pending));
  if (!merge.tooMany) return { merge };
  const count = permissionCount(manifest.requiredResourceAccess ?? []);
  return { tooMany: sentence('too-many-permissions', { count: String(count) }) };
}

/** What the API wants the registration to hold, in the words of the merge. */
function wantedOf({ manifest, redirectUri }: Onboarding) {
  const { requiredResourceAccess, keyCredentials } = manifest as unknown as {
    readonly requiredResourceAccess: readonly ResourceAccess[];
    readonly keyCredentials: readonly KeyCredential[];
  };
  return { requiredResourceAccess, redirectUri, keyCredential: keyCredentials[0] };
}

/** A page of Microsoft's, with the way there in words, should its address change. */
export const Page = ({
  of,
  number,
  label,
}: {
  readonly of: Pick<Onboarding, 'pages'> | undefined;
  readonly number: number;
  readonly label: string;
}) => {
  const page = of?.pages[number];
  if (!page) return null;
  return (
    <span class="row">
      <a class="btn" href={page.url} target="_blank" rel="noreferrer">
        {label} <Icon name="out" />
      </a>
      <span class="small muted">{page.menuPath}</span>
    </span>
  );
};

function RefusedSaving({ pem }: { readonly pem: string }) {
  const { title, cause, fix } = sentence('editor-refused');
  const file = `data:application/x-x509-ca-cert,${encodeURIComponent(pem)}`;
  return (
    <details class="more">
      <summary>{w.refusedSaving}</summary>
      <p>
        {title}. {cause} {fix}
      </p>
      <p class="row">
        <a class="btn" href={file} download="perennial.cer">
          {w.downloadCertificate}
        </a>
        <span class="small">{w.uploadHow}</span>
      </p>
    </details>
  );
}

/** The consent, the wait for it, and the account. */
function Allow({
  pending,
  found,
  seconds,
  refused,
  look,
  add,
}: {
  readonly pending: Onboarding | undefined;
  readonly found: OnboardingCheck | undefined;
  readonly seconds: number;
  readonly refused: Trouble | undefined;
  readonly look: () => void;
  readonly add: () => void;
}) {
  const consent = pending?.consentUrl;
  const { state, granted = [], lacking = [], failure } = found ?? {};
  const isWaiting = state === 'waiting' || state === 'partly';
  const held = state === 'ready' ? 'done' : isWaiting ? 'checking' : 'waiting';
  const trouble = refused ?? (isWaiting ? undefined : failure);
  return (
    <Step number={4} title={w.allow} state={held} trouble={trouble}>
      <p>{w.allowHow}</p>
      {consent !== undefined && (
        <div class="row">
          <a class="btn pri" href={consent} target="_blank" rel="noreferrer" onClick={look}>
            {w.grant} <Icon name="out" />
          </a>
          <button type="button" class="btn" onClick={() => copyText(consent)}>
            {w.copyLink}
          </button>
          <button type="button" class="btn bare" onClick={look}>
            {w.lookAgain}
          </button>
        </div>
      )}
      <p role="status">
        {isWaiting && w.waitingFor(seconds)}{' '}
        {found && granted.length > 0 && w.there(granted.length, granted.length + lacking.length)}
      </p>
      {isWaiting && failure && (
        <p class="small">
          {failure.title}. {failure.cause} {failure.fix}
        </p>
      )}
      {state === 'ready' && (
        <Act class="btn pri" act={add}>
          {pending?.renews === undefined ? w.addAndStart : w.useKey}
        </Act>
      )}
      {state === 'partly' && (
        <Act class="btn" act={add}>
          {w.addAnyway}
        </Act>
      )}
    </Step>
  );
}
