import { useState } from 'preact/hooks';
import { moment } from '../../clock';
import { go } from '../../navigation';
import { Icon } from '../../parts/icons';
import type { Account, Run } from '../../shapes';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';
import { atStart, countsOf, looks, resultWord } from './results';

const letters = { passed: 'p', degraded: 'd', failed: 'f', abandoned: 'a' } as const;

interface Props {
  readonly account: Account;
  /** The newest runs, as far as they are known by now. */
  readonly runs: readonly Run[] | undefined;
}

/** The last 30 runs as links, oldest first. One stop for Tab; the arrows move, and a line below says what is there. */
export function Beats({ account: { id, lastResults }, runs: known }: Props) {
  const runs = [...lastResults].reverse();
  const [chosen, choose] = useState<number>();
  const at = Math.min(chosen ?? runs.length - 1, runs.length - 1);
  const run = runs[at];
  if (!run) return <p class="muted">{t.noRunYet}</p>;
  const [tone, icon] = looks[run.result];
  const whole = known?.find((one) => one.id === run.runId);
  const href = (runId: string) => `/accounts/${id}/runs/${runId}`;
  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: runs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(to, runs.length - 1));
    choose(next);
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('a')[next]?.focus();
  };
  return (
    <>
      <ol class="beats" aria-label={w.beats} onKeyDown={move}>
        {runs.map(({ runId, result, at: ended }, n) => (
          <li key={runId}>
            <a
              href={href(runId)}
              class={`k-${letters[result]} ${looks[result][0]}${n === at ? ' on' : ''}`}
              tabIndex={n === at ? 0 : -1}
              aria-label={`${moment(Date.parse(ended))}${t.separator}${resultWord(result)}`}
              onFocus={() => choose(n)}
              onPointerEnter={() => choose(n)}
            />
          </li>
        ))}
      </ol>
      <p class="read">
        <b class="num">{atStart(moment(Date.parse(run.at)))}</b>
        <span class={`state ${tone}`}>
          <Icon name={icon} />
          {atStart(resultWord(run.result))}
        </span>
        <span>{whole && (whole.failure?.title ?? countsOf(whole.outcomes))}</span>
        <a class="push" href={href(run.runId)} onClick={() => go(href(run.runId))}>
          {m.open}
        </a>
      </p>
    </>
  );
}
