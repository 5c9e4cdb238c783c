import { useState } from 'preact/hooks';
import { weekdays } from '../../../../src/domain/local-time';
import { Card } from '../../parts/card';
import { SelectField, TextField } from '../../parts/field';
import { KeptForm } from '../../parts/form';
import { useSending } from '../../sending';
import type { Settings } from '../../shapes';
import * as w from '../../words/en/notifications';
import { languages } from './kinds';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Hours in which nothing is sent, and what people are told in who have said nothing. */
export function ForAll({
  settings,
  save,
}: {
  readonly settings: Settings;
  readonly save: (changes: Partial<Settings>) => Promise<void>;
}) {
  const [from, setFrom] = useState(settings.quiet?.from ?? '');
  const [to, setTo] = useState(settings.quiet?.to ?? '');
  const [weekly, setWeekly] = useState<string>(settings.digest?.day ?? '');
  const [language, setLanguage] = useState(settings.language ?? 'en');
  const form = useSending();
  const timeZone = settings.quiet?.timeZone ?? zone;
  const keep = () => {
    const quiet = from || to ? { from, to, timeZone } : undefined;
    const day = weekdays.find((each) => each === weekly);
    const digest = day && { at: '09:00', timeZone, ...settings.digest, day };
    return save({ quiet, language, digest });
  };
  const clock = (id: 'from' | 'to', label: string, value: string, set: (text: string) => void) => (
    <TextField
      id={`quiet-${id}`}
      type="time"
      label={label}
      error={form.errorAt(`/quiet/${id}`)}
      value={value}
      input={set}
    />
  );
  return (
    <Card name="for-all" title={w.forAll}>
      <KeptForm form={form} fields={['/quiet/from', '/quiet/to']} keep={keep}>
        <div class="pair">
          {clock('from', w.quietFrom, from, setFrom)}
          {clock('to', w.quietTo, to, setTo)}
        </div>
        <p class="hint">{w.quietHint(timeZone)}</p>
        <SelectField
          id="digest"
          label={w.digest}
          hint={w.digestHint(settings.digest?.at ?? '09:00')}
          value={weekly}
          options={[
            ['', w.noDigest],
            ...weekdays.map((day, n) => [day, w.weekdays[n] ?? day] as const),
          ]}
          choose={setWeekly}
        />
        <SelectField
          id="language"
          label={w.language}
          value={language}
          options={languages}
          choose={(one) => setLanguage(one as typeof language)}
        />
      </KeptForm>
    </Card>
  );
}
