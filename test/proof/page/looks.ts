import type { Browser } from 'playwright-core';
import { settled, violations, visitor } from '../../dashboard/browser';
import { OPERATOR_KEY, Product } from '../../e2e/product';

const paths = [
  '/',
  '/accounts/{working}',
  '/accounts/{failing}',
  '/accounts/{failing}/edit',
  '/accounts/{working}/report',
  '/add',
  '/notifications',
  '/members',
  '/system',
  '/join',
  '/confirm',
  '/nothing-here',
];
const widths = [320, 1280];
const themes = ['light', 'dark'] as const;
const locales = ['en-GB', 'zh-CN'] as const;

interface Wrong {
  readonly look: string;
  readonly violations: readonly string[];
  readonly complaints: readonly string[];
  /** Pixels that the page can be scrolled sideways. */
  readonly overflow: number;
}

/** Every page of the running product × width × theme × language, and the key prompt. */
export async function lookAtAll(browser: Browser) {
  const product = new Product();
  try {
    const origin = await product.shows(/API +(http:\S+)/);
    const ids = await accountIds(origin);
    const wrong: Wrong[] = [];
    let looks = 0;
    for (const key of [OPERATOR_KEY, undefined])
      for (const colorScheme of themes)
        for (const locale of locales) {
          const { page, complaints } = await visitor(browser, {
            locale,
            colorScheme,
            key,
          } as object);
          for (const path of key === undefined ? ['/'] : paths)
            for (const width of widths) {
              await page.setViewportSize({ width, height: 900 });
              const place = path.replace(/\{(\w+)\}/, (_, name: string) => ids.get(name) ?? '');
              await page.goto(origin + place);
              await settled(page);
              looks += 1;
              const found = await violations(page);
              const overflow = await page.evaluate(
                () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
              );
              const said = complaints.splice(0);
              const look = `${key === undefined ? 'key prompt' : path} ${width} ${colorScheme} ${locale}`;
              if (found.length + said.length + overflow > 0)
                wrong.push({ look, violations: found, complaints: said, overflow });
            }
          await page.context().close();
        }
    return { looks, wrong };
  } finally {
    await product.end();
  }
}

/** One account that works and one that fails, once there are both. */
async function accountIds(origin: string): Promise<ReadonlyMap<string, string>> {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await fetch(`${origin}/api/overview`, {
      headers: { 'x-api-key': OPERATOR_KEY },
    });
    const { accounts } = (await answer.json()) as {
      accounts: readonly { id: string; state: string; results: string }[];
    };
    const failing = accounts.find(({ state }) => state === 'failing');
    const working = accounts.find(({ state, results }) => state === 'active' && results !== '');
    if (failing && working)
      return new Map([
        ['failing', failing.id],
        ['working', working.id],
      ]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('The demo accounts have not run.');
}
