/**
 * What can be wrong on the way to a watched tenant, each brought about by a fault and shown in all three places
 * where it can occur: a page in the browser, the command and the API, word for word alike and in both languages.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/domain/language';
import { languages } from '../../src/domain/language';
import { mergeManifest, readManifest } from '../../src/domain/manifest';
import { MINUTE_MS } from '../../src/durations';
import { doorCases } from '../../src/failures/doors';
import { manifestCases } from '../../src/failures/doors/manifest';
import { told } from '../../src/failures/doors/told';
import { english } from '../../src/failures/english';
import { simplifiedChinese } from '../../src/failures/zh-CN';
import { FEW, OPERATOR_KEY, SetupWorld } from '../cli/setup-world';
import type { Json, Product } from '../reports/product';
import { Browser } from '../sign-in/browser';
import { makeCertificate } from '../support/certificate';

const CLIENT_ID = '11111111-1111-1111-1111-111111111111';
const SECRETS_ID = '3f2b7c9e-1111-4222-8333-444455556691';
const TENANT = 'contoso.example';
const USER = `adele@${TENANT}`;
/** Of another tenant than contoso.example. */
const IDENTITY = { tenantId: SECRETS_ID, objectId: '0a1b2c3d-1111-4222-8333-444455556666' };

let world: SetupWorld;
let product: Product;
let own: readonly string[];

/** `new Date()` too tells the product's time: what an app signs would be too old hours later. */
const MachineDate = Date;
class ProductDate extends MachineDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [ProductDate.now()] : given) as [number]));
  }
}

beforeAll(async () => {
  globalThis.Date = ProductDate as DateConstructor;
  world = await SetupWorld.start({ identity: IDENTITY });
  ({ product } = world);
  const { key, crt } = makeCertificate('perennial');
  const file = join(world.folder, 'own.pem');
  writeFileSync(file, key + crt, { mode: 0o600 });
  own = ['--certificate', file, ...FEW];
});
afterAll(async () => {
  globalThis.Date = MachineDate;
  await world.close();
});

/** Brings it about and answers all that somebody is shown. */
type Way = (language: Language) => Promise<string>;
/** Or why it cannot occur there. */
type Place = Way | `no: ${string}`;

interface Row {
  /** The case of the doors, or the code in the catalogue of failures. */
  readonly name: string;
  readonly page: Place;
  readonly command: Place;
  readonly api: Place;
}

// ---------------------------------------------------------------- ways

const LOCALE: Readonly<Record<Language, string>> = { en: 'en_GB.UTF-8', 'zh-CN': 'zh_CN.UTF-8' };
const envOf = (language: Language) => ({ LANG: LOCALE[language] });

/** The command, after something was planted; what it leaves behind is taken away again. */
const command =
  (plant: () => unknown, ...args: string[]): Way =>
  async (language) => {
    world.signIn(TENANT, 'fabrikam.example');
    await plant();
    const usual = ['--tenant', TENANT, '--user', USER, '--yes', ...own];
    const { out, notes } = await world.typed({ env: envOf(language) }, ...usual, ...args);
    await putBack();
    return out + notes;
  };

async function putBack(): Promise<void> {
  product.simulator.clearFaults();
  world.served.clockOff = 0;
  world.signIn(TENANT);
  silenced?.mockRestore();
  await world.remove(TENANT);
}

const azSays = (text: string): Way => command(() => world.standIn(`echo '${text}' >&2; exit 1`));

const DEVICE = ['--token-from', 'device', '--client-id', CLIENT_ID];
const deviceSays = (code: string, error = 'invalid_grant'): Way =>
  command(
    () =>
      product.simulator.fault({ path: '/oauth2/v2.0/token', status: 400, code, error, times: 1 }),
    ...DEVICE,
  );

const graphSays = (code: string, method: string, path: string, ...args: string[]): Way =>
  command(
    () => product.simulator.fault({ method, path: `/v1.0${path}`, status: 400, code, times: 1 }),
    ...args,
  );

const graphForbids = (method: string, path: string): Way =>
  command(() =>
    product.simulator.fault({
      method,
      path: `/v1.0${path}`,
      status: 403,
      code: 'Authorization_RequestDenied',
      times: 1,
    }),
  );

/** To the token that is asked for with the new key. */
const tokenSays = (code: string): Way =>
  command(() => product.simulator.fault({ path: '/oauth2/v2.0/token', status: 400, code }));

