import { daysBetween, format, hours, now } from '../../clock';
import { Act } from '../../parts/act';
import { Icon } from '../../parts/icons';
import { Relative, Time } from '../../parts/time';
import { copyText } from '../../parts/toast';
import { CopyId, WhyPanel } from '../../parts/why';
import type { Outcome, Run } from '../../shapes';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';
import { leaveOut } from './leave-out';
import { addressOfRun, inSeconds, outcomeLines, runText, took, whoAsked } from './run-text';
import type { Shared } from './shared';
import { atStart, byWorst, countsOf, looks, resultWord } from './results';

/** 14:21:04 */
const exactly = (at: number): string =>
  format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** A run in one line: when, how it ended, how long it took. */
export function RunSummary({ run }: { readonly run: Run }) {
  const at = Date.parse(run.slot);
  const seconds = took(run);
  const [tone, icon] = looks[run.result ?? 'skipped'];
  return (
    <summary>
      <span class="chev">
        <Icon name="chev" />
      </span>
      <span class="num">
        <Time at={at} text={hours(at)} /> {/* Of an earlier day the heading says which. */}
        {daysBetween(at, now()) === 0 && (
          <small class="muted">
            <Relative at={at} />
          </small>
        )}
      </span>
      <span class="row">
        <span class={`state ${tone}`}>
          <Icon name={icon} />
          {atStart(run.result ? resultWord(run.result) : w.underWay)}
        </span>
        <span class="muted">
          {[countsOf(run.outcomes), whoAsked(run), run.demo && t.demo].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span class="muted num nowrap">{seconds === undefined ? '' : inSeconds(seconds)}</span>
    </summary>
  );
}

/** What is in a run: its outcomes, the worst first, and what to do about them. */
export function RunBody({ run, ...shared }: Shared & { readonly run: Run }) {
  const { account } = shared;
  const at = Date.parse(run.slot);
  return (
    <div class="body">
      {run.failure && <WhyPanel why={run.failure} />}
      <table class="outs">
        <tbody>
          {[...run.outcomes].sort(byWorst).map((outcome) => (
            <OutcomeRow key={outcome.check} outcome={outcome} {...shared} />
          ))}
        </tbody>
      </table>
      <div class="row">
        <button type="button" class="btn sm" onClick={() => copyText(runText(account, run))}>
          <Icon name="copy" />
          {m.copyAsText}
        </button>
        <button type="button" class="btn sm" onClick={() => copyText(addressOfRun(account, run))}>
          <Icon name="link" />
          {m.copyLink}
        </button>
        <span class="muted small">
          {w.runDue(run.id)} <Time at={at} text={exactly(at)} /> ·{' '}
          {w.runFacts(run.attempt ?? 1, run.revision ?? 1)}
        </span>
      </div>
    </div>
  );
}

function OutcomeRow({ outcome, ...shared }: Shared & { readonly outcome: Outcome }) {
  const { check, result, status, ms, requestId, failure } = outcome;
  const [tone, icon] = looks[result];
  return (
    <>
      <tr>
        <td class={tone}>
          <span class={`state ${tone}`}>
            <Icon name={icon} />
            <span class="vh">{resultWord(result)}</span>
          </span>
        </td>
        <th scope="row">
          {shared.titles?.get(check)?.title ?? check}
          <small>{check}</small>
        </th>
        <td class="opt muted small">{made(outcome)}</td>
        <td class="r num">{status ?? '–'}</td>
        <td class="r num muted">{ms === 0 ? '–' : `${ms} ms`}</td>
        <td class="r opt">{requestId !== undefined && <CopyId id={requestId} />}</td>
      </tr>
      {failure && result !== 'skipped' && (
        <tr>
          <td />
          <td colSpan={5}>
            <OutcomeWhy outcome={outcome} failure={failure} {...shared} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What it made and removed, or why there was nothing to do. */
function made({ result, failure, made: count, removed }: Outcome): string {
  if (count !== undefined && count > 0) return w.madeRemoved(count, removed ?? 0);
  return result === 'passed' || result === 'failed' ? '' : (failure?.title ?? resultWord(result));
}

function OutcomeWhy({
  outcome,
  failure,
  account,
  mayChange,
}: Shared & { readonly outcome: Outcome; readonly failure: NonNullable<Outcome['failure']> }) {
  const bad = outcome.result === 'failed' || outcome.result === 'undo-failed';
  return (
    <WhyPanel why={failure} tone={bad ? 'fail' : 'warn'}>
      {mayChange && bad && (
        <Act class="btn sm" act={() => leaveOut(account, outcome.check)}>
          {w.leaveOut}
        </Act>
      )}
      <button
        type="button"
        class="btn sm bare"
        onClick={() => copyText(outcomeLines(outcome).join('\n'))}
      >
        <Icon name="copy" />
        {m.copyAsText}
      </button>
    </WhyPanel>
  );
}
