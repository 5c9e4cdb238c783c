import { useState } from 'preact/hooks';
import { change } from '../../patience';
import { Act } from '../../parts/act';
import { Card } from '../../parts/card';
import { Choice, SecretField, secretValue, SelectField, TextField } from '../../parts/field';
import { KeptForm } from '../../parts/form';
import { useSending } from '../../sending';
import type { Delivery } from '../../shapes';
import * as m from '../../words/en/more';
import * as w from '../../words/en/notifications';
import { asked, channelOf, idOf, kinds, languages, textAt } from './kinds';
import type { Asked, Channel, Kind } from './kinds';
import { QuietFields } from './quiet';
import type { Quiet } from './quiet';
import { Tried } from './tried';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Props {
  readonly kind: Kind | undefined;
  /** Kinds that there are channels of. */
  readonly taken: Readonly<Partial<Record<string, Channel>>>;
  readonly save: (kind: Kind, channel: Channel) => Promise<void>;
  readonly done: () => void;
}

/** One channel, one kind's fields at a time; tried before it is kept. */
export function ChannelForm({ kind: given, taken, save, done }: Props) {
  const free = kinds.filter((each) => !taken[each]);
  const [kind, setKind] = useState<Kind>(given ?? free[0] ?? 'mail');
  const before = taken[kind] ?? {};
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [least, setLeast] = useState(before.least ?? 'info');
  const [language, setLanguage] = useState<NonNullable<Channel['language']> | ''>(
    before.language ?? '',
  );
  const [quiet, setQuiet] = useState<Quiet>(before.quiet ?? { from: '', to: '' });
  const [delivery, setDelivery] = useState<Delivery>();
  const form = useSending();
  const fields = asked[kind];

  const channel = (): Channel => {
    const shown: Record<string, string> = {};
    for (const { at, secret } of fields)
      shown[at] = secret ? secretValue(idOf(at)) : (texts[at] ?? textAt(before, at));
    return {
      ...channelOf(kind, shown),
      least,
      language: language === '' ? undefined : language,
      quiet: quiet.from || quiet.to ? { timeZone: zone, ...quiet } : undefined,
    };
  };
  const test = () =>
    form.send(async () => {
      const { body } = await change<Delivery>('POST', `/api/channels/${kind}/test`, {
        body: channel(),
      });
      setDelivery(body);
    });
  const errorAt = (at: string) => form.errorAt(at) ?? form.errorAt(`/channels/${kind}${at}`);
  const text = (one: Asked) => {
    const key = `${kind} ${one.at}`;
    const shared = {
      id: idOf(one.at),
      label: w.fields[`${kind}${one.at}`] ?? one.at,
      error: errorAt(one.at),
    };
    const kept = before.secrets?.includes(one.at.slice(1));
    return one.secret ? (
      <SecretField key={key} {...shared} hint={kept ? w.secretKept : w.secretNew} />
    ) : (
      <TextField
        key={key}
        {...shared}
        hint={w.hints[`${kind}${one.at}`]}
        value={texts[one.at] ?? textAt(before, one.at)}
        input={(value) => setTexts({ ...texts, [one.at]: value })}
      />
    );
  };
  const server = fields.filter((one) => one.server);
  return (
    <Card name="channel" title={given ? w.kinds[given] : w.addChannel}>
      <KeptForm
        form={form}
        fields={[...fields.map(({ at }) => at), '/quiet/from', '/quiet/to']}
        keep={() => save(kind, channel())}
        kept={done}
        others={
          <>
            <Act busy={w.testing} act={test}>
              {w.test}
            </Act>
            <button type="button" class="btn bare" onClick={done}>
              {m.cancel}
            </button>
          </>
        }
      >
        {!given && (
          <Choice
            name="channel-kind"
            legend={w.whichWay}
            chosen={kind}
            options={free.map((each) => [each, w.kinds[each], w.about[each]] as const)}
            choose={setKind}
          />
        )}
        {fields.filter((one) => !one.server).map(text)}
        {server.length > 0 && (
          <details class="more" open={textAt(before, '/smtp/host') !== ''}>
            <summary>{w.ownServer}</summary>
            <div class="form">{server.map(text)}</div>
          </details>
        )}
        <Choice
          name="least"
          legend={w.toldOf}
          chosen={least}
          options={(['info', 'warning', 'critical'] as const).map(
            (each) => [each, w.least[each], w.leastAbout[each]] as const,
          )}
          choose={setLeast}
        />
        <SelectField
          id="channel-language"
          label={w.language}
          value={language}
          options={[['', w.asInstallation], ...languages]}
          choose={(one) => setLanguage(one as typeof language)}
        />
        <QuietFields at="channel-quiet" quiet={quiet} set={setQuiet} errorAt={errorAt} />
        <p class="hint">{w.quietOfChannel}</p>
        {delivery && <Tried delivery={delivery} />}
        <p class="hint">{w.testFirst}</p>
      </KeptForm>
    </Card>
  );
}
