/** How long after its registration an account tells when its subscription ends, over HTTP alone. See docs/proof/README.md. */
import { parseArgs } from 'node:util';
import { OPERATOR_KEY, Product } from '../../e2e/product';

const { values: options } = parseArgs({
  options: { accounts: { type: 'string', default: '10' } },
});

/** What is claimed, in seconds. */
const BOUND_S = 30;
const LOOK_MS = 100;

interface Account {
  readonly id: string;
  readonly subscription?: { readonly daysLeft?: number };
}

const secondsSince = (at: number): number => Math.round((performance.now() - at) / 10) / 100;

/** Looks until something holds, three times as long as it may take; answers after how many seconds it did. */
async function secondsUntil(since: number, holds: () => Promise<boolean>): Promise<number | null> {
  while (secondsSince(since) < 3 * BOUND_S) {
    if (await holds()) return secondsSince(since);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
}

async function main(): Promise<void> {
  const product = new Product();
  const mailbox = await product.shows(/Mailbox +(http:\S+)/);
  await product.shows(/✓ Contoso: passed|! Contoso: degraded/);
  const told: (number | null)[] = [];
  const mailed: (number | null)[] = [];
  for (let number = 1; number <= Number(options.accounts); number += 1) {
    const since = performance.now();
    const name = `Ending ${number}`;
    const { id } = await product.post<Account>('/api/accounts', {
      name,
      tenantId: 'ending.example',
      clientId: '11111111-1111-1111-1111-111111111111',
      user: 'adele@ending.example',
      credential: { kind: 'clientSecret', clientSecret: 'local-secret' },
    });
    const account = async () => (await product.get(`/api/accounts/${id}`)) as Account;
    told.push(
      await secondsUntil(since, async () => (await account()).subscription?.daysLeft === 4),
    );
    if (number === 1)
      mailed.push(
        await secondsUntil(since, async () => (await (await fetch(mailbox)).text()).includes(name)),
      );
    // It has shown what it is for.
    const origin = await product.shows(/API +(http:\S+)/);
    const headers = { authorization: `Bearer ${OPERATOR_KEY}` };
    await fetch(`${origin}/api/accounts/${id}`, { method: 'DELETE', headers });
  }
  await product.end();
  const seconds = told.map((one) => one ?? Infinity);
  const most = Math.max(...seconds);
  const result = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    accounts: told.length,
    bound: BOUND_S,
    // Null where it was not told within three times the bound.
    seconds: told,
    most: Number.isFinite(most) ? most : null,
    mailOfTheFirst: mailed[0] ?? null,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  if (most > BOUND_S || mailed.includes(null)) process.exitCode = 1;
}

void main();
