/** What the app needs around it on one machine: storage, vault, a mailbox, and somebody in Microsoft's place. */
import { randomBytes } from 'node:crypto';
import { startAzurite } from './azurite';
import { startControl } from './control';
import { startMailbox } from '@perennial/mail-emulator';
import type { StartOptions } from './options';
import { startSimulator } from '@perennial/graph-simulator';
import type { Letter } from './story';
import { startVault } from './vault';

export interface World {
  readonly storage: string;
  readonly vaultUrl: string;
  readonly vaultToken: string;
  readonly mailOrigin: string;
  readonly controlOrigin: string;
  readonly simulatorOrigin?: string | undefined;
  /** Resolves with its name when a child process has ended although nobody closed it. */
  readonly broken: Promise<string>;
  /** Ends everything; storage and vault last. Throws `LocalProblem` when something could not be saved. */
  close(): Promise<void>;
}

export interface WorldEvents {
  readonly onMail: (mail: Letter) => void;
  /** Why storage saves nothing any more, or undefined when it does again. */
  readonly onSaving: (reason: string | undefined) => void;
}

/** Starts everything at once. When one part cannot start, the others are closed and its error is thrown. */
export async function startWorld(
  options: StartOptions,
  { onMail, onSaving }: WorldEvents,
): Promise<World> {
  const { dataDir, vaultKey: passphrase } = options;
  const vaultToken = randomBytes(32).toString('base64url');
  const mailbox = await startMailbox({ onMail });
  const parts = await Promise.allSettled([
    startAzurite({ dataDir, onSaving }),
    startVault({ token: vaultToken, dataDir, passphrase }),
    options.microsoft === 'simulated' ? startSimulator({ mailbox }) : startControl(mailbox),
  ]);
  const [storage, vault, control] = parts;
  const closeStarted = async () => {
    const [first, second, third] = parts.map((part) =>
      part.status === 'fulfilled' ? part.value.close.bind(part.value) : () => Promise.resolve(),
    );
    await Promise.all([third?.(), mailbox.close()]);
    // Both are ended, whatever comes of the first.
    const ended = await Promise.allSettled([first?.(), second?.()]);
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  };
  if (
    storage.status === 'rejected' ||
    vault.status === 'rejected' ||
    control.status === 'rejected'
  ) {
    await closeStarted();
    throw parts.find((part) => part.status === 'rejected')?.reason;
  }
  const { origin } = control.value;
  return {
    storage: storage.value.connectionString,
    vaultUrl: vault.value.url,
    vaultToken,
    mailOrigin: mailbox.origin,
    controlOrigin: origin,
    simulatorOrigin: options.microsoft === 'simulated' ? origin : undefined,
    broken: Promise.race([
      storage.value.exited.then(() => 'storage'),
      vault.value.exited.then(() => 'the vault'),
    ]),
    close: closeStarted,
  };
}
