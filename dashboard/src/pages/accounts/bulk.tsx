import { useRef, useState } from 'preact/hooks';
import { ask } from '../../api';
import type { Problem } from '../../api';
import { pathOf } from '../../account-actions';
import { lookNow } from '../../feed';
import { complain, say } from '../../parts/toast';
import type { AccountBrief } from '../../shapes';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';
import { picking } from './picked';

const AT_ONCE = 4;

interface Progress {
  readonly done: number;
  readonly of: number;
}

/** What is done to several accounts: four at a time, with how far it is, and Stop. */
export function Bulk({ accounts }: { readonly accounts: readonly AccountBrief[] }) {
  const [progress, setProgress] = useState<Progress>();
  const stopped = useRef(false);
  const act = async (verb: string) => {
    const waiting = [...accounts];
    const failed: string[] = [];
    stopped.current = false;
    setProgress({ done: 0, of: accounts.length });
    const worker = async () => {
      while (!stopped.current) {
        const next = waiting.shift();
        if (!next) return;
        try {
          await ask('POST', `${pathOf(next)}/${verb}`, {});
        } catch (thrown) {
          failed.push(`${next.name}: ${(thrown as Problem).message}`);
        }
        setProgress((before) => before && { ...before, done: before.done + 1 });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setProgress(undefined);
    lookNow();
    if (failed.length > 0) complain(failed.join(' · '));
    else say(m.bulkDone(accounts.length - waiting.length));
  };
  return (
    <div class="bulk" role="region" aria-label={t.select}>
      <b>{progress ? m.nOf(progress.done, progress.of) : m.selected(accounts.length)}</b>
      <span class="push" />
      {progress ? (
        <button type="button" class="btn sm" onClick={() => (stopped.current = true)}>
          {m.stop}
        </button>
      ) : (
        <>
          {(['run', 'pause', 'resume'] as const).map((verb) => (
            <button
              key={verb}
              type="button"
              class="btn sm"
              aria-disabled={accounts.length === 0}
              onClick={() => void act(verb)}
            >
              {{ run: m.runNow, pause: m.pause, resume: m.resume }[verb]}
            </button>
          ))}
          <button type="button" class="btn sm" onClick={() => picking.set(undefined)}>
            {m.done}
          </button>
        </>
      )}
    </div>
  );
}
