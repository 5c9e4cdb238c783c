/** Entry of the child process that Azurite runs in. */
import { tmpdir } from 'node:os';
import { ACCOUNT } from './azurite';
import type { AzuriteOptions, AzuritePorts, SavingMessage } from './azurite';
import { azuriteWriter, watchSaves } from './azurite-saves';
import { serveParent } from './child-main';
import type { Served } from './child-main';
import { lockFolder } from './folder-lock';

const SERVICES = 3;
const LISTENING = /Azurite (\w+) service is successfully listening at http:\/\/[\d.]+:(\d+)/;
const CLOSED = /service successfully closed/;

/** Azurite tells of itself on standard output only, which belongs to our report. */
function listenTo(onLine: (line: string) => void): () => void {
  const original = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text: string | Uint8Array) => {
    for (const line of Buffer.from(text).toString().split('\n')) onLine(line);
    return true;
  };
  return () => {
    process.stdout.write = original;
  };
}

/** Resolves after so many lines that match, with the parts of each. */
function linesOf(pattern: RegExp, count: number): Promise<RegExpExecArray[]> {
  return new Promise((resolve) => {
    const found: RegExpExecArray[] = [];
    const stop = listenTo((line) => {
      const match = pattern.exec(line);
      if (!match || found.push(match) < count) return;
      stop();
      resolve(found);
    });
  });
}

/** Tells the parent that saving has begun to fail, and why, or works again; nothing before it has our report. */
class SavingReport {
  /** Azurite's lines are read off standard output at times: ours go past that. */
  readonly #write = process.stdout.write.bind(process.stdout);
  #reason: string | undefined;
  #open = false;

  readonly change = (reason: string | undefined): void => {
    this.#reason = reason;
    if (this.#open) this.#tell();
  };

  open(): void {
    this.#open = true;
    if (this.#reason !== undefined) this.#tell();
  }

  #tell(): void {
    const message: SavingMessage = { saving: this.#reason ?? null };
    this.#write(`${JSON.stringify(message)}\n`);
  }
}

async function start({ location, accountKey }: AzuriteOptions): Promise<Served<AzuritePorts>> {
  const unlock =
    location === undefined ? () => Promise.resolve() : await lockFolder(location, 'azurite');
  process.env['AZURITE_ACCOUNTS'] = `${ACCOUNT}:${accountKey}`;
  const memory = location === undefined;
  const saving = new SavingReport();
  const saves = memory ? undefined : watchSaves(azuriteWriter(), saving.change);
  // Wherever it is started from, it leaves no files there.
  process.chdir(location ?? tmpdir());
  process.argv.push(
    ...['--silent', '--disableTelemetry', '--skipApiVersionCheck'],
    ...['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'],
    ...(memory ? ['--inMemoryPersistence'] : ['--location', location]),
  );
  const listening = linesOf(LISTENING, SERVICES);
  await import('azurite/dist/src/azurite.js');
  const ports = Object.fromEntries(
    (await listening).map(([, service = '', port]) => [service.toLowerCase(), Number(port)]),
  ) as unknown as AzuritePorts;
  // The report is the first line.
  setImmediate(() => saving.open());
  return {
    ready: ports,
    close: async () => {
      const closed = linesOf(CLOSED, SERVICES);
      // Azurite's own way of being asked to flush and close.
      process.emit('message', 'shutdown', undefined);
      await closed;
      await saves?.finish();
      await unlock();
    },
  };
}

serveParent((options) => start(options as AzuriteOptions));
