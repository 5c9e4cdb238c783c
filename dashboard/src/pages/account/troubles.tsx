import { WhyPanel } from '../../parts/why';
import { actionOf } from '../../next-step';
import type { Shared } from './shared';

const WAITING = ['failing', 'needs-sign-in', 'needs-credential', 'degraded'];

/** Why it does not work, while it does not. */
export function Troubles({ account, mayChange }: Shared) {
  const { state, failure, id } = account;
  if (!failure || !WAITING.includes(state)) return null;
  const [label, href] = actionOf(state, failure.code, id);
  return (
    <WhyPanel first why={failure} tone={state === 'degraded' ? 'warn' : 'fail'}>
      {mayChange && href !== `/accounts/${id}` && (
        <a class="btn pri" href={href}>
          {label}
        </a>
      )}
    </WhyPanel>
  );
}
