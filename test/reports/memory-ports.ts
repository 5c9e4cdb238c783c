import type { Mail, Mailer, WorkQueue } from '../../src/ports';

/** A queue whose messages show at their time, in the order of their times. */
export class MemoryQueue<T> implements WorkQueue<T> {
  #messages: { readonly at: number; readonly message: T }[] = [];

  send(message: T, delayMs = 0): Promise<void> {
    this.#messages.push({ at: Date.now() + delayMs, message });
    this.#messages.sort((a, b) => a.at - b.at);
    return Promise.resolve();
  }

  poisoned(): Promise<number> {
    return Promise.resolve(0);
  }

  /** When the next message shows, in milliseconds since the epoch. */
  get nextAt(): number | undefined {
    return this.#messages[0]?.at;
  }

  take(): T | undefined {
    return (this.nextAt ?? Infinity) <= Date.now() ? this.#messages.shift()?.message : undefined;
  }
}

export function memoryMailer(mails: Mail[]): Mailer {
  return {
    send: (mail) => {
      mails.push(mail);
      return Promise.resolve({ delivered: true });
    },
  };
}
