import { useState } from 'preact/hooks';
import { mergeManifest, readManifest } from '../../../../src/domain/manifest';
import type { KeyCredential, Merge, ResourceAccess } from '../../../../src/domain/manifest';
import { manifestCases } from '../../../../src/failures/doors/manifest';
import { told } from '../../../../src/failures/doors/told';
import { ask } from '../../api';
import { lookNow } from '../../feed';
import { language } from '../../language';
import { go } from '../../navigation';
import { Field, tied } from '../../parts/field';
import { Icon } from '../../parts/icons';
import { copyText } from '../../parts/toast';
import type { Account, Onboarding, OnboardingCheck } from '../../shapes';
import * as w from '../../words/en/doors';
import { Beginning } from './beginning';
import { pathOf, usePending } from './pending';
import { Step } from './step';
import type { Trouble } from './step';
import { useCheck } from './waiting';

/** Four cards, each of which ticks itself. What is pasted stays in this browser. */
export function Paste() {
  const door = usePending('paste', 'application');
  const { pending, attempt, keep, trouble, setTrouble } = door;
  const [merge, setMerge] = useState<Merge>();
  const [looks, setLooks] = useState(0);
  const { found, seconds } = useCheck(pending, looks);
  const isKnown = pending?.clientId !== undefined;

  const paste = (text: string) =>
    attempt(async () => {
      setMerge(undefined);
      const reading = readManifest(text);
      if ('problem' in reading) {
        const lines = 'lines' in reading ? { lines: String(reading.lines) } : {};
        setTrouble(sentence(reading.problem, lines));
        return;
      }
      if (!pending && door.wish.user.trim() === '') {
        setTrouble({ title: w.needsAddress, cause: '', fix: '' });
        return;
      }
      const one = pending ?? (await door.begin('certificate'));
      keep(one);
      const { appId, publisherDomain } = reading.manifest;
      keep(await door.identify(one, appId, publisherDomain ?? one.tenantId));
      const merged = mergeManifest(reading.manifest, wantedOf(one));
      if (merged.tooMany) setTrouble(sentence('too-many-permissions'));
      else setMerge(merged);
    });
  const add = () =>
    attempt(async () => {
      if (!pending) return;
      const { body } = await ask<Account>('POST', `${pathOf(pending)}/account`, { body: {} });
      lookNow();
      go(`/accounts/${body.id}`);
    });
  const anew = () => {
    setMerge(undefined);
    keep(undefined);
  };
  return (
    <div class="stack">
      {pending ? (
        <p class="row">
          <strong>{pending.user}</strong>
          <button type="button" class="btn bare" onClick={anew}>
            {w.startAnew}
          </button>
        </p>
      ) : (
        <Beginning door={door} />
      )}
      <Step number={1} title={w.make} state={isKnown ? 'done' : 'waiting'}>
        <p>{w.makeHow}</p>
        <Page of={door.plan ?? pending} number={0} label={w.openEntra} />
      </Step>
      <Step number={2} title={w.copyIn} state={isKnown ? 'done' : 'waiting'} trouble={trouble}>
        <p>{w.copyInHow}</p>
        <Field id="manifest" label={w.manifest} hint={w.stays}>
          <textarea
            {...tied({ id: 'manifest', label: w.manifest, hint: w.stays })}
            class="mono"
            rows={4}
            spellcheck={false}
            onInput={(event) => void paste(event.currentTarget.value)}
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

const mergeText = ({ permissions, address, certificate }: Merge): string =>
  permissions === 0 && !address && !certificate
    ? w.complete
    : w.adds(permissions, address, certificate);

/** What the API wants the registration to hold, in the words of the merge. */
function wantedOf({ manifest, redirectUri }: Onboarding) {
  const { requiredResourceAccess, keyCredentials } = manifest as unknown as {
    readonly requiredResourceAccess: readonly ResourceAccess[];
    readonly keyCredentials: readonly KeyCredential[];
  };
  return { requiredResourceAccess, redirectUri, keyCredential: keyCredentials[0] };
}

/** A token came, whatever is in it: the certificate has been saved. */
const isIn = ({ state, granted }: OnboardingCheck): boolean =>
  state === 'ready' || granted.length > 0;

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
  look,
  add,
}: {
  readonly pending: Onboarding | undefined;
  readonly found: OnboardingCheck | undefined;
  readonly seconds: number;
  readonly look: () => void;
  readonly add: () => void;
}) {
  const consent = pending?.consentUrl;
  const { state, granted = [], lacking = [], failure } = found ?? {};
  const isWaiting = state === 'waiting' || state === 'partly';
  const held = state === 'ready' ? 'done' : isWaiting ? 'checking' : 'waiting';
  const trouble = state === 'refused' || !isWaiting ? failure : undefined;
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
        <button type="button" class="btn pri" onClick={add}>
          {w.addAndStart}
        </button>
      )}
      {state === 'partly' && (
        <button type="button" class="btn" onClick={add}>
          {w.addAnyway}
        </button>
      )}
    </Step>
  );
}
