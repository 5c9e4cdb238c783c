/**
 * The only reader of the environment. A wrong setting does not stop the app (an exception while the
 * entry file is imported would take every function with it): it becomes a named problem that
 * `/api/health` shows, and the setting's default holds. Imports nothing, because registration needs it.
 */

export interface Problem {
  readonly setting: string;
  readonly message: string;
}

interface Setting<T> {
  readonly description: string;
  /** `local`: set by local mode only; `platform`: by Azure or the machine. No deployment declares either. */
  readonly scope: 'azure' | 'local' | 'platform';
  /** The value, or a string that says what is wrong with it. */
  readonly parse: (text: string) => { value: T } | string;
  readonly fallback: T;
}

const setting = <T>(definition: Setting<T>): Setting<T> => definition;
const text = (pattern: RegExp, expected: string) => (value: string) =>
  pattern.test(value) ? { value } : `must be ${expected}`;

const guid = (what: string) => text(/^[0-9a-f-]{36}$/i, `${what} (GUID)`);

const whole = (allowed: (value: number) => boolean, expected: string) => (value: string) => {
  const number = Number(value);
  return /^\d+$/.test(value) && allowed(number) ? { value: number } : `must be ${expected}`;
};

const SECRET_NAME = /^[0-9A-Za-z-]{1,127}$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An origin: scheme, host and port and nothing after; https, or http on loopback. */
export function parseOrigin(value: string): { value: string } | string {
  const expected =
    'must be an origin such as https://host or http://127.0.0.1:8080, with nothing after the port';
  if (!URL.canParse(value)) return expected;
  const url = new URL(value);
  const bare = value === url.origin || value === `${url.origin}/`;
  const safe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return bare && safe ? { value: url.origin } : expected;
}

const url = (value: string) => {
  const safe =
    URL.canParse(value) && /^https:|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(value);
  return safe ? { value: value.replace(/\/+$/, '') } : 'must be an https URL';
};

/** A proxy's address; a host and port alone, as many write it, stand for one over http. */
function proxyAddress(value: string): { value: string } | string {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const known = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return known ? { value: address } : 'must be the address of an http or https proxy';
}

