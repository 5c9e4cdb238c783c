/** A proxy from npm, behind it a stand-in for each of Microsoft's hosts, and the product as a process of its own. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { promisify } from 'node:util';
import { Server as ProxyServer } from 'proxy-chain';
import { makeCertificate } from '../../support/certificate';

export const HOSTS = {
  token: 'login.microsoftonline.com',
  graph: 'graph.microsoft.com',
  vault: 'proofs.vault.azure.net',
  table: 'proofs.table.core.windows.net',
  queue: 'proofs.queue.core.windows.net',
  mail: 'api.sendgrid.com',
} as const;

/** Far longer than it takes. */
const TRAVEL_MS = 120_000;

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const json = (status: number, body: object, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** What each host answers whatever it is asked. */
const answers: Readonly<Record<string, (asked: IncomingMessage) => Answer>> = {
  [HOSTS.token]: () => json(200, { access_token: 'an-access-token', expires_in: 3600 }),
  [HOSTS.graph]: () => json(200, { value: [] }),
  [HOSTS.vault]: ({ headers }) =>
    headers.authorization === undefined
      ? json(401, {}, { 'www-authenticate': CHALLENGE })
      : json(200, { value: 'from the vault', id: `https://${HOSTS.vault}/secrets/a-name/1` }),
  [HOSTS.table]: () => json(404, { 'odata.error': { code: 'ResourceNotFound' } }),
  [HOSTS.queue]: () => ({
    status: 201,
    headers: { 'content-type': 'application/xml' },
    body: '<?xml version="1.0"?><QueueMessagesList><QueueMessage><MessageId>m1</MessageId></QueueMessage></QueueMessagesList>',
  }),
  [HOSTS.mail]: () => ({ status: 202 }),
};
const CHALLENGE =
  'Bearer authorization="https://login.microsoftonline.com/contoso", resource="https://vault.azure.net"';

export interface Stage {
  /** Runs the product under one Node, whose settings name the proxy unless these say otherwise. */
  travel(node: string, environment?: Readonly<Record<string, string>>): Promise<Journey>;
  close(): Promise<void>;
}

export interface Journey {
  readonly node: string;
  /** What came back, as `traveller.ts` prints it. */
  readonly seen: Readonly<Record<string, unknown>>;
  /** Hosts of the CONNECTs that the proxy has seen. */
  readonly connects: readonly string[];
  /** Requests that it was asked to send on itself. */
  readonly forwarded: readonly string[];
  /** How often the identity endpoint, on this machine, was asked. */
  readonly identity: number;
}

export async function setStage(traveller: string, folder: string): Promise<Stage> {
  const certificates = new Map(
    Object.values(HOSTS).map((host) => [host as string, makeCertificate(host)]),
  );
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, [...certificates.values()].map(({ crt }) => crt).join('\n'));
  const microsoft = createTlsServer(
    {
      SNICallback: (name, done) => {
        const { key, crt: cert } = certificates.get(name) ?? {};
        done(null, createSecureContext({ key, cert }));
      },
    },
    (asked, answer) => {
      const { status, headers, body } = answers[asked.headers.host ?? '']?.(asked) ?? {
        status: 421,
      };
      asked.resume();
      answer.writeHead(status, headers).end(body);
    },
  );
  let identity = 0;
  const identityEndpoint = createServer((_, answer) => {
    identity += 1;
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    answer.writeHead(200, { 'content-type': 'application/json' });
    answer.end(
      JSON.stringify({ access_token: 'of-the-identity', expires_on, token_type: 'Bearer' }),
    );
  });
  await once(identityEndpoint.listen(0, '127.0.0.1'), 'listening');
  let connects: string[] = [];
  let forwarded: string[] = [];
  const proxy = new ProxyServer({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ hostname, isHttp }) => {
      (isHttp ? forwarded : connects).push(hostname);
      return { customConnectServer: microsoft as unknown as HttpServer };
    },
  });
  await proxy.listen();
  const { port } = identityEndpoint.address() as AddressInfo;
  const settings = {
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
    HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    NODE_EXTRA_CA_CERTS: authorities,
    AzureWebJobsStorage__tableServiceUri: `https://${HOSTS.table}`,
    AzureWebJobsStorage__queueServiceUri: `https://${HOSTS.queue}`,
    KEY_VAULT_URL: `https://${HOSTS.vault}`,
    MAIL_FROM: 'perennial@perennial.example',
    IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
    IDENTITY_HEADER: 'a-header',
  };
  const run = promisify(execFile);
  return {
    async travel(node, environment = {}) {
      [connects, forwarded, identity] = [[], [], 0];
      const own = { PATH: process.env['PATH'] };
      const options = { env: { ...own, ...settings, ...environment }, timeout: TRAVEL_MS };
      // It says by itself what failed.
      const { stdout } = await run(node, [traveller], options).catch(
        (failed: unknown) => failed as { stdout: string },
      );
      const { stdout: version } = await run(node, ['--version'], { env: own });
      return {
        node: version.trim(),
        seen: JSON.parse(stdout) as Journey['seen'],
        connects: [...new Set(connects)].sort(),
        forwarded,
        identity,
      };
    },
    async close() {
      await proxy.close(true);
      microsoft.close();
      identityEndpoint.close();
    },
  };
}

/** What comes back of a journey on which everything was reached. */
export const ARRIVED = {
  token: 'an-access-token',
  graph: 200,
  vault: 'from the vault',
  table: 'none',
  queue: 'sent',
  mail: { delivered: true },
};
