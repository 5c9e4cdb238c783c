/**
 * The only reader of the environment. A wrong setting does not stop the app (an exception while the
 * entry file is imported would take every function with it): it becomes a named problem that
 * `/api/health` shows, and the setting's default holds. It imports its own table and nothing else, because
 * registration needs it.
 */
import type { Setting, SettingName } from './settings';
import { settings } from './settings';

export { parseOrigin } from './parse';
export { settings };
export type { SettingName };

export interface Problem {
  readonly setting: string;
  readonly message: string;
}

/** What local mode has to say of the services that it runs. Read anew each time, because it comes and goes. */
export function localProblems(environment: Environment = process.env): Problem[] {
  const message = environment['LOCAL_TROUBLE'];
  return message === undefined ? [] : [{ setting: 'LOCAL_TROUBLE', message }];
}

type Values = { readonly [Name in SettingName]: (typeof settings)[Name]['fallback'] };

export interface Config extends Values {
  /** What is wrong with the settings; empty when nothing is. */
  readonly problems: readonly Problem[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings and what is wrong with them. Never throws. */
export function readConfig(environment: Environment = process.env): Config {
  const problems: Problem[] = [];
  const values = Object.fromEntries(
    Object.entries<Setting<unknown>>(settings).map(([name, { parse, fallback }]) => {
      const given = valueIn(environment, name);
      if (given === undefined) return [name, fallback];
      const parsed = parse(given);
      if (typeof parsed !== 'string') return [name, parsed.value];
      problems.push({ setting: name, message: parsed });
      return [name, fallback];
    }),
  ) as unknown as Values;
  return { ...values, problems: [...problems, ...missing(values)] };
}

/** Proxies are also named in lower case, as curl does. */
const LOWER_TOO: readonly string[] = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

/** What a setting is given; what is empty is not given. */
export function valueIn(environment: Environment, name: string): string | undefined {
  const names = LOWER_TOO.includes(name) ? [name, name.toLowerCase()] : [name];
  return names.map((each) => environment[each]?.trim()).find((value) => value);
}

/**
 * Where people reach this installation: an origin without a slash at its end. Never taken from a request,
 * whose `Host` header is whatever its sender wrote.
 */
export function publicOriginOf({
  PUBLIC_ORIGIN,
  WEBSITE_HOSTNAME,
}: Pick<Config, 'PUBLIC_ORIGIN' | 'WEBSITE_HOSTNAME'>): string | undefined {
  return PUBLIC_ORIGIN ?? (WEBSITE_HOSTNAME && `https://${WEBSITE_HOSTNAME}`);
}

/** What it runs as, where both halves of it are known. */
export function identityOf({
  IDENTITY_TENANT_ID: tenantId,
  IDENTITY_OBJECT_ID: objectId,
}: Pick<Config, 'IDENTITY_TENANT_ID' | 'IDENTITY_OBJECT_ID'>) {
  return tenantId === undefined || objectId === undefined ? undefined : { tenantId, objectId };
}

/** Settings that belong together, or without which nothing can run. */
function missing(values: Values): Problem[] {
  const problems: Problem[] = [];
  const need = (present: boolean, setting: SettingName, message: string) => {
    if (!present) problems.push({ setting, message });
  };
  const storage =
    values.AzureWebJobsStorage !== undefined ||
    (values.AzureWebJobsStorage__tableServiceUri !== undefined &&
      values.AzureWebJobsStorage__queueServiceUri !== undefined);
  need(storage, 'AzureWebJobsStorage', 'is missing: without storage no account can be read or run');
  need(
    values.KEY_VAULT_URL !== undefined,
    'KEY_VAULT_URL',
    'is missing: without it no credential can be stored or read',
  );
  const both = (values.GRAPH_ORIGIN === undefined) === (values.LOGIN_ORIGIN === undefined);
  need(both, 'GRAPH_ORIGIN', 'and LOGIN_ORIGIN must be set together or not at all');
  return problems;
}

/** The timer's schedule: every so many minutes, at second 0 (NCRONTAB: second minute hour day month weekday). */
export const ncrontabOf = (minutes: number): string => `0 */${minutes} * * * *`;

/** How table and queue service are reached; undefined where the settings do not say. */
export function storageOf(config: Config) {
  const { AzureWebJobsStorage: connectionString } = config;
  if (connectionString !== undefined) return { connectionString };
  const {
    AzureWebJobsStorage__tableServiceUri: table,
    AzureWebJobsStorage__queueServiceUri: queue,
  } = config;
  return table === undefined || queue === undefined ? undefined : { table, queue };
}
