/** What is seen: each page as it is shown to everybody, each state of it, and what it weighs. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { OPERATOR_KEY } from '../e2e/product';
import { closeVisits, settled, violations, visitor } from './browser';
import { startDemo } from './demo';
import { designed, said } from './design-words';
import type { Demo } from './demo';
import { doneWhen, people } from './done-when';
import { statesOfThePage } from './states';

/** The design asks for 20 and 42; what it weighs now may only become less. */
const MOST_KB = { first: 20, all: 58.6, doors: 6.3, package: 123.2 };

let demo: Demo;
/** An account that fails. */
let expired = '';

beforeAll(async () => {
  demo = await startDemo();
  expired = (await demo.named('Expired'))?.id ?? '';
});
afterEach(() => closeVisits(demo.browser));
afterAll(() => demo.close());

const stage = () => {
  const { browser, origin } = demo;
  return { browser, origin, key: OPERATOR_KEY, account: expired };
};
statesOfThePage(stage);
doneWhen(people.slice(1), () => ({
  ...stage(),
  accountOf: async (tenant) =>
    (await demo.accounts()).find(({ tenantId }) => tenantId === tenant)?.id ?? '',
}));

test.each(['en', 'zh-CN'] as const)('the words are those of the design, in %s', (language) => {
  const words = said(language);
  expect(words.map((text, n) => text.slice(0, designed[language][n]?.length))).toEqual(
    designed[language],
  );
});

test('the page weighs no more than it is allowed to', () => {
  const { package: whole, ...weighed } = JSON.parse(
    execFileSync(process.execPath, ['scripts/weigh.mjs'], { encoding: 'utf8' }),
  ) as Record<string, Weight> & { package: number };
  for (const { first, all, doors } of Object.values(weighed)) {
    expect(first).toBeLessThan(MOST_KB.first * 1024);
    expect(all - doors).toBeLessThan(MOST_KB.all * 1024);
    expect(doors).toBeLessThan(MOST_KB.doors * 1024);
  }
  expect(whole).toBeLessThan(MOST_KB.package * 1000);
});

interface Weight {
  readonly first: number;
  readonly all: number;
  /** The ways in that begin with nothing, which are fetched for themselves. */
  readonly doors: number;
}

interface Look {
  readonly path: string;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  readonly locale: 'en-GB' | 'zh-CN';
}
/** Each page once, with themes, languages and widths dealt out. */
const looks: readonly Look[] = [
  { path: '/', width: 320, colorScheme: 'dark', locale: 'zh-CN' },
  { path: '/accounts/{id}', width: 390, colorScheme: 'light', locale: 'zh-CN' },
  { path: '/accounts/{id}/edit', width: 320, colorScheme: 'light', locale: 'en-GB' },
  { path: '/add#ids', width: 320, colorScheme: 'light', locale: 'en-GB' },
  { path: '/add', width: 390, colorScheme: 'dark', locale: 'zh-CN' },
  { path: '/members', width: 320, colorScheme: 'light', locale: 'zh-CN' },
  { path: '/system', width: 390, colorScheme: 'dark', locale: 'en-GB' },
  { path: '/notifications', width: 320, colorScheme: 'light', locale: 'zh-CN' },
  { path: '/accounts/{id}/report', width: 390, colorScheme: 'dark', locale: 'zh-CN' },
  { path: '/confirm', width: 320, colorScheme: 'light', locale: 'en-GB' },
];
test.each(looks)('axe finds nothing at $path, $width px, $colorScheme, $locale', async (look) => {
  const { path, width, ...rest } = look;
  const viewport = { width, height: 900 };
  const { page, complaints } = await visitor(demo.browser, {
    ...rest,
    viewport,
    key: OPERATOR_KEY,
  });
  await page.goto(demo.origin + path.replace('{id}', expired), { waitUntil: 'load' });
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  expect(complaints).toEqual([]);
});

/** How far the page can be scrolled sideways, in pixels. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
