import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { until } from '../support/until';

export const OPERATOR_KEY = 'a-key-that-the-test-has-chosen';

/** `npm start` without npm, which would only pass signals on; of the checkout in whose folder this runs. */
export class Product {
  output = '';
  complaints = '';
  readonly #process;
  readonly exited: Promise<number | null>;

  constructor(args: readonly string[] = [], environment: Record<string, string> = {}) {
    this.#process = spawn(process.execPath, ['scripts/start.mjs', ...args], {
      env: { ...process.env, PORT: '0', OPERATOR_KEY, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process.stdout.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.#process.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (this.complaints += text));
    this.exited = once(this.#process, 'exit').then(([code]) => code as number | null);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.kill(signal);
    return this.exited;
  }

  /** Waits until the terminal shows something; answers its first group, or all of it. */
  async shows(pattern: RegExp): Promise<string> {
    await until(`${String(pattern)} in\n${this.output}${this.complaints}`, () => {
      if (this.#process.exitCode !== null) throw new Error(`It has ended: ${this.complaints}`);
      return pattern.test(this.output);
    });
    const match = pattern.exec(this.output);
    return match?.[1] ?? match?.[0] ?? '';
  }

  async get(path: string, key = OPERATOR_KEY): Promise<unknown> {
    const origin = await this.shows(/API +(http:\S+)/);
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(origin + path, { headers });
    return response.json();
  }

  async post<T>(path: string, body?: object): Promise<T> {
    const origin = await this.shows(/API +(http:\S+)/);
    const headers = { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(origin + path, { method: 'POST', headers, ...sent });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as T;
  }

  async list<T>(path: string, key = OPERATOR_KEY): Promise<readonly T[]> {
    return ((await this.get(path, key)) as { value: readonly T[] }).value;
  }
}

/** Processes whose parent is this one, by /proc; empty where there is no /proc. */
export function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false; // It has ended meanwhile.
      }
    })
    .map(Number);
}
