import { WhyPanel } from '../../parts/why';
import { overview } from '../../feed';
import { useStore } from '../../store';
import type { Shared } from './shared';

const WAITING = ['failing', 'needs-sign-in', 'needs-credential'];

/** Why it does not work, while it does not; where only a part of it fails, the run that is open says why. */
export function Troubles({ account, mayChange }: Shared) {
  const { state, failure, id } = account;
  const needs = useStore(overview)?.needs ?? [];
  if (!failure || !WAITING.includes(state)) return null;
  const step = needs.find((need) => need.account === id && need.code === failure.code)?.step;
  return (
    <WhyPanel first why={failure}>
      {mayChange && step && step.path !== `/accounts/${id}` && (
        <a class="btn pri" href={step.path}>
          {step.label}
        </a>
      )}
    </WhyPanel>
  );
}
