import { get } from '../api';
import { now, span } from '../clock';
import { overview } from '../feed';
import { useLoaded } from '../loaded';
import { Card } from '../parts/card';
import { Heading } from '../parts/heading';
import { Icon } from '../parts/icons';
import { Part } from '../parts/part';
import type { SystemHealth } from '../shapes';
import { useStore } from '../store';
import * as t from '../words/en/first';
import * as m from '../words/en/more';
import * as w from '../words/en/system';
import { SettingsCards } from './system/settings-cards';
import { StatisticsCard } from './system/statistics';
import { TransferCard } from './system/transfer';
import { UpgradeCard } from './system/upgrade';

/** Whether the installation does its work, in numbers, and what operators decide for all of it. */
export function SystemPage() {
  const known = useStore(overview);
  const health = useLoaded(() => get<SystemHealth>('/api/health'), [known?.at]);
  const status = health.value?.status ?? known?.health.status;
  const operator = known?.me.role === 'operator';
  const verdict =
    status === 'ok' ? w.systemWell : status === 'degraded' ? w.systemUnwell : w.systemUnknown;
  return (
    <div class="stack wide-gap">
      <Heading title={t.system}>{verdict}</Heading>
      <div class={operator ? 'cols' : 'stack'}>
        <div>
          <Card name="health" title={w.health}>
            <Part of={health}>{(value) => <Facts health={value} />}</Part>
          </Card>
          <StatisticsCard />
          {operator && (
            <>
              <TransferCard />
              <UpgradeCard />
            </>
          )}
        </div>
        {operator && (
          <div>
            <SettingsCards />
          </div>
        )}
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
