/** Sends broken requests to the product as `npm start` runs it, and says what came back. See docs/proof/README.md. */
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../../src/domain/random';
import { Product } from '../../e2e/product';
import { requestBy } from './requests';

const { values: options } = parseArgs({
  options: {
    connections: { type: 'string', default: '30000' },
    seed: { type: 'string', default: '1' },
  },
});

const AT_A_TIME = 80;
/**
 * A request that is not whole: the far side waits for the rest. It is told then that nothing more comes. Who says so
 * before the answer is taken for gone, so that what is not answered then is asked once more, with more patience.
 */
const PATIENCE_MS = 500;
const LONG_PATIENCE_MS = 15_000;
/** What has not ended by then hangs. */
const LONGEST_MS = 30_000;
const MOST_SHOWN = 5;

type Outcome = 'answered' | 'reset' | 'closed' | 'hung';

interface Sent {
  readonly outcome: Outcome;
  readonly status: string | undefined;
}

function send(port: number, text: string, patienceMs: number): Promise<Sent> {
  return new Promise((resolve) => {
    let answer = '';
    let outcome: Outcome = 'closed';
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const patience = setTimeout(() => socket.end(), patienceMs);
    const longest = setTimeout(() => {
      outcome = 'hung';
      socket.destroy();
    }, LONGEST_MS);
    socket.on('connect', () => socket.write(text, 'latin1'));
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    socket.on('end', () => socket.end());
    socket.on('error', () => (outcome = 'reset'));
    socket.on('close', () => {
      clearTimeout(patience);
      clearTimeout(longest);
      // “100 Continue” is no answer yet.
      const status = /(?:^|\n)HTTP\/1\.1 ((?!100)\d{3})/.exec(answer)?.[1];
      resolve({ outcome: status === undefined ? outcome : 'answered', status });
    });
  });
}

/**
 * Where nothing was asked there is nothing to answer. And where a request that asks for an upgrade ends in the
 * middle, Node's server closes the connection before anybody hears of it.
 */
const isOwedAnswer = (text: string): boolean => text.trim() !== '' && !/^Upgrade:/im.test(text);

async function main(): Promise<void> {
  const startedAt = performance.now();
  const product = new Product();
  const port = Number(await product.shows(/API +http:\S+:(\d+)/));
  const random = randomFrom(options.seed);
  const statuses: Record<string, number> = {};
  const outcomes: Record<Outcome, number> = { answered: 0, reset: 0, closed: 0, hung: 0 };
  const unanswered: string[] = [];
  let left = Number(options.connections);
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const text = requestBy(random);
      const owed = isOwedAnswer(text);
      const first = await send(port, text, PATIENCE_MS);
      const again = owed && first.outcome === 'closed';
      const { outcome, status } = again ? await send(port, text, LONG_PATIENCE_MS) : first;
      outcomes[outcome] += 1;
      if (status !== undefined) statuses[status] = (statuses[status] ?? 0) + 1;
      if ((outcome !== 'answered' && owed) || Number(status) >= 500) unanswered.push(text);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  const code = await product.end();
  const result = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    minutes: Math.round((performance.now() - startedAt) / 6000) / 10,
    seed: options.seed,
    connections: Number(options.connections),
    outcomes,
    statuses,
    exitCode: code,
    faults: unanswered.length,
    examples: unanswered.slice(0, MOST_SHOWN).map((text) => text.slice(0, 300)),
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  if (unanswered.length > 0 || code !== 0) process.exitCode = 1;
}

void main();
