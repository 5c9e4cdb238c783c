import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Chrome or Edge where they are installed, else the one from npm, which is unpacked once. */
function executable(): string {
  const installed = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/microsoft-edge'];
  const found = process.env['BROWSER_PATH'] ?? installed.find((path) => existsSync(path));
  if (found !== undefined) return found;
  // The package is an ES module, which Jest does not load.
  const script =
    "import('@sparticuz/chromium').then(async ({ default: c }) => process.stdout.write(await c.executablePath()))";
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: executable(), args: ['--no-sandbox', '--disable-gpu'] });

export interface Visitor {
  readonly page: Page;
  /** What the browser complained of: errors, console errors, violations of the policy. */
  readonly complaints: string[];
}

/** Closes what visitors have left open: a page that nobody looks at goes on asking. */
export async function closeVisits(browser: Browser): Promise<void> {
  const contexts = browser.contexts();
  // What is on its way then is nobody's fault.
  for (const page of contexts.flatMap((context) => context.pages()))
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  await Promise.all(contexts.map((context) => context.close()));
}

/** Somebody with a browser of their own. `key`: kept by it already. */
export async function visitor(
  browser: Browser,
  options: BrowserContextOptions & { readonly key?: string } = {},
): Promise<Visitor> {
  const { key, ...rest } = options;
  const context = await browser.newContext({ locale: 'en-GB', ...rest });
  if (key !== undefined) {
    await context.addInitScript((value) => sessionStorage.setItem('perennial.key', value), key);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    // The browser itself notes each answer that is no success; those are asked for.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { page, complaints };
}

/** What somebody does on a page, counted: a click or a field is one. `before`: what was done on others. */
export function counted(page: Page, before = 0) {
  let count = before;
  return {
    click: async (selector: string) => {
      count += 1;
      await page.locator(selector).first().click();
    },
    fill: async (selector: string, text: string) => {
      count += 1;
      await page.fill(selector, text);
    },
    /** On Microsoft's own pages, which are not there. */
    atMicrosoft: (actions: number) => {
      count += actions;
    },
    count: () => count,
  };
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands, in short. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

/** The page is drawn: it has its heading, and no part of it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
}
