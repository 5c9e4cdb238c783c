import { useState } from 'preact/hooks';
import { get, Problem } from '../../api';
import { lookNow } from '../../feed';
import { download } from '../../download';
import { orComplain } from '../../or-complain';
import { change } from '../../patience';
import { Act } from '../../parts/act';
import { Card } from '../../parts/card';
import { say } from '../../parts/toast';
import { Refused, useSending } from '../../sending';
import type { Imported } from '../../shapes';
import * as m from '../../words/en/more';
import * as w from '../../words/en/system';

/** Everything but secrets, out of here and into another installation. Says beforehand what would change. */
export function TransferCard() {
  const [given, setGiven] = useState<unknown>();
  const [would, setWould] = useState<Imported>();
  const form = useSending();
  const save = () =>
    orComplain(async () => {
      const all = await get<object>('/api/export');
      download('perennial.json', 'application/json', JSON.stringify(all, null, 2));
    });
  const send = (body: unknown, dryRun: boolean) =>
    change<Imported>('POST', `/api/import?dryRun=${dryRun}`, { body });
  const choose = (file: File | undefined) =>
    form.send(async () => {
      setWould(undefined);
      if (!file) return;
      const body = parsed(await file.text());
      setGiven(body);
      setWould((await send(body, true)).body);
    });
  const take = () =>
    form.send(async () => {
      await send(given, false);
      setWould(undefined);
      say(w.imported);
      lookNow();
    });
  return (
    <Card name="transfer" title={w.transfer}>
      <div class="in stack">
        <p class="muted">{w.transferAbout}</p>
        <div class="row">
          <button type="button" class="btn" onClick={() => void save()}>
            {w.exportAll}
          </button>
        </div>
        <div class="field">
          <label for="import">{w.importFrom}</label>
          <input
            id="import"
            type="file"
            accept="application/json,.json"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        </div>
        <Refused problem={form.problem} />
        {would && <Would would={would} take={() => void take()} busy={form.busy} />}
      </div>
    </Card>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'invalid', w.noJson);
  }
}

function Would({
  would: { accounts, members, settings },
  take,
  busy,
}: {
  readonly would: Imported;
  readonly take: () => void;
  readonly busy: boolean;
}) {
  const added = [...accounts, ...members].filter(({ result }) => result === 'added');
  const nothing = added.length === 0 && settings !== 'changed';
  return (
    <div class="once" role="status">
      <p>
        {nothing
          ? w.nothingChanges
          : w.wouldAdd(
              accounts.filter(({ result }) => result === 'added').length,
              members.filter(({ result }) => result === 'added').length,
              settings === 'changed',
            )}
      </p>
      {added.length > 0 && (
        <p class="small">
          <bdi>{added.map(({ name }) => name).join(m.comma)}</bdi>
        </p>
      )}
      {!nothing && (
        <div class="row">
          <Act class="btn pri" off={busy} act={take}>
            {m.importAccounts}
          </Act>
        </div>
      )}
    </div>
  );
}
