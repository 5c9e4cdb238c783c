import type { AccountBrief, State } from '../shapes';
import * as t from '../words/en/first';
import { Icon } from './icons';
import type { IconName } from './icons';

export type Shown = State | 'first';

const looks: Readonly<Record<Shown, readonly [tone: string, icon: IconName]>> = {
  active: ['ok', 'ok'],
  first: ['ok', 'ring'],
  degraded: ['warn', 'part'],
  failing: ['fail', 'bad'],
  paused: ['idle', 'hold'],
  'needs-sign-in': ['fail', 'sign'],
  'needs-credential': ['warn', 'key'],
};

/** What is said of a state: an account that has not run yet is not yet working. */
export const shownState = ({ state, results }: Pick<AccountBrief, 'state' | 'results'>): Shown =>
  state === 'active' && results === '' ? 'first' : state;

/** Shape, word and colour: take away any one, and it is still told. */
export function StateMark({
  state,
  pill = false,
}: {
  readonly state: Shown;
  readonly pill?: boolean;
}) {
  const [tone, icon] = looks[state];
  return (
    <span class={`state ${tone}${pill ? ' pill' : ''}`}>
      <Icon name={icon} />
      {t.state[state]}
    </span>
  );
}
