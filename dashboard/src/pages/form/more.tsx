import { weekdays } from '../../../../src/domain/local-time';
import type { Weekday } from '../../../../src/domain/local-time';
import { Choice, Field, TextField, tied } from '../../parts/field';
import * as w from '../../words/en/form';
import * as m from '../../words/en/more';
import type { Draft } from './draft';
import type { Errors } from './errors';

interface Props {
  readonly draft: Draft;
  readonly errors: Errors;
  readonly set: (changes: Partial<Draft>) => void;
}

const presets = ['steady', 'gentle', 'office-hours', 'close-watch', 'custom'] as const;
const drawn = ['balanced', 'read-only', 'everything'] as const;

/** When it runs, what it draws, who is told: folded, because the defaults do. */
export const More = (props: Props) => (
  <details class="more">
    <summary>{w.moreFields}</summary>
    <div class="form">
      <ScheduleFields {...props} />
      <CheckFields {...props} />
      <TextField
        id="email"
        label={w.tellWhom}
        hint={w.tellWhomHint}
        error={props.errors['email']}
        value={props.draft.email}
        input={(email) => props.set({ email })}
      />
    </div>
  </details>
);

function ScheduleFields({ draft, errors, set }: Props) {
  const text = (id: 'minMinutes' | 'maxMinutes' | 'quietDates', label: string, hint?: string) => (
    <TextField
      id={id}
      label={label}
      hint={hint}
      error={errors[id]}
      value={draft[id]}
      input={(value) => set({ [id]: value })}
    />
  );
  return (
    <>
      <Choice
        name="preset"
        legend={m.schedule}
        chosen={draft.preset}
        options={presets.map(
          (preset) => [preset, w.presetNames[preset], w.presetAbout[preset]] as const,
        )}
        choose={(preset) => set({ preset })}
      />
      {draft.preset === 'custom' && (
        <>
          <div class="pair">
            {text('minMinutes', w.least)}
            {text('maxMinutes', w.most)}
          </div>
          <Days
            legend={w.onlyOn}
            name="days"
            chosen={draft.days}
            choose={(days) => set({ days })}
          />
        </>
      )}
      <Zone draft={draft} errors={errors} set={set} />
      <Days
        legend={w.neverOn}
        name="quietDays"
        chosen={draft.quietDays}
        choose={(quietDays) => set({ quietDays })}
      />
      <div class="pair">
        <Clock id="quietFrom" label={w.quietFrom} {...{ draft, errors, set }} />
        <Clock id="quietTo" label={w.quietTo} {...{ draft, errors, set }} />
      </div>
      {text('quietDates', w.quietDates, w.quietDatesHint)}
    </>
  );
}

const Zone = ({ draft, errors, set }: Props) => (
  <>
    <TextField
      id="timeZone"
      label={w.timeZone}
      error={errors['timeZone']}
      value={draft.timeZone}
      list="zones"
      input={(timeZone) => set({ timeZone })}
    />
    <datalist id="zones">
      {Intl.supportedValuesOf('timeZone').map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  </>
);

function Clock({
  id,
  label,
  draft,
  errors,
  set,
}: Props & { readonly id: 'quietFrom' | 'quietTo'; readonly label: string }) {
  const field = { id, label, error: errors[id] };
  return (
    <Field {...field}>
      <input
        {...tied(field)}
        type="time"
        value={draft[id]}
        onInput={(event) => set({ [id]: event.currentTarget.value })}
      />
    </Field>
  );
}

const Days = ({
  legend,
  name,
  chosen,
  choose,
}: {
  readonly legend: string;
  readonly name: string;
  readonly chosen: readonly Weekday[];
  readonly choose: (days: readonly Weekday[]) => void;
}) => (
  <fieldset class="field">
    <legend class="lab">{legend}</legend>
    <div class="row">
      {weekdays.map((day, n) => (
        <label key={day} class="row">
          <input
            type="checkbox"
            name={name}
            checked={chosen.includes(day)}
            onChange={(event) =>
              choose(
                event.currentTarget.checked
                  ? weekdays.filter((each) => each === day || chosen.includes(each))
                  : chosen.filter((each) => each !== day),
              )
            }
          />
          {w.weekdays[n]}
        </label>
      ))}
    </div>
  </fieldset>
);

function CheckFields({ draft, errors, set }: Props) {
  return (
    <>
      <Choice
        name="checks"
        legend={w.whichChecks}
        chosen={draft.checks}
        options={drawn.map(
          (preset) => [preset, m.presets[preset] ?? preset, w.checksAbout[preset]] as const,
        )}
        choose={(checks) => set({ checks })}
      />
      <div class="pair">
        <TextField
          id="min"
          label={w.drawnLeast}
          error={errors['min']}
          value={draft.min}
          input={(min) => set({ min })}
        />
        <TextField
          id="max"
          label={w.drawnMost}
          error={errors['max']}
          value={draft.max}
          input={(max) => set({ max })}
        />
      </div>
      <TextField
        id="always"
        label={m.always}
        hint={w.alwaysHint}
        error={errors['always']}
        value={draft.always}
        input={(always) => set({ always })}
      />
      <Field id="writes" label={w.mayMake}>
        <select
          id="writes"
          value={draft.writes}
          onChange={(event) => set({ writes: event.currentTarget.value })}
        >
          <option value="">{w.mayMakeByLicence}</option>
          <option value="true">{w.mayMakeYes}</option>
          <option value="false">{w.mayMakeNo}</option>
        </select>
      </Field>
    </>
  );
}
