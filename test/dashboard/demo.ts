import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { OPERATOR_KEY, Product } from '../e2e/product';
import { until } from '../support/until';
import { launch } from './browser';
import { freePort } from './free-port';

export interface Brief {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly state: string;
}

/** The running product with its demo accounts, each of which has run, and a browser beside it. */
export interface Demo {
  readonly product: Product;
  readonly browser: Browser;
  readonly origin: string;
  readonly accounts: () => Promise<readonly Brief[]>;
  readonly named: (name: string) => Promise<Brief | undefined>;
  readonly api: (method: string, path: string, body?: object) => Promise<Response>;
  /** Ends both. */
  readonly close: () => Promise<void>;
}

export async function startDemo(): Promise<Demo> {
  // What is kept has no past: nobody has to wait while it is played.
  const folder = mkdtempSync(join(tmpdir(), 'perennial-demo-'));
  // Sign-in and consent come back to an address that has to be known beforehand.
  const product = new Product(['--data', folder], { PORT: String(await freePort()) });
  const [browser, origin] = await Promise.all([launch(), product.shows(/API +(http:\S+)/)]);
  const api = (method: string, path: string, body?: object) =>
    fetch(origin + path, {
      method,
      headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const accounts = async () =>
    ((await product.get('/api/overview')) as { accounts: readonly Brief[] }).accounts;
  const named = async (name: string) => (await accounts()).find((one) => one.name === name);
  await until('the demo’s first runs', async () => {
    const found = await accounts();
    return found.length === 3 && (await named('Expired'))?.state === 'failing';
  });
  // What comes now is done by people; the demo's runs every few seconds would only be in their way.
  for (const { id } of await accounts())
    await api('PATCH', `/api/accounts/${id}`, { schedule: { preset: 'steady' } });
  const close = async () => {
    await browser.close();
    expect(await product.end()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  };
  return { product, browser, origin, accounts, named, api, close };
}
