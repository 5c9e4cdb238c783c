import { when } from '../../clock';
import { Choice, TextField } from '../../parts/field';
import type { Onboarding, OnboardingPlan } from '../../shapes';
import * as w from '../../words/en/doors';
import * as f from '../../words/en/form';
import * as m from '../../words/en/more';
import type { Wish } from './pending';

const presets = ['balanced', 'read-only', 'everything'] as const;

interface Props {
  readonly wish: Wish;
  readonly set: (wish: Wish) => void;
  readonly plan: OnboardingPlan | undefined;
  readonly mine: readonly Onboarding[];
  readonly goOn: (one: Onboarding) => void;
  readonly drop: (one: Onboarding) => void;
}

/** Whose mailbox, and which checks; and what was begun before. */
export const Beginning = ({ wish, set, plan, mine, goOn, drop }: Props) => (
  <>
    {mine.length > 0 && <Continued mine={mine} goOn={goOn} drop={drop} />}
    <section class="card">
      <div class="in form">
        <TextField
          id="user"
          label={w.whose}
          hint={w.whoseHint}
          value={wish.user}
          input={(user) => set({ ...wish, user })}
        />
        <Choice
          name="checks"
          legend={w.which}
          chosen={wish.checks}
          options={presets.map(
            (preset) => [preset, m.presets[preset] ?? preset, f.checksAbout[preset]] as const,
          )}
          choose={(checks) => set({ ...wish, checks })}
        />
        {plan && <Permissions plan={plan} />}
      </div>
    </section>
  </>
);

const Permissions = ({ plan: { permissions } }: { readonly plan: OnboardingPlan }) => (
  <details class="more">
    <summary>
      {w.permissions(permissions.length)}. {w.showList}
    </summary>
    <ul>
      {permissions.map(({ name, type, why }) => (
        <li key={name + type} class="small">
          <code>{name}</code> {why.join(', ')}
        </li>
      ))}
    </ul>
  </details>
);

const Continued = ({ mine, goOn, drop }: Pick<Props, 'mine' | 'goOn' | 'drop'>) => (
  <section class="card" aria-labelledby="continued">
    <header>
      <h2 id="continued">{w.continued}</h2>
    </header>
    <ul class="in stack">
      {mine.map((one) => (
        <li key={one.id} class="row between">
          <span>
            {one.user} <span class="muted small">{w.until(when(Date.parse(one.expiresAt)))}</span>
          </span>
          <span class="row">
            <button type="button" class="btn" onClick={() => goOn(one)}>
              {w.goOn}
            </button>
            <button type="button" class="btn bare" onClick={() => drop(one)}>
              {w.giveUp}
            </button>
          </span>
        </li>
      ))}
    </ul>
  </section>
);
