import { loadApp, readHostJson, startHost } from '@perennial/functions-host';

/**
 * Loads an unpacked package under the function host and asks its open addresses. Run as a process of its
 * own, bundled, so that nothing but the package can be found. Prints what it saw as JSON.
 */
async function main(directory: string): Promise<void> {
  const sink = () => undefined;
  const host = await startHost({
    app: loadApp(directory, sink),
    settings: readHostJson(directory),
    sink,
    port: 0,
    only: ['http'],
  });
  const ask = async (path: string) => {
    const response = await fetch(`${host.origin ?? ''}${path}`);
    return { status: response.status, body: await response.text() };
  };
  const seen = {
    functionNames: host.functionNames,
    home: await ask('/'),
    health: await ask('/api/health'),
  };
  await host.stop();
  process.stdout.write(JSON.stringify(seen));
}

void main(process.argv[2] ?? '');
