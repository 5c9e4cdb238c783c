import { SECRET_NAME, guid, parseOrigin, proxyAddress, text, url, whole } from './parse';

export interface Setting<T> {
  readonly description: string;
  /** `local`: set by local mode only; `platform`: by Azure or the machine. No deployment declares either. */
  readonly scope: 'azure' | 'local' | 'platform';
  /** The value, or a string that says what is wrong with it. */
  readonly parse: (text: string) => { value: T } | string;
  readonly fallback: T;
}

const setting = <T>(definition: Setting<T>): Setting<T> => definition;

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

export type SettingName = keyof typeof settings;
