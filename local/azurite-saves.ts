/**
 * Azurite keeps what it holds in memory and writes each database to a file every five seconds. Whether that
 * worked it tells nobody, and does not try again before something changes. So its writes are watched here:
 * one that failed is tried again until it works, and both are told.
 */
import { LokiFsAdapter } from 'lokijs';

type Callback = (error?: Error | null) => void;
type Save = (this: unknown, name: string, text: string, callback: Callback) => void;

/** What writes Azurite's files: `LokiFsAdapter` of lokijs. */
export interface Writer {
  saveDatabase: Save;
}

export interface Saves {
  /** Tries once more what has failed so far. */
  finish(): Promise<void>;
}

const RETRY_MS = 5000;

/** The writer of the copy of lokijs that Azurite uses: package.json names the same version, so that there is one (a test holds it). */
export const azuriteWriter = (): Writer => LokiFsAdapter.prototype;

/**
 * Watches a writer from now on. `onChange` gets the reason when saving begins to fail, and undefined when
 * everything is saved again.
 */
export function watchSaves(
  writer: Writer,
  onChange: (reason: string | undefined) => void,
  retryMs = RETRY_MS,
): Saves {
  const save = writer.saveDatabase;
  /** By database: its last write that failed. */
  const failed = new Map<string, () => Promise<void>>();

  function settled(name: string, again: () => Promise<void>, error?: Error | null): void {
    const failing = failed.size > 0;
    if (error) failed.set(name, again);
    else failed.delete(name);
    if (failing !== failed.size > 0) onChange(error ? reasonOf(error) : undefined);
  }

  const tryAgain = async () => {
    await Promise.all([...failed.values()].map((again) => again()));
  };
  // Alone it keeps no process alive.
  setInterval(() => void tryAgain(), retryMs).unref();

  writer.saveDatabase = function (name, text, callback) {
    const write = () =>
      new Promise<void>((done) => {
        save.call(this, name, text, (error) => {
          settled(name, write, error);
          done();
        });
      });
    // Azurite would fall over an error: it is told here, and not there.
    void write().then(() => callback());
  };
  return { finish: tryAgain };
}

/** The system's code, as in `ENOSPC`: lokijs wraps the error in the text of another one. */
const reasonOf = (error: Error): string => /\bE[A-Z]{2,}\b/.exec(error.message)?.[0] ?? 'unknown';
