import { useState } from 'preact/hooks';
import { weekdays } from '../../../../src/domain/local-time';
import { Card } from '../../parts/card';
import { SelectField } from '../../parts/field';
import { KeptForm } from '../../parts/form';
import { useSending } from '../../sending';
import type { Settings } from '../../shapes';
import * as w from '../../words/en/notifications';
import { languages } from './kinds';
import { QuietFields } from './quiet';
import type { Quiet } from './quiet';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Hours in which nothing is sent, and what people are told in who have said nothing. */
export function ForAll({
  settings,
  save,
}: {
  readonly settings: Settings;
  readonly save: (changes: Partial<Settings>) => Promise<void>;
}) {
  const [hours, setHours] = useState<Quiet>(settings.quiet ?? { from: '', to: '' });
  const [weekly, setWeekly] = useState<string>(settings.digest?.day ?? '');
  const [language, setLanguage] = useState(settings.language ?? 'en');
  const form = useSending();
  const timeZone = settings.quiet?.timeZone ?? zone;
  const keep = () => {
    const quiet = hours.from || hours.to ? { ...hours, timeZone } : undefined;
    const day = weekdays.find((each) => each === weekly);
    const digest = day && { at: '09:00', timeZone, ...settings.digest, day };
    return save({ quiet, language, digest });
  };
  return (
    <Card name="for-all" title={w.forAll}>
      <KeptForm form={form} fields={['/quiet/from', '/quiet/to']} keep={keep}>
        <QuietFields at="quiet" quiet={hours} set={setHours} errorAt={form.errorAt} />
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
