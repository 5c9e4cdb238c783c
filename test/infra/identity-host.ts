/**
 * An unpacked package under the function host, as the managed identity alone. Runs in a process of its own, because only there
 * Node takes the test's certificate for a trusted one. Prints where it is once it is up, and ends with its input.
 */
import { loadApp, readHostJson, startHost } from '@perennial/functions-host';
import { managedIdentityCredential } from '../../src/azure/credential';
import { createProvisioning } from '../../src/azure/provisioning';
import { openQueue } from '../../src/azure/queue';
import { openTable } from '../../src/azure/tables/table';

/** What Bicep makes. */
async function provision(): Promise<void> {
  const credential = managedIdentityCredential({ clientId: undefined });
  const at = (service: string) => ({
    endpoint: process.env[`AzureWebJobsStorage__${service}ServiceUri`] ?? '',
    credential,
  });
  const queues = ['runs', 'alerts'].map((name) => openQueue(at('queue'), name));
  await createProvisioning(openTable(at('table')), queues).ensure();
}

async function main(directory: string): Promise<void> {
  await provision();
  const sink = ({ level, message }: { level: string; message: string }) => {
    if (level === 'error' || level === 'critical') process.stderr.write(`${message}\n`);
  };
  const host = await startHost({
    app: loadApp(directory, sink),
    settings: readHostJson(directory),
    sink,
    port: 0,
    timersAtStart: true,
  });
  process.stdout.write(`${host.origin ?? ''}\n`);
  process.stdin.resume().once('end', () => void host.stop(3000).then(() => process.exit(0)));
}

void main(process.argv[2] ?? '');
