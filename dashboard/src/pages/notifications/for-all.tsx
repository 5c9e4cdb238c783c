import { useState } from 'preact/hooks';
import { weekdays } from '../../../../src/domain/local-time';
import { Card } from '../../parts/card';
import { Field, tied } from '../../parts/field';
import { say } from '../../parts/toast';
import { Refused, useSending } from '../../sending';
import type { Settings } from '../../shapes';
import * as m from '../../words/en/more';
import * as w from '../../words/en/notifications';

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
  const keep = async () => {
    const quiet = from || to ? { from, to, timeZone } : undefined;
    const day = weekdays.find((each) => each === weekly);
    const digest = day && { at: '09:00', timeZone, ...settings.digest, day };
    if (await form.send(() => save({ quiet, language, digest }))) say(m.saved);
  };
  const clock = (id: 'from' | 'to', value: string, set: (text: string) => void) => {
    const field = {
      id: `quiet-${id}`,
      label: { from: w.quietFrom, to: w.quietTo }[id],
      error: form.errorAt(`/quiet/${id}`),
    };
    return (
      <Field {...field}>
        <input
          {...tied(field)}
          type="time"
          value={value}
          onInput={(event) => set(event.currentTarget.value)}
        />
      </Field>
    );
  };
  return (
    <Card name="for-all" title={w.forAll}>
      <form
        class="in form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Refused problem={form.problem} fields={['/quiet/from', '/quiet/to']} />
        <div class="pair">
          {clock('from', from, setFrom)}
          {clock('to', to, setTo)}
        </div>
        <p class="hint">{w.quietHint(timeZone)}</p>
        <Field id="digest" label={w.digest} hint={w.digestHint(settings.digest?.at ?? '09:00')}>
          <select
            id="digest"
            aria-describedby="digest-hint"
            value={weekly}
            onChange={(event) => setWeekly(event.currentTarget.value)}
          >
            <option value="">{w.noDigest}</option>
            {weekdays.map((day, n) => (
              <option key={day} value={day}>
                {w.weekdays[n]}
              </option>
            ))}
          </select>
        </Field>
        <Field id="language" label={w.language}>
          <select
            id="language"
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value as 'en' | 'zh-CN')}
          >
            <option value="en">English</option>
            <option value="zh-CN">简体中文</option>
          </select>
        </Field>
        <button class="btn" aria-disabled={form.busy}>
          {m.save}
        </button>
      </form>
    </Card>
  );
}