/** Every setting the app reads, by its name in the environment. */
export const settings = {
  TICK_MINUTES: setting<number>({
    description: 'Minutes between two looks at what is due: a divisor of 60 up to 30',
    scope: 'azure',
    parse: whole(
      (value) => value >= 1 && value <= 30 && 60 % value === 0,
      'a divisor of 60 between 1 and 30',
    ),
    fallback: 5,
  }),
  RETENTION_DAYS: setting<number>({
    description: 'How many days runs are kept',
    scope: 'azure',
    parse: whole((value) => value >= 1 && value <= 365, 'between 1 and 365'),
    fallback: 30,
  }),
  KEY_VAULT_URL: setting<string | undefined>({
    description: 'Address of the Key Vault that holds every secret',
    scope: 'azure',
    parse: url,
    fallback: undefined,
  }),
  AzureWebJobsStorage: setting<string | undefined>({
    description: 'Connection string of the storage account; in Azure its __-parts are set instead',
    scope: 'local',
    parse: text(
      /^UseDevelopmentStorage=true;?$|^(?=.*AccountName=[^;]+)(?=.*AccountKey=[^;]+)|SharedAccessSignature=[^;]+/i,
      'a connection string with AccountName and AccountKey',
    ),
    fallback: undefined,
  }),
  AzureWebJobsStorage__tableServiceUri: setting<string | undefined>({
    description: 'Address of the storage account’s table service',
    scope: 'azure',
    parse: url,
    fallback: undefined,
  }),
  AzureWebJobsStorage__queueServiceUri: setting<string | undefined>({
    description: 'Address of the storage account’s queue service',
    scope: 'azure',
    parse: url,
    fallback: undefined,
  }),
  AZURE_CLIENT_ID: setting<string | undefined>({
    description: 'Client id of the user-assigned managed identity the app acts as',
    scope: 'azure',
    parse: guid('a client id'),
    fallback: undefined,
  }),
  IDENTITY_TENANT_ID: setting<string | undefined>({
    description: 'The tenant that has issued this identity: an app that trusts it names both',
    scope: 'azure',
    parse: guid('a tenant id'),
    fallback: undefined,
  }),
  IDENTITY_OBJECT_ID: setting<string | undefined>({
    description: 'Object id of this identity’s service principal',
    scope: 'azure',
    parse: guid('an object id'),
    fallback: undefined,
  }),
  OPERATOR_EMAIL: setting<string | undefined>({
    description: 'Where notices go for accounts without an address of their own',
    scope: 'azure',
    parse: text(/^[^@\s]+@[^@\s]+$/, 'a mail address'),
    fallback: undefined,
  }),
  PUBLIC_ORIGIN: setting<string | undefined>({
    description: 'Where people reach this installation, for links in mails and lists',
    scope: 'azure',
    parse: parseOrigin,
    fallback: undefined,
  }),
  WEBSITE_HOSTNAME: setting<string | undefined>({
    description: 'The host name that Azure gave the app; stands in for PUBLIC_ORIGIN',
    scope: 'platform',
    parse: text(/^[0-9A-Za-z.-]+(:\d{1,5})?$/, 'a host name'),
    fallback: undefined,
  }),
  MAIL_PROVIDER: setting<'acs' | 'sendgrid' | 'none'>({
    description: 'Who sends notices: Azure Communication Services, SendGrid, or nobody',
    scope: 'azure',
    parse: (value) =>
      value === 'acs' || value === 'sendgrid' || value === 'none'
        ? { value }
        : 'must be acs, sendgrid or none',
    fallback: 'sendgrid',
  }),
  ACS_ENDPOINT: setting<string | undefined>({
    description: 'Address of Azure Communication Services, with the mail provider acs',
    scope: 'azure',
    parse: parseOrigin,
    fallback: undefined,
  }),
  ACS_KEY_SECRET: setting<string | undefined>({
    description:
      'Name of the vault secret with an access key of Azure Communication Services; without it the identity is used',
    scope: 'local',
    parse: text(SECRET_NAME, 'the name of a Key Vault secret'),
    fallback: undefined,
  }),
  MAIL_FROM: setting<string | undefined>({
    description: 'Sender of notices: the provider must know it as one',
    scope: 'azure',
    parse: text(/^[^@\s]+@[^@\s]+$/, 'a mail address'),
    fallback: undefined,
  }),
  SENDGRID_KEY_SECRET: setting<string>({
    description: 'Name of the vault secret that holds the SendGrid API key',
    scope: 'azure',
    parse: text(SECRET_NAME, 'the name of a Key Vault secret'),
    fallback: 'sendgrid-api-key',
  }),
  SENDGRID_ORIGIN: setting<string | undefined>({
    description: 'Takes the place of https://api.sendgrid.com: SendGrid’s host for the EU, for one',
    scope: 'azure',
    parse: parseOrigin,
    fallback: undefined,
  }),
  OPERATOR_KEY: setting<string | undefined>({
    description: 'The operator’s API key, instead of one that the app makes',
    scope: 'local',
    parse: (value) => ({ value }),
    fallback: undefined,
  }),
  GRAPH_ORIGIN: setting<string | undefined>({
    description: 'Stands in for https://graph.microsoft.com',
    scope: 'local',
    parse: parseOrigin,
    fallback: undefined,
  }),
  LOGIN_ORIGIN: setting<string | undefined>({
    description: 'Stands in for https://login.microsoftonline.com',
    scope: 'local',
    parse: parseOrigin,
    fallback: undefined,
  }),
  RECORD_FILE: setting<string | undefined>({
    description: 'Where every Graph exchange is written as one JSON line',
    scope: 'local',
    parse: (value) => ({ value }),
    fallback: undefined,
  }),
  SIMULATOR_ORIGIN: setting<string | undefined>({
    description: 'Where local mode’s control endpoints are, shown in health',
    scope: 'local',
    parse: parseOrigin,
    fallback: undefined,
  }),
  LOCAL_VAULT_TOKEN: setting<string | undefined>({
    description: 'What local mode’s vault takes for a token',
    scope: 'local',
    parse: (value) => ({ value }),
    fallback: undefined,
  }),
  HTTPS_PROXY: setting<string | undefined>({
    description: 'Proxy on the way to https addresses, such as http://proxy:8080; https_proxy too',
    scope: 'platform',
    parse: proxyAddress,
    fallback: undefined,
  }),
  HTTP_PROXY: setting<string | undefined>({
    description: 'The same for http addresses; http_proxy too',
    scope: 'platform',
    parse: proxyAddress,
    fallback: undefined,
  }),
  NO_PROXY: setting<string | undefined>({
    description: 'Hosts that are reached without a proxy, between commas; no_proxy too',
    scope: 'platform',
    parse: (value) => ({ value }),
    fallback: undefined,
  }),
  ALLOW_PRIVATE_TARGETS: setting<boolean>({
    description: 'Whether channels may lead to http and to addresses that are not public',
    scope: 'local',
    parse: (value) =>
      value === 'true' || value === 'false' ? { value: value === 'true' } : 'must be true or false',
    fallback: false,
  }),
  MIN_GAP_SECONDS: setting<number>({
    description: 'Shortest gap between two runs that a custom schedule may ask for',
    scope: 'local',
    parse: whole((value) => value >= 1 && value <= 3600, 'between 1 and 3600'),
    fallback: 60,
  }),
} as const;

/** What local mode has to say of the services that it runs. Read anew each time, because it comes and goes. */
export function localProblems(environment: Environment = process.env): Problem[] {
  const message = environment['LOCAL_TROUBLE'];
  return message === undefined ? [] : [{ setting: 'LOCAL_TROUBLE', message }];
}

export type SettingName = keyof typeof settings;
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
