import { useState } from 'preact/hooks';
import { ask, get } from '../api';
import type { Problem } from '../api';
import { now, span } from '../clock';
import { overview } from '../feed';
import { useLoaded } from '../loaded';
import { Card } from '../parts/card';
import { Field, tied } from '../parts/field';
import { Heading } from '../parts/heading';
import { Icon } from '../parts/icons';
import { Part } from '../parts/part';
import { complain, say } from '../parts/toast';
import type { SystemHealth, Settings } from '../shapes';
import { useStore } from '../store';
import * as t from '../words/en/first';
import * as m from '../words/en/more';
import * as w from '../words/en/system';

/** Whether the installation does its work, and what operators have to say to everybody. */
export function SystemPage() {
  const known = useStore(overview);
  const health = useLoaded(() => get<SystemHealth>('/api/health'), [known?.at]);
  const status = health.value?.status ?? known?.health.status;
  const verdict =
    status === 'ok' ? w.systemWell : status === 'degraded' ? w.systemUnwell : w.systemUnknown;
  return (
    <div class="stack wide-gap">
      <Heading title={t.system}>{verdict}</Heading>
      <div class="cols">
        <div>
          <Card name="health" title={w.health}>
            <Part of={health}>{(value) => <Facts health={value} />}</Part>
          </Card>
        </div>
        <div>{known?.me.role === 'operator' && <NoticeCard />}</div>
      </div>
    </div>
  );
}

function Facts({ health }: { readonly health: SystemHealth }) {
  const {
    lastTick,
    storage,
    due,
    alerts,
    overdueLedger,
    cappedAccounts,
    damagedRows,
    poisoned,
    configuration = [],
  } = health;
  const tick = lastTick ? t.ago(span(now() - Date.parse(lastTick.at))) : w.lateNever;
  const rows: readonly (readonly [string, string | number | undefined, boolean])[] = [
    [w.lastTick, tick, health.status === 'ok'],
    [w.storage, storage, storage === 'reachable'],
    [w.dueNow, due?.waiting, (due?.oldestAgeSeconds ?? 0) < 900],
    [w.alertsOwed, alerts?.pending, alerts?.lastError === undefined],
    [m.leftBehind, overdueLedger, overdueLedger === 0],
    [w.capped, cappedAccounts, cappedAccounts === 0],
    [w.damaged, damagedRows, damagedRows === 0],
    [w.poisoned, poisoned && Object.values(poisoned).reduce((sum, n) => sum + n, 0), true],
  ];
  return (
    <>
      <table class="plain">
        <tbody>
          {rows.map(([name, value, well]) =>
            value === undefined ? null : (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class={well ? 'ok' : 'warn'}>
                  <span class={`state ${well ? 'ok' : 'warn'}`}>
                    <Icon name={well ? 'ok' : 'part'} />
                    {value}
                  </span>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {configuration.length > 0 && (
        <ul class="in stack">
          {configuration.map(({ setting, message }) => (
            <li key={setting}>
              <code>{setting}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What everybody sees above every page: plain text. */
function NoticeCard() {
  const settings = useLoaded(() => ask<Settings>('GET', '/api/settings'), []);
  return (
    <Card name="notice" title={w.notice}>
      <div class="in">
        <Part of={settings}>
          {({ body, etag }) => <NoticeForm settings={body} etag={etag} saved={settings.again} />}
        </Part>
      </div>
    </Card>
  );
}

interface NoticeProps {
  readonly settings: Settings;
  readonly etag: string | undefined;
  readonly saved: () => void;
}

function NoticeForm({ settings, etag, saved }: NoticeProps) {
  const [text, setText] = useState(settings.notice ?? '');
  const save = async () => {
    try {
      const body = { ...settings, notice: text.trim() || undefined };
      await ask('PUT', '/api/settings', { body, ...(etag === undefined ? {} : { ifMatch: etag }) });
      say(m.saved);
      saved();
    } catch (thrown) {
      complain((thrown as Problem).message || t.unreachable);
    }
  };
  const field = { id: 'notice-text', label: w.notice, hint: w.noticeHint };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
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
      <button class="btn">{m.save}</button>
    </form>
  );
}
