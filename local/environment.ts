import { settings, valueIn } from '../src/config';
import type { Environment, SettingName } from '../src/config';
import type { MailProvider, StartOptions } from './options';

/** What the app is told of the services that local mode has started for it. */
export interface LocalServices {
  readonly storage: string;
  readonly vaultUrl: string;
  readonly vaultToken: string;
  /** Where the mailbox takes mail. */
  readonly mailOrigin: string;
  /** Where the control endpoints are. */
  readonly controlOrigin: string;
  /** Set when the simulator stands in Microsoft's place. */
  readonly simulatorOrigin?: string | undefined;
  readonly operatorKey: string;
}

/** Settings that may be set from outside in local mode too. */
const OPEN: readonly SettingName[] = [
  'TICK_MINUTES',
  'RETENTION_DAYS',
  'OPERATOR_EMAIL',
  'MAIL_FROM',
  'PUBLIC_ORIGIN',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
];
/** Settings of a deployment's mail, where it goes out. */
const OUTWARD: readonly SettingName[] = ['SENDGRID_ORIGIN'];
/** Names of the vault's secrets that let mail out. */
export const KEY_SECRETS: Readonly<Record<MailProvider, string>> = {
  sendgrid: settings.SENDGRID_KEY_SECRET.fallback,
  acs: 'communication-services-key',
};
/** A tick a minute, so that health is fresh and nothing local waits for long. */
const TICK_MINUTES = '1';
const OPERATOR_EMAIL = 'operator@perennial.example';
const MAIL_FROM = 'perennial@perennial.example';

/**
 * The app's whole configuration: every setting that it reads, with undefined for those that must not be
 * set, so that nothing from the shell reaches the app by accident.
 */
export function appEnvironment(
  options: StartOptions,
  local: LocalServices,
  outside: Environment,
): Record<SettingName, string | undefined> {
  const { microsoft, port, recordFile, mail, outward } = options;
  const simulated = { graph: local.simulatorOrigin, login: local.simulatorOrigin };
  const { graph, login } = typeof microsoft === 'object' ? microsoft : simulated;
  const own: Partial<Record<SettingName, string | undefined>> = {
    TICK_MINUTES,
    OPERATOR_EMAIL,
    MAIL_FROM,
    // Port 0 is any free one, known only when the host has started.
    PUBLIC_ORIGIN: port === 0 ? undefined : `http://127.0.0.1:${port}`,
    AzureWebJobsStorage: local.storage,
    KEY_VAULT_URL: local.vaultUrl,
    LOCAL_VAULT_TOKEN: local.vaultToken,
    MAIL_PROVIDER: mail,
    SENDGRID_ORIGIN: outward === undefined ? local.mailOrigin : undefined,
    ACS_ENDPOINT: outward === undefined ? local.mailOrigin : outward.endpoint,
    ACS_KEY_SECRET: outward && KEY_SECRETS.acs,
    SIMULATOR_ORIGIN: local.controlOrigin,
    GRAPH_ORIGIN: graph,
    LOGIN_ORIGIN: login,
    RECORD_FILE: recordFile,
    OPERATOR_KEY: local.operatorKey,
    // Microsoft's own endpoints are not there for short gaps.
    MIN_GAP_SECONDS: microsoft === 'live' ? undefined : '1',
  };
  const names = Object.keys(settings) as SettingName[];
  const valueOf = (name: SettingName): string | undefined => {
    const given = valueIn(outside, name);
    const isOpen = OPEN.includes(name) || (outward !== undefined && OUTWARD.includes(name));
    return isOpen && given ? given : own[name];
  };
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<
    SettingName,
    string | undefined
  >;
}
