import { useState } from 'preact/hooks';
import { Card } from '../../parts/card';
import { Field, SecretField, secretValue, TextField, tied } from '../../parts/field';
import { KeptForm } from '../../parts/form';
import { Part } from '../../parts/part';
import { useSending } from '../../sending';
import { useSettings } from '../../settings';
import type { Settings } from '../../shapes';
import * as w from '../../words/en/system';

/** What operators decide for all of the installation. */
export function SettingsCards() {
  const { loaded, save } = useSettings();
  return (
    <>
      <Card name="notice" title={w.notice}>
        <div class="in">
          <Part of={loaded}>{({ body }) => <NoticeForm settings={body} save={save} />}</Part>
        </div>
      </Card>
      <Card name="settings" title={w.settings}>
        <div class="in">
          <Part of={loaded}>{({ body }) => <SettingsForm settings={body} save={save} />}</Part>
        </div>
      </Card>
    </>
  );
}

interface Props {
  readonly settings: Settings;
  readonly save: (changes: Partial<Settings>) => Promise<void>;
}

/** What everybody sees above every page: plain text. */
function NoticeForm({ settings, save }: Props) {
  const [text, setText] = useState(settings.notice ?? '');
  const form = useSending();
  const field = {
    id: 'notice-text',
    label: w.notice,
    hint: w.noticeHint,
    error: form.errorAt('/notice'),
  };
  return (
    <KeptForm
      class="form"
      form={form}
      fields={['/notice']}
      keep={() => save({ notice: text.trim() || undefined })}
    >
      <Field {...field}>
        <textarea
          {...tied(field)}
          rows={4}
          maxLength={2000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
    </KeptForm>
  );
}

/** Numbers of the settings, by JSON pointer. */
const numbers = [
  '/retention/days',
  '/retention/runs',
  '/retention/history',
  '/retention/statistics',
  '/retention/audit',
  '/threshold/share',
  '/threshold/runs',
] as const;
type Numbers = Readonly<Record<(typeof numbers)[number], string>>;

const numbersOf = ({ retention = {}, threshold }: Settings): Numbers => ({
  '/retention/days': String(retention.days ?? ''),
  '/retention/runs': String(retention.runs ?? ''),
  '/retention/history': String(retention.history ?? ''),
  '/retention/statistics': String(retention.statistics ?? ''),
  '/retention/audit': String(retention.audit ?? ''),
  '/threshold/share': String(threshold ? Math.round(threshold.share * 100) : ''),
  '/threshold/runs': String(threshold?.runs ?? ''),
});

const count = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

const changesOf = (texts: Numbers): Partial<Settings> => ({
  retention: {
    days: count(texts['/retention/days']),
    runs: count(texts['/retention/runs']),
    history: count(texts['/retention/history']),
    statistics: count(texts['/retention/statistics']),
    audit: count(texts['/retention/audit']),
  },
  threshold:
    texts['/threshold/share'] || texts['/threshold/runs']
      ? { share: Number(texts['/threshold/share']) / 100, runs: Number(texts['/threshold/runs']) }
      : undefined,
});

function SettingsForm({ settings, save }: Props) {
  const [texts, setTexts] = useState(numbersOf(settings));
  const [domains, setDomains] = useState((settings.allowedDomains ?? []).join(' '));
  const [watched, watch] = useState(settings.deadMan !== undefined);
  const form = useSending();
  const keep = () => {
    const url = watched ? secretValue('dead-man') || undefined : undefined;
    const deadMan = url ? { url } : watched ? settings.deadMan : undefined;
    const allowedDomains = domains.split(/[\s,，;]+/).filter(Boolean);
    return save({ ...changesOf(texts), allowedDomains, deadMan });
  };
  return (
    <KeptForm
      class="form"
      form={form}
      fields={[...numbers, '/deadMan/url', '/allowedDomains']}
      keep={keep}
    >
      <div class="pair">
        {numbers.map((pointer) => (
          <TextField
            key={pointer}
            id={pointer.slice(1).replace('/', '-')}
            label={w.numbers[pointer]}
            error={form.errorAt(pointer)}
            value={texts[pointer]}
            input={(value) => setTexts({ ...texts, [pointer]: value })}
          />
        ))}
      </div>
      <TextField
        id="domains"
        label={w.domains}
        hint={w.domainsHint}
        error={
          form.problem?.errors.find(({ field }) => field.startsWith('/allowedDomains'))?.message
        }
        value={domains}
        input={setDomains}
      />
      <label class="row">
        <input
          type="checkbox"
          checked={watched}
          onChange={(event) => watch(event.currentTarget.checked)}
        />
        {w.deadMan}
      </label>
      {watched && (
        <SecretField
          id="dead-man"
          label={w.deadManAddress}
          hint={settings.deadMan?.host ? w.deadManKept(settings.deadMan.host) : w.deadManHint}
          error={form.errorAt('/deadMan/url')}
        />
      )}
    </KeptForm>
  );
}
