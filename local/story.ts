/** What local mode tells at the terminal: a line per run, each mail’s subject as it arrives, and what went wrong. */
import { explain } from '../src/failures/explain';
import { failureKinds } from '../src/domain/failure';
import type { Failure } from '../src/domain/failure';
import type { LogEntry } from '@perennial/functions-host';
import { wrap } from './wrap';

export interface Letter {
  readonly to: string;
  readonly subject: string;
}

export interface Story {
  /** A line without a time: how it begins and ends. */
  say(line: string): void;
  /** A line that an invocation has written. */
  entry(entry: LogEntry): void;
  mail(mail: Letter): void;
  /** How an account is called: the app's log has ids alone. Until it is known, so has the terminal. */
  callAccountsBy(nameOf: NameOf): void;
}

/** An account's name, or its id where the name is not to be had. */
export type NameOf = (accountId: string) => Promise<string>;

export interface Terminal {
  write(line: string): void;
  /** How many columns it has; undefined where lines may be as long as they are: a file, a pipe. */
  columns(): number | undefined;
}

/** `now` answers milliseconds since the epoch. */
export function tellStory(terminal: Terminal, now: () => number = Date.now): Story {
  const write = (line: string) => terminal.write(line);
  const tell = (text: string) => {
    const time = `${clock(now())}  `;
    const lines = wrap(clean(text), (terminal.columns() ?? Infinity) - time.length);
    for (const [index, line] of lines.entries())
      write(index === 0 ? time + line : ' '.repeat(time.length) + line);
  };
  // What is said of an account's failure once need not be said at every run.
  const said = new Map<string, string>();
  let nameOf: NameOf = async (accountId) => Promise.resolve(accountId);
  // One line after the other, in the order in which things happened.
  let told = Promise.resolve();
  return {
    say: write,
    callAccountsBy(given) {
      nameOf = given;
    },
    entry(entry) {
      const event = eventOf(entry);
      if (event?.['event'] === 'run.completed') {
        const name = nameOf(text(event['accountId']));
        told = told.then(async () => tell(runLine(event, said, await name)));
      } else if (entry.level === 'error' || entry.level === 'warning')
        tell(troubleLine(entry, event));
    },
    // Its text says again what the run's line has said: the mailbox has it.
    mail({ to, subject }) {
      tell(`✉ ${to}: ${subject}`);
    },
  };
}

type Event = Readonly<Record<string, unknown>>;

/** The app writes one JSON object per line. */
function eventOf({ category, message }: LogEntry): Event | undefined {
  if (category !== 'user') return undefined;
  try {
    const value = JSON.parse(message) as unknown;
    return typeof value === 'object' && value !== null ? (value as Event) : undefined;
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function runLine(event: Event, said: Map<string, string>, name: string): string {
  const count = (field: string, words: string) => {
    const number = Number(event[field] ?? 0);
    return number > 0 ? [`${number} ${words}`] : [];
  };
  const counts = [
    ...count('passed', 'passed'),
    ...count('failed', 'failed'),
    ...count('skipped', 'skipped'),
    ...count('notApplicable', 'not applicable'),
  ];
  const id = text(event['accountId']);
  const result = text(event['result']);
  const mark = result === 'passed' ? '✓' : result === 'degraded' ? '!' : '✗';
  const checks = counts.length > 0 ? ` (checks: ${counts.join(', ')})` : '';
  const failure = failureOf(event);
  const reason = failure ? ` – ${sentence(failure, said.get(id) === failure.code)}` : '';
  said.set(id, failure?.code ?? '');
  return `${mark} ${name}: ${result}${checks}${reason}`;
}

function failureOf(event: Event): Failure | undefined {
  const kind = failureKinds.find((each) => each === event['kind']);
  const stage = event['stage'] === 'token' ? 'token' : 'request';
  return kind && { stage, kind, code: text(event['code']) };
}

function sentence(failure: Failure, again: boolean): string {
  const { title, fix } = explain(failure);
  const what = `${title} [${failure.stage}, ${failure.kind}, ${failure.code}]`;
  return again ? `${what}, as before` : `${what}. ${fix}`;
}

/** A named event with its fields, or what the host itself has to say. */
function troubleLine({ message, functionName }: LogEntry, event: Event | undefined): string {
  const name = text(event?.['event']);
  if (name === '') return `‼ ${functionName ?? 'host'}: ${message.split('\n', 1).join('')}`;
  const fields = Object.entries(event ?? {})
    .filter(([field]) => field !== 'event' && field !== 'invocation')
    .map(([field, value]) => `${field}=${String(value)}`);
  return `‼ ${name} ${fields.join(' ')}`.trim();
}

const clock = (ms: number): string => {
  const date = new Date(ms);
  const two = (number: number) => String(number).padStart(2, '0');
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
};

/** Nothing that moves a terminal's cursor: names and mails are text from elsewhere. */
const clean = (line: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what is removed
  line.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