/** The page that Microsoft sends a browser back to. */
const callback =
  (code: string): Way =>
  async (language) => {
    const query = new URLSearchParams({
      error: 'access_denied',
      error_description: `${code}: This was asked for.`,
      state: 'consent.setup',
    });
    const page = await new Browser(product, language).open(`/api/sign-in/callback?${query}`);
    return plain(page.text);
  };

const plain = (html: string): string =>
  html
    .replaceAll(/<(?:style|script).*?<\/(?:style|script)>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<');

async function ask(method: string, path: string, language: Language, body?: object) {
  const answer = await product.browse(path, {
    method,
    headers: {
      authorization: `Bearer ${OPERATOR_KEY}`,
      'content-type': 'application/json',
      'accept-language': language,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return JSON.parse(typeof answer.body === 'string' ? answer.body : '{}') as Json;
}

const textOf = (value: unknown): string => {
  const { title, cause, fix, detail } = value as Json;
  return [title, cause, fix, detail].filter(Boolean).join(' ');
};

let tenants = 0;

/** One's own onboarding, begun some time ago in a tenant that nobody was refused in. */
async function begun(ago = 11 * MINUTE_MS, like?: string): Promise<string> {
  const domain = `row${(tenants += 1)}.example`;
  product.simulator.addTenant({ domain, ...(like !== undefined && { like }) });
  const { id } = await product.call('POST', '/api/onboarding', { user: `adele@${domain}` });
  const body = { clientId: CLIENT_ID, tenantId: domain };
  await product.call('PATCH', `/api/onboarding/${String(id)}`, body);
  await product.pass(ago);
  return String(id);
}

async function looked(id: string, language: Language): Promise<string> {
  const { failure = {} } = await ask('POST', `/api/onboarding/${id}/check`, language);
  await product.call('DELETE', `/api/onboarding/${id}`);
  product.simulator.clearFaults();
  return textOf(failure);
}

const check =
  (fault: object): Way =>
  async (language) => {
    const id = await begun();
    product.simulator.fault({ path: '/oauth2/v2.0/token', times: 1, ...fault });
    return looked(id, language);
  };
const checkSays = (code: string): Way => check({ status: 400, code });

/** Everywhere: on the page that it comes back to, at the device code or at the new key, and where the API looks. */
const everywhere = (name: string, code: string, way: Way | Place): Row => ({
  name,
  page: callback(code),
  command: way,
  api: checkSays(code),
});

/** What the Add page finds out by itself of what was pasted, with the functions that it calls. */
const pasted =
  (text: string): Way =>
  (language) => {
    const reading = readManifest(text);
    if (!('problem' in reading)) throw new Error('it is a manifest');
    return Promise.resolve(textOf(told('', manifestCases[reading.problem], language, {})));
  };
const merged =
  (
    changes: Json,
    name: 'open-to-other-tenants' | 'too-many-permissions',
    shown: 'openToOthers' | 'tooMany',
  ): Way =>
  (language) => {
    const wanted = { requiredResourceAccess: [], redirectUri: 'https://perennial.example' };
    const merge = mergeManifest({ appId: CLIENT_ID, ...changes }, wanted);
    expect(merge[shown]).toBe(true);
    return Promise.resolve(textOf(told('', manifestCases[name], language, {})));
  };

// ---------------------------------------------------------------- plants

const MANY = {
  requiredResourceAccess: [
    {
      resourceAppId: CLIENT_ID,
      resourceAccess: Array.from({ length: 410 }, (_, n) => ({ id: `${n}`, type: 'Role' })),
    },
  ],
};

async function appWith(body: object): Promise<Json> {
  return world.graph(TENANT, '/applications', { method: 'POST', body: JSON.stringify(body) });
}

const tooMany: Way = async (language) => {
  const { id, appId } = await appWith({ displayName: 'Many', ...MANY });
  const text = await command(() => undefined, '--adopt', String(appId))(language);
  await world.graph(TENANT, `/applications/${String(id)}`, { method: 'DELETE' });
  await world.graph(TENANT, `/directory/deletedItems/${String(id)}`, { method: 'DELETE' });
  return text;
};

const keptAndBack: Way = async (language) => {
  world.signIn(TENANT);
  await world.setup(TENANT, ...own);
  await world.remove(TENANT, '--keep-30-days');
  return command(() => undefined)(language);
};

/** Microsoft's token for the new key lacks what was consented to. */
function withoutRoles(): void {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = [part({ alg: 'none' }), part({ roles: [] }), 'x'].join('.');
  product.simulator.fault({
    path: '/oauth2/v2.0/token',
    body: { token_type: 'Bearer', expires_in: 3599, access_token: token },
  });
}

let silenced: jest.SpyInstance | undefined;

/** Once the tenant is ready. */
function silentPerennial(): void {
  const browse = product.browse.bind(product);
  silenced = jest
    .spyOn(product, 'browse')
    .mockImplementation((path, init) =>
      path === '/api/accounts' && init?.method === 'POST'
        ? Promise.resolve({ status: 503 })
        : browse(path, init),
    );
}

const withKey =
  (...env: [name: string, value: string][]): Way =>
  async (language) => {
    const given = { ...envOf(language), ...Object.fromEntries(env) };
    world.signIn(TENANT);
    const who = ['--tenant', TENANT, '--user', USER, '--yes', ...own];
    const { out, notes } = await world.typed({ env: given }, ...who);
    return out + notes;
  };

const secretsId: Way = async (language) => {
  const account = await ask('POST', '/api/accounts', language, {
    name: 'Secret',
    tenantId: TENANT,
    clientId: CLIENT_ID,
    user: USER,
    credential: { kind: 'clientSecret', clientSecret: SECRETS_ID },
  });
  await product.call('DELETE', `/api/accounts/${String(account['id'])}`);
  return textOf((account['preflight'] as Json)['failure']);
};

const secretsIdTyped: Way = async (language) => {
  const env = { ...envOf(language), SECRET: SECRETS_ID };
  const { out } = await world.run(
    env,
    ...['accounts', 'add', '--name', 'Typed', '--tenant', TENANT, '--client', CLIENT_ID],
    ...['--user', USER, '--credential', 'clientSecret', '--secret-env', 'SECRET'],
  );
  await world.run(env, 'accounts', 'remove', 'Typed', '--yes');
  await product.pass(16 * MINUTE_MS);
  return out;
};

const noMailbox = () =>
  product.simulator.fault({
    path: '/messages',
    status: 404,
    code: 'MailboxNotEnabledForRESTAPI',
  });

const noMailboxInRun: Way = async (language) => {
  world.signIn(TENANT);
  noMailbox();
  await world.setup(TENANT, ...own);
  const [account] = await world.accounts(TENANT);
  const path = `/api/accounts/${String(account?.['id'])}`;
  const { value } = await ask('GET', `${path}/runs`, language);
  const run = await ask('GET', `${path}/runs/${String((value as Json[])[0]?.['id'])}`, language);
  await putBack();
  return (run['outcomes'] as Json[]).map(({ failure }) => textOf(failure ?? {})).join(' ');
};

const otherUser: Way = async (language) => {
  const account = await product.call('POST', '/api/accounts', {
    name: 'Signed in',
    tenantId: TENANT,
    clientId: CLIENT_ID,
    user: USER,
    credential: { kind: 'signIn' },
  });
  const path = `/api/accounts/${String(account['id'])}`;
  const { url } = await product.call('POST', `${path}/sign-in`);
  const page = await new Browser(product, language).signIn(String(url), `megan@${TENANT}`);
  await product.call('DELETE', path);
  return plain(page.text);
};

const unreachedSignIn: Way = async (language) => {
  const account = await product.call('POST', '/api/accounts', {
    name: 'Unreached',
    tenantId: TENANT,
    clientId: CLIENT_ID,
    user: USER,
    credential: { kind: 'signIn' },
  });
  const path = `/api/accounts/${String(account['id'])}`;
  const { url } = await product.call('POST', `${path}/sign-in`);
  product.simulator.fault({ path: '/oauth2/v2.0/token', dropConnection: true });
  const page = await new Browser(product, language).signIn(String(url), USER);
  product.simulator.clearFaults();
  await product.call('DELETE', path);
  return plain(page.text);
};

const otherTenant: Way = async (language) => {
  const { id } = await product.call('POST', '/api/onboarding', { user: USER });
  const body = { clientId: CLIENT_ID, tenantId: 'fabrikam.example' };
  const problem = await ask('PATCH', `/api/onboarding/${String(id)}`, language, body);
  await product.call('DELETE', `/api/onboarding/${String(id)}`);
  return textOf(problem);
};

const stillLacking: Way = async (language) =>
  looked(await begun(4 * MINUTE_MS, 'fabrikam.example'), language);

// ---------------------------------------------------------------- rows

const MINE = 'no: it is about the machine of whoever types the command';
const SHOWS = 'no: the Add page shows what the API answers, word for word (test/dashboard)';
const TENANTS = 'no: only the command writes to the tenant';
const PASTED = 'no: what was pasted is not sent';
const COMMANDS = 'no: the command pastes nothing';

const ROWS: readonly Row[] = [
  {
    name: 'no-such-tenant',
    page: callback('AADSTS90002'),
    command: azSays('ERROR: AADSTS90002: Tenant not found.'),
    api: async (language) =>
      textOf(await ask('POST', '/api/onboarding', language, { user: 'adele@contoso.exampel' })),
  },
  {
    name: 'no-tool',
    page: MINE,
    command: command(() => rmSync(join(world.folder, 'az'))),
    api: MINE,
  },
  { name: 'tool-not-signed-in', page: MINE, command: azSays('Please run az login'), api: MINE },
  {
    name: 'signed-in-elsewhere',
    page: MINE,
    command: command(() => world.standIn(`echo '${world.tokenOf('fabrikam.example')}'`)),
    api: MINE,
  },
  {
    name: 'not-a-developer-tenant',
    page: TENANTS,
    command: command(() =>
      product.simulator.fault({ path: '/v1.0/subscribedSkus', body: { value: [] }, times: 1 }),
    ),
    api: TENANTS,
  },
  {
    name: 'may-not-register',
    page: TENANTS,
    command: graphForbids('PATCH', '/applications'),
    api: TENANTS,
  },
  {
    name: 'manifest-retired-format',
    page: pasted('{"replyUrlsWithType": []}'),
    command: COMMANDS,
    api: PASTED,
  },
  { name: 'manifest-incomplete', page: pasted('{"appId": "'), command: COMMANDS, api: PASTED },
  { name: 'manifest-other-tenant', page: SHOWS, command: COMMANDS, api: otherTenant },
  {
    name: 'open-to-other-tenants',
    page: merged(
      { signInAudience: 'AzureADMultipleOrgs' },
      'open-to-other-tenants',
      'openToOthers',
    ),
    command: 'no: it makes single-tenant ones, and keeps what an adopted one is',
    api: PASTED,
  },
  {
    name: 'editor-refused',
    page: (language) =>
      Promise.resolve(textOf(told('', manifestCases['editor-refused'], language, {}))),
    command: command(() => {
      product.simulator.fault({
        method: 'GET',
        path: '/v1.0/applications(',
        status: 404,
        code: 'Request_ResourceNotFound',
      });
    }),
    api: PASTED,
  },
  {
    name: 'lifetime-too-long',
    page: TENANTS,
    command: graphSays('CredentialInvalidLifetimeAsPerAppPolicy', 'PATCH', '/applications'),
    api: TENANTS,
  },
  {
    name: 'secrets-forbidden',
    page: TENANTS,
    command: graphSays(
      'CredentialTypeNotAllowedAsPerAppPolicy',
      'POST',
      '/applications/',
      ...['--credential', 'secret'],
    ),
    api: TENANTS,
  },
  {
    name: 'own-authority-only',
    page: TENANTS,
    command: graphSays(
      'CertificateNotIssuedByTrustedCertificateAuthority',
      'PATCH',
      '/applications',
    ),
    api: TENANTS,
  },
  {
    name: 'multi-tenant-forbidden',
    page: TENANTS,
    command: graphSays('SignInAudienceNotAllowedAsPerAppPolicy', 'PATCH', '/applications'),
    api: TENANTS,
  },
  {
    name: 'may-not-consent',
    page: 'no: there it is Microsoft’s page that says so, see needs-administrator',
    command: graphForbids('POST', '/servicePrincipals/'),
    api: TENANTS,
  },
  everywhere('needs-administrator', 'AADSTS90094', deviceSays('AADSTS90094')),
  everywhere(
    'consent-declined',
    'AADSTS65004',
    deviceSays('AADSTS65004', 'authorization_declined'),
  ),
  everywhere('address-not-registered', 'AADSTS50011', 'no: it asks for no address'),
  everywhere('key-is-missing', 'AADSTS7000218', deviceSays('AADSTS7000218')),
  everywhere('key-is-unwanted', 'AADSTS700025', tokenSays('AADSTS700025')),
  everywhere('single-page-address', 'AADSTS9002327', tokenSays('AADSTS9002327')),
  everywhere('app-not-in-tenant', 'AADSTS700016', tokenSays('AADSTS700016')),
  { name: 'AADSTS7000215', page: SHOWS, command: secretsIdTyped, api: secretsId },
  everywhere('personal-account', 'AADSTS50020', deviceSays('AADSTS50020')),
  {
    name: 'other-user',
    page: otherUser,
    command: 'no: who signs in does so in a browser',
    api: 'no: who signs in does so in a browser',
  },
  everywhere('device-code-blocked', 'AADSTS53003', deviceSays('AADSTS53003')),
  everywhere('began-with-device-code', 'AADSTS530036', deviceSays('AADSTS530036')),
  everywhere('second-factor', 'AADSTS50076', azSays('AADSTS50076: Due to a change')),
  everywhere('not-assigned', 'AADSTS50105', tokenSays('AADSTS50105')),
  everywhere('app-switched-off', 'AADSTS7000112', tokenSays('AADSTS7000112')),
  everywhere('microsofts-own-client', 'AADSTS65002', deviceSays('AADSTS65002')),
  { name: 'name-was-deleted', page: TENANTS, command: keptAndBack, api: TENANTS },
  {
    name: 'name-is-not-ours',
    page: TENANTS,
    command: command(() => undefined, '--name', 'Application 1'),
    api: TENANTS,
  },
  {
    name: 'too-many-permissions',
    page: merged(MANY, 'too-many-permissions', 'tooMany'),
    command: tooMany,
    api: PASTED,
  },
  {
    name: 'consent-not-passed-on',
    page: SHOWS,
    command: command(withoutRoles),
    api: stillLacking,
  },
  everywhere(
    'identity-not-trusted',
    'AADSTS700213',
    'no: shown by the command for an identity of this tenant (test/cli/setup-ways)',
  ),
  {
    name: 'home-tenant-needed',
    page: TENANTS,
    command: command(() => undefined, '--credential', 'federated'),
    api: TENANTS,
  },
  {
    name: 'perennial-refuses',
    page: 'no: the page asks for the key itself',
    command: withKey(['PERENNIAL_KEY', 'prn_wrong']),
    api: 'no: it is what the API has said',
  },
  {
    name: 'perennial-silent',
    page: TENANTS,
    command: command(silentPerennial),
    api: 'no: it is silent',
  },
  {
    name: 'not-reached',
    page: unreachedSignIn,
    command: withKey(['GRAPH_ORIGIN', 'http://127.0.0.1:9']),
    api: check({ dropConnection: true }),
  },
  {
    name: 'clock-slow',
    page: MINE,
    command: command(() => (world.served.clockOff = 9 * MINUTE_MS)),
    api: MINE,
  },
  {
    name: 'MailboxNotEnabledForRESTAPI',
    page: SHOWS,
    command: command(noMailbox),
    api: noMailboxInRun,
  },
];

// ---------------------------------------------------------------- the one source

/** Of failures only, what a secret's id is told by. */
const WHEN: Readonly<Record<string, 'secret:id'>> = { AADSTS7000215: 'secret:id' };

function textsOf(name: string, language: Language) {
  const door = doorCases[name]?.texts[language];
  if (door) return door;
  const all = language === 'en' ? english : simplifiedChinese;
  const found = all.cases.get(name.toLowerCase());
  if (!found) throw new Error(`nobody says ${name}`);
  return { ...found, ...found.when?.[WHEN[name] ?? 'secret:id'] };
}

/** A sentence whose facts are whatever they are. */
const said = (text: string): RegExp =>
  new RegExp(
    text
      .split(/\{\w+\|[^}]*\}/)
      .map(escaped)
      .join('.*?'),
    's',
  );
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const PLACES = ['page', 'command', 'api'] as const;

test('there are 43 rows, and each occurs somewhere', () => {
  expect(ROWS).toHaveLength(43);
  for (const row of ROWS)
    expect([row.name, PLACES.some((place) => typeof row[place] !== 'string')]).toEqual([
      row.name,
      true,
    ]);
});

test.each(ROWS.map((row, n) => [n + 1, row.name, row] as const))(
  'row %i, %s: the same sentence wherever it occurs',
  async (_n, name, row) => {
    for (const language of languages) {
      const { title, fix } = textsOf(name, language);
      for (const place of PLACES) {
        const way = row[place];
        if (typeof way === 'string') continue;
        const shown = await way(language);
        expect([place, language, shown]).toEqual([
          place,
          language,
          expect.stringMatching(said(title)),
        ]);
        expect([place, language, shown]).toEqual([
          place,
          language,
          expect.stringMatching(said(fix)),
        ]);
      }
    }
  },
);
