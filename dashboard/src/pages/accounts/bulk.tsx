import { useRef, useState } from 'preact/hooks';
import { pathOf } from '../../account-actions';
import { lookNow } from '../../feed';
import { askToConfirm } from '../../dialogs';
import { messageOf } from '../../message-of';
import { change } from '../../patience';
import { Act } from '../../parts/act';
import { copyText, say } from '../../parts/toast';
import { accountText } from './actions';
import type { AccountBrief } from '../../shapes';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';
import { picking } from './picked';

const AT_ONCE = 4;

interface Progress {
  readonly done: number;
  readonly of: number;
}

interface Failed {
  readonly verb: Verb;
  readonly accounts: readonly AccountBrief[];
  readonly reasons: readonly string[];
}

const verbs = ['run', 'pause', 'resume'] as const;
type Verb = (typeof verbs)[number] | 'remove';

const doOne = (verb: Verb, account: AccountBrief) =>
  verb === 'remove'
    ? change('DELETE', pathOf(account))
    : change('POST', `${pathOf(account)}/${verb}`, { body: {} });

/** What is done to several accounts: four at a time, with how far it is, and Stop. */
export function Bulk({ accounts }: { readonly accounts: readonly AccountBrief[] }) {
  const [progress, setProgress] = useState<Progress>();
  const [failed, setFailed] = useState<Failed>();
  const stopped = useRef(false);
  const act = async (verb: Verb, these: readonly AccountBrief[]) => {
    const waiting = [...these];
    const refused: { account: AccountBrief; reason: string }[] = [];
    stopped.current = false;
    setFailed(undefined);
    setProgress({ done: 0, of: these.length });
    const worker = async () => {
      while (!stopped.current) {
        const next = waiting.shift();
        if (!next) return;
        await doOne(verb, next).catch((thrown: unknown) =>
          refused.push({ account: next, reason: `${next.name}: ${messageOf(thrown)}` }),
        );
        setProgress((before) => before && { ...before, done: before.done + 1 });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setProgress(undefined);
    lookNow();
    if (refused.length === 0) say(m.bulkDone(these.length - waiting.length));
    else
      setFailed({
        verb,
        accounts: refused.map(({ account }) => account),
        reasons: refused.map(({ reason }) => reason),
      });
  };
  const removeAll = () =>
    askToConfirm(m.removeMany(accounts.length), m.removeText, String(accounts.length), () => {
      void act('remove', accounts);
    });
  return (
    <>
      <div class="bulk" role="region" aria-label={t.select}>
        <b>{progress ? m.nOf(progress.done, progress.of) : m.selected(accounts.length)}</b>
        <span class="push" />
        {progress ? (
          <Do label={m.stop} act={() => (stopped.current = true)} />
        ) : (
          <>
            {accounts.length > 0 && (
              <>
                {verbs.map((verb) => (
                  <Act key={verb} class="btn sm" act={() => act(verb, accounts)}>
                    {{ run: m.runNow, pause: m.pause, resume: m.resume }[verb]}
                  </Act>
                ))}
                <Do
                  label={m.copyAsText}
                  act={() => copyText(accounts.map(accountText).join('\n'))}
                />
                <Act class="btn sm" act={removeAll}>
                  {m.remove}
                </Act>
              </>
            )}
            <Do label={m.done} act={() => picking.set(undefined)} />
          </>
        )}
      </div>
      {failed && (
        <div class="why fail" role="alert">
          <ul>
            {failed.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <div class="row">
            <Act act={() => act(failed.verb, failed.accounts)}>{m.tryThese}</Act>
          </div>
        </div>
      )}
    </>
  );
}

const Do = ({ label, act }: { readonly label: string; readonly act: () => unknown }) => (
  <button type="button" class="btn sm" onClick={act}>
    {label}
  </button>
);
