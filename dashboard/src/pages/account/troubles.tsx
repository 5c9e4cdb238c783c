import { WhyPanel } from '../../parts/why';
import { actionOf } from '../../next-step';
import type { Shared } from './shared';

const WAITING = ['failing', 'needs-sign-in', 'needs-credential'];

/** Why it does not work, while it does not; where only a part of it fails, the run that is open says why. */
export function Troubles({ account, mayChange }: Shared) {
  const { state, failure, id } = account;
  if (!failure || !WAITING.includes(state)) return null;
  const [label, href] = actionOf(state, failure.code, id);
  return (
    <WhyPanel first why={failure}>
      {mayChange && href !== `/accounts/${id}` && (
        <a class="btn pri" href={href}>
          {label}
        </a>
      )}
    </WhyPanel>
  );
}
