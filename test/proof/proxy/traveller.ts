/**
 * Uses each adapter of the product once, as the settings of this process say, against Microsoft's and
 * SendGrid's own addresses. Prints what came back as JSON.
 */
import { readConfig } from '../../../src/config';
import { FailureError } from '../../../src/domain/failure';
import { buildServices } from '../../../src/wiring/services';

const CLIENT_ID = '11111111-1111-1111-1111-111111111111';

async function main(): Promise<void> {
  const services = await buildServices(readConfig());
  const app = { tenantId: 'contoso.example', clientId: CLIENT_ID };
  const token = await services.tokenEndpoint.acquire({
    ...app,
    credential: { clientSecret: 'a-secret' },
  });
  const session = services.graph.open({
    ...app,
    mode: 'application',
    token,
    deadline: Date.now() + 60_000,
    signal: new AbortController().signal,
  });
  const seen = {
    token: token.accessToken,
    graph: (await session.request({ method: 'GET', path: '/organization' })).status,
    vault: await services.vault.get('a-name'),
    table: (await services.accounts.get('a1')) ?? 'none',
    queue: await services.runQueue.send({ accountId: 'a1', slot: 0 }).then(() => 'sent'),
    mail: await services.mailer.send({
      id: 'n1',
      to: 'a@b.example',
      subject: '',
      text: '',
      html: '',
    }),
  };
  process.stdout.write(JSON.stringify(seen));
}

main().catch((thrown: unknown) => {
  const failure = thrown instanceof FailureError ? thrown.failure : String(thrown);
  process.stdout.write(JSON.stringify({ failure }));
  process.exitCode = 1;
});
