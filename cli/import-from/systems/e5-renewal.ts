/**
 * e5-renewal: `e5-renewal.yaml` has how often and how much; accounts lie encrypted in its database, and its API tells one of them
 * in full (github.com/cnzakii/e5-renewal, `backend/config/config.go`, `backend/models/models.go`).
 */
import { CARRIED } from '../system';
import type { FoundAccount, System } from '../system';
import { countOf, objectOf, structured, textOf } from '../values';

const HOUR_S = 3600;
const OWN = ['server', 'database', 'security', 'scheduler'];

export const e5Renewal: System = {
  name: 'e5-renewal',
  parse(text) {
    const value = structured(text);
    if (value === undefined) return undefined;
    if ('scheduler' in value && Object.keys(value).every((name) => OWN.includes(name)))
      return value;
    const { data = value } = value as { data?: unknown };
    const list = Array.isArray(data) ? (data as unknown[]) : [data];
    return list.length > 0 && list.every((one) => 'auth_type' in objectOf(one))
      ? { accounts: list }
      : undefined;
  },
  read(content) {
    const { accounts = [], scheduler } = content as { accounts?: unknown[]; scheduler?: unknown };
    return {
      accounts: accounts.map((one) => accountOf(objectOf(one))),
      shared: settingsOf(scheduler),
    };
  },
  fates: [
    [
      /^accounts\.\d+\.(?:name|auth_type|client_id|client_secret|tenant_id|refresh_token|auth_expires_at)$/,
      CARRIED,
    ],
    [/^accounts\.\d+\.schedule\.(?:enabled|paused)$/, CARRIED],
    [
      /^accounts\.\d+\.schedule\.pause_threshold$/,
      'Perennial pauses by what has gone wrong, see docs/operations.md',
    ],
    [
      /^accounts\.\d+\.notify_enabled$/,
      'everything that needs a person is told; see notify of the account',
    ],
    [/^accounts\.\d+\./, 'its own record of what has been'],
    [/^scheduler\.(?:min|max)_hours$/, CARRIED],
    [/^scheduler\.endpoints_(?:min|max)$/, CARRIED],
    [/^scheduler\.realistic_timing$/, 'times are drawn at random as it is'],
    [/^(?:server|database|security)\./, 'how the old system itself is run'],
  ],
  note: 'Its accounts lie encrypted in its database. GET /api/accounts/ID of its own API shows one in full: save that JSON, and give the file beside this one.',
};

function accountOf(fields: Readonly<Record<string, unknown>>): FoundAccount {
  const byApp = fields['auth_type'] === 'client_credentials';
  const { enabled, paused } = objectOf(fields['schedule']);
  return {
    name: textOf(fields['name']),
    tenantId: textOf(fields['tenant_id']),
    clientId: textOf(fields['client_id']),
    clientSecret: textOf(fields['client_secret']),
    refreshToken: byApp ? undefined : textOf(fields['refresh_token']),
    expiresAt: textOf(fields['auth_expires_at']),
    paused: paused === true || enabled === false,
  };
}

function settingsOf(scheduler: unknown): FoundAccount {
  const { min_hours, max_hours, endpoints_min, endpoints_max } = objectOf(scheduler);
  const [minHours, maxHours] = [countOf(min_hours), countOf(max_hours)];
  const [min, max] = [countOf(endpoints_min), countOf(endpoints_max)];
  return {
    minSeconds: minHours && minHours * HOUR_S,
    maxSeconds: maxHours && maxHours * HOUR_S,
    checksPerRun: min === undefined || max === undefined ? undefined : { min, max },
  };
}
