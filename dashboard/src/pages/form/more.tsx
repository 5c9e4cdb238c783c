import { weekdays } from '../../../../src/domain/local-time';
import type { Weekday } from '../../../../src/domain/local-time';
import { Choice, SelectField, TextField } from '../../parts/field';
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
      <Text {...props} id="email" label={w.tellWhom} hint={w.tellWhomHint} />
    </div>
  </details>
);

/** What is typed in a line. */
const Text = ({
  draft,
  errors,
  set,
  id,
  ...field
}: Props & {
  readonly id: Exclude<keyof Draft, 'days' | 'quietDays'>;
  readonly label: string;
  readonly hint?: string;
  readonly list?: string;
  readonly type?: 'time';
}) => (
  <TextField
    {...field}
    id={id}
    error={errors[id]}
    value={draft[id]}
    input={(value) => set({ [id]: value })}
  />
);

function ScheduleFields(props: Props) {
  const { draft, set } = props;
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
            <Text {...props} id="minMinutes" label={w.least} />
            <Text {...props} id="maxMinutes" label={w.most} />
          </div>
          <Days
            legend={w.onlyOn}
            name="days"
            chosen={draft.days}
            choose={(days) => set({ days })}
          />
        </>
      )}
      <Text {...props} id="timeZone" label={w.timeZone} list="zones" />
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Days
        legend={w.neverOn}
        name="quietDays"
        chosen={draft.quietDays}
        choose={(quietDays) => set({ quietDays })}
      />
      <div class="pair">
        <Text {...props} type="time" id="quietFrom" label={w.quietFrom} />
        <Text {...props} type="time" id="quietTo" label={w.quietTo} />
      </div>
      <Text {...props} id="quietDates" label={w.quietDates} hint={w.quietDatesHint} />
    </>
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

function CheckFields(props: Props) {
  const { draft, set } = props;
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
        <Text {...props} id="min" label={w.drawnLeast} />
        <Text {...props} id="max" label={w.drawnMost} />
      </div>
      <Text {...props} id="always" label={m.always} hint={w.alwaysHint} />
      <SelectField
        id="writes"
        label={w.mayMake}
        value={draft.writes}
        options={[
          ['', w.mayMakeByLicence],
          ['true', w.mayMakeYes],
          ['false', w.mayMakeNo],
        ]}
        choose={(writes) => set({ writes })}
      />
    </>
  );
}
