import { when } from '../../clock';
import { Choice, TextField } from '../../parts/field';
import type { OnboardingPlan } from '../../shapes';
import * as w from '../../words/en/doors';
import * as f from '../../words/en/form';
import * as m from '../../words/en/more';
import type { Door } from './pending';

const presets = ['balanced', 'read-only', 'everything'] as const;

interface Props {
  readonly door: Door;
}

/** Whose it is; before it is begun, what is asked for. */
export const Whose = ({ door, door: { pending, anew } }: Props) =>
  pending ? (
    <p class="row">
      <strong>{pending.user}</strong>
      <button type="button" class="btn bare" onClick={anew}>
        {w.startAnew}
      </button>
    </p>
  ) : (
    <Beginning door={door} />
  );

/** Whose mailbox, and which checks; and what was begun before. */
const Beginning = ({ door, door: { user, setUser, checks, setChecks, plan, mine } }: Props) => (
  <>
    {door.isOver && <p role="status">{w.isOver}</p>}
    {mine.length > 0 && <Continued door={door} />}
    <section class="card">
      <div class="in form">
        <TextField id="user" label={w.whose} hint={w.whoseHint} value={user} input={setUser} />
        <Choice
          name="checks"
          legend={w.which}
          chosen={checks as (typeof presets)[number]}
          options={presets.map(
            (preset) => [preset, m.presets[preset] ?? preset, f.checksAbout[preset]] as const,
          )}
          choose={setChecks}
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

const Continued = ({ door: { mine, resume, drop } }: Props) => (
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
            <button type="button" class="btn" onClick={() => resume(one)}>
              {w.goOn}
            </button>
            <button type="button" class="btn bare" onClick={() => void drop(one)}>
              {w.giveUp}
            </button>
          </span>
        </li>
      ))}
    </ul>
  </section>
);
