/** What is seen in each state of the page, and with each thing that goes wrong: the API's answers are replaced in the browser. */
import type { Browser, Page } from 'playwright-core';
import { homepage, version } from '../../package.json';
import { settled, visitor } from './browser';

export interface Stage {
  readonly browser: Browser;
  readonly origin: string;
  readonly key: string;
  /** An account that has failed. */
  readonly account: string;
}

interface Overview {
  readonly me: object;
  readonly health: object;
  readonly accounts: readonly object[];
}

const phone = { viewport: { width: 390, height: 844 } };

/** Changes what an operation answers. */
async function answering(
  page: Page,
  path: string,
  change: (body: object) => object,
): Promise<void> {
  await page.route(path, async (route) => {
    // Always whole: what the browser knows is the changed answer.
    const { 'if-none-match': _known, ...headers } = route.request().headers();
    const answer = await route.fetch({ headers });
    await route.fulfill({ response: answer, json: change((await answer.json()) as object) });
  });
}

const overview = (page: Page, change: (body: Overview) => object) =>
  answering(page, '**/api/overview', (body) => change(body as Overview));

/** Somebody with a phone who looks at a page whose answers are changed first. */
async function looking(
  { browser, origin, key }: Stage,
  path: string,
  change: (page: Page) => Promise<unknown>,
  locale = 'en-GB',
): Promise<Page> {
  const { page } = await visitor(browser, { ...phone, locale, key });
  await change(page);
  await page.goto(origin + path);
  return page;
}

/** `stage` is asked in each test: what it is about is there then. */
export function statesOfThePage(stage: () => Stage): void {
  test('loading: frame and bones, never a blank page', async () => {
    let answer: () => void = () => undefined;
    const page = await looking(stage(), '/', (opened) =>
      opened.route('**/api/overview', async (route) => {
        await new Promise<void>((resolve) => (answer = resolve));
        await route.continue();
      }),
    );
    await page.waitForSelector('[aria-busy=true] .bone');
    expect(await page.isVisible('header')).toBe(true);
    answer();
    await settled(page);
  });

  test.each([
    ['operator', /No account yet/, ['/add', '/system#transfer']],
    ['reader', /Nobody has added an account yet/, []],
  ] as const)('no account: what is said to a role of %s', async (role, text, ways) => {
    const page = await looking(stage(), '/', (opened) =>
      overview(opened, ({ me, ...rest }) => ({
        ...rest,
        me: { ...me, role },
        needs: [],
        accounts: [],
      })),
    );
    expect(await page.locator('main .empty').innerText()).toMatch(text);
    for (const way of ways) expect(await page.isVisible(`main a[href="${way}"]`)).toBe(true);
    if (ways.length === 0) expect(await page.locator('main a.btn').count()).toBe(0);
  });

  test('nothing found: what was looked for, and one step back', async () => {
    const page = await looking(stage(), '/?q=no such thing', () => Promise.resolve());
    await page.waitForSelector('text=No account matches “no such thing”.');
    await page.click('text=Clear the search');
    await page.waitForSelector('tbody tr:visible');
  });

  test('one part fails: it says so with a way to try again, and the rest stands', async () => {
    const { account } = stage();
    const page = await looking(stage(), `/accounts/${account}`, (opened) =>
      opened.route('**/history?*', (route) => route.fulfill({ status: 500, json: {} })),
    );
    const part = page.locator('section[aria-labelledby=checks]');
    await part.getByText('This could not be loaded.').waitFor();
    await page.waitForSelector('.run');
    await page.unroute('**/history?*');
    await part.getByText('Try again').click();
    await part.getByText('This could not be loaded.').waitFor({ state: 'detached' });
  });

  test('the scheduler is late: banner, header and rows say for how long', async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const page = await looking(stage(), '/', (opened) =>
      overview(opened, ({ health, accounts, ...rest }) => ({
        ...rest,
        health: { ...health, status: 'degraded', lastTick: { at: ago(12), ageSeconds: 720 } },
        accounts: accounts.map((one) => ({ ...one, running: undefined, nextRunAt: ago(12) })),
      })),
    );
    await page.waitForSelector('.strip-note:has-text("12 min")');
    await page.waitForSelector('header :text("Scheduler late")');
    await page.waitForSelector('.c-next:has-text("due 12 min ago")');
  });

  test('settings that are wrong are named above every page, before the simulator is', async () => {
    const page = await looking(stage(), '/system', (opened) =>
      overview(opened, ({ health, ...rest }) => ({
        ...rest,
        health: {
          ...health,
          configuration: [{ setting: 'TICK_MINUTES', message: 'must be a number' }],
        },
      })),
    );
    await page.waitForSelector('.strip-note:has-text("Settings are wrong: TICK_MINUTES.")');
    expect(await page.locator('.strip-note').count()).toBe(1);
  });

  test('many at once: how far it is, Stop, and what failed with a way to try these again', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `Account ${n}`);
    const asked: string[] = [];
    let hold: (() => void)[] = [];
    const page = await looking(stage(), '/', async (opened) => {
      await opened.setViewportSize({ width: 1280, height: 900 });
      await overview(opened, ({ accounts: [model], ...rest }) => ({
        ...rest,
        accounts: names.map((name, n) => ({ ...model, id: `a${n}`, name })),
      }));
      await opened.route('**/api/accounts/*/run', async (route) => {
        asked.push(route.request().url());
        await new Promise<void>((resolve) => hold.push(resolve));
        const refused = route.request().url().includes('/a1/');
        await route.fulfill(
          refused ? { status: 409, json: { detail: 'Not now.' } } : { status: 202, json: {} },
        );
      });
    });
    const go = async () => {
      const waiting = hold;
      hold = [];
      for (const done of waiting) done();
      await page.waitForTimeout(0);
    };
    await page.click('button:has-text("Select")');
    await page.check('thead input[type=checkbox]');
    await page.click('.bulk >> text=Run now');
    await page.waitForSelector('.bulk >> text=0 of 12');
    // Four at a time.
    await page.waitForFunction(() => !document.querySelector('.bulk')?.textContent.includes('Run'));
    expect(asked).toHaveLength(4);
    await go();
    await page.waitForSelector('.bulk >> text=4 of 12');
    await page.click('.bulk >> text=Stop');
    while (hold.length > 0) await go();
    const failed = page.locator('.why li');
    expect(await failed.innerText()).toBe('Account 1: Not now.');
    expect(asked.length).toBeLessThan(12);
    asked.length = 0;
    await page.click('text=Try these again');
    await page.waitForSelector('.bulk >> text=0 of 1');
    expect(asked.every((url) => url.includes('/a1/'))).toBe(true);
    await go();
  });

  test('without an answer what changes something is not done, and says why', async () => {
    const { account } = stage();
    const page = await looking(stage(), `/accounts/${account}`, (opened) => opened.clock.install());
    await settled(page);
    let changes = 0;
    await page.route('**/api/**', (route) => {
      if (route.request().method() !== 'GET') changes += 1;
      return route.abort();
    });
    for (let misses = 0; misses < 3; misses += 1) await page.clock.runFor(45_000);
    await page.waitForSelector('text=No answer since');
    const off = '[aria-disabled=true][title="There is no answer at the moment."]';
    for (const label of ['Run now', 'Pause', 'Make a link'])
      await page.click(`button${off}:has-text("${label}")`, { force: true });
    expect(await page.locator('dialog').count()).toBe(0);
    expect(changes).toBe(0);
  });

  test('that an account has begun to fail is said aloud, once, and nothing else of a refresh', async () => {
    let failing = false;
    const page = await looking(stage(), '/', async (opened) => {
      await opened.clock.install();
      await overview(opened, ({ accounts: [model], ...rest }) => ({
        ...rest,
        accounts: [
          { ...model, id: 'a1', name: 'Fabrikam Lab', state: failing ? 'failing' : 'active' },
        ],
      }));
    });
    await settled(page);
    await page.clock.runFor(31_000);
    expect(await page.locator('[role=status]').allInnerTexts()).not.toContain(
      'Fabrikam Lab now fails',
    );
    failing = true;
    await page.clock.runFor(31_000);
    await page.waitForSelector('[role=status]:has-text("Fabrikam Lab now fails")', {
      state: 'attached',
    });
  });

  test.each(['key', 'signed-in'])(
    'too many at once for %s of an account: waited out as any other',
    async (verb) => {
      const { account } = stage();
      let asked = 0;
      const page = await looking(stage(), `/accounts/${account}`, async (opened) => {
        await answering(opened, `**/api/accounts/${account}`, (body) => ({
          ...body,
          credential: { kind: 'certificate', renewable: true, expiresAt: new Date().toISOString() },
        }));
        await opened.route(`**/api/accounts/*/${verb}`, (route) => {
          asked += 1;
          return route.fulfill(
            asked === 1
              ? { status: 429, headers: { 'retry-after': '1' }, json: { detail: 'No.' } }
              : { status: 201, json: { id: account } },
          );
        });
      });
      const label = verb === 'key' ? 'Make a new key' : 'Also as whoever signs in';
      await page.click(`button:has-text("${label}")`);
      const said = '[role=status]:has-text("Too many at once; again in 1 s")';
      await page.waitForSelector(said, { state: 'attached' });
      await page.waitForURL(verb === 'key' ? '**/add#paste/*' : `**/accounts/${account}`);
      await page.waitForSelector(said, { state: 'detached' });
      expect(asked).toBe(2);
    },
  );

  test.each([
    ['an hour ahead', 3_600_000, 'Pacific/Kiritimati'],
    ['an hour behind', -3_600_000, 'America/St_Johns'],
  ] as const)('a device whose clock is %s tells no lies', async (_, wrong, timezoneId) => {
    const { browser, origin, key } = stage();
    const { page } = await visitor(browser, { ...phone, key, timezoneId });
    await page.clock.install({ time: Date.now() + wrong });
    let at = Date.now();
    await overview(page, ({ accounts: [model], ...rest }) => {
      at = Date.now();
      const nextRunAt = new Date(at + 9 * 60_000).toISOString();
      const paused = undefined;
      return {
        ...rest,
        at: new Date(at).toISOString(),
        accounts: [{ ...model, nextRunAt, paused, running: undefined, state: 'active' }],
      };
    });
    await page.goto(origin);
    await page.waitForSelector('.c-next:has-text("in 9 min")');
    expect(await page.innerText('h1 + p')).toContain('Next run in 9 min.');
    await page.route('**/api/**', (route) => route.abort());
    for (let misses = 0; misses < 3; misses += 1) await page.clock.runFor(45_000);
    const since = (shift: number) =>
      new Date(at + shift).toLocaleTimeString('en-GB', { timeZone: timezoneId }).slice(0, 5);
    const said = await page.innerText('.strip-note b');
    expect([0, 60_000].map((shift) => `No answer since ${since(shift)}.`)).toContain(said);
  });

  const many = (n: number) => (opened: Page) =>
    overview(opened, ({ accounts: [model], ...rest }) => ({
      ...rest,
      needs: [],
      accounts: Array.from({ length: n }, (_, at) => ({
        ...model,
        id: `a${at}`,
        name: `Account ${at}`,
      })),
    }));

  test('back is back at the same place of the list, with the filter that was there', async () => {
    const page = await looking(stage(), '/?q=account', async (opened) => {
      await opened.setViewportSize({ width: 1280, height: 900 });
      await many(300)(opened);
    });
    await page.waitForSelector('tbody tr:nth-child(300)');
    const row = page.locator('tbody a.name').nth(150);
    await row.scrollIntoViewIfNeeded();
    await row.click();
    await page.waitForURL('**/accounts/a150');
    await page.waitForSelector('h1:focus');
    await page.goBack();
    await page.waitForFunction(() => {
      const { top = -1 } =
        document.querySelector('[href="/accounts/a150"]')?.getBoundingClientRect() ?? {};
      return top > 0 && top < innerHeight;
    });
    expect(await page.inputValue('[type=search]')).toBe('account');
    await page.goForward();
    await page.waitForURL('**/accounts/a150');
  });

  test.each([0, 1000])(
    'with %i accounts every other page stands and says what it knows',
    async (n) => {
      const page = await looking(stage(), '/system', many(n));
      for (const path of ['/system', '/members', '/notifications', '/add#ids']) {
        await page.goto(stage().origin + path);
        await settled(page);
        const text = await page.innerText('body');
        expect([path, /NaN|undefined|null|Invalid|Infinity|\[object/.exec(text)]).toEqual([
          path,
          null,
        ]);
      }
    },
  );

  test.each([
    ['operator', 'W'.repeat(64)],
    ['reader', 'm0'],
  ])('to a role of %s an owner is called %s', async (role, called) => {
    const page = await looking(stage(), '/', async (opened) => {
      await opened.route('**/api/members', (route) =>
        route.fulfill({ json: { value: [{ id: 'm0', name: 'W'.repeat(64) }] } }),
      );
      await overview(opened, ({ me, accounts, ...rest }) => ({
        ...rest,
        me: { ...me, role },
        accounts: [
          ...accounts,
          ...Array.from({ length: 30 }, (_, n) => ({ ...accounts[0], id: `a${n}`, owner: 'm0' })),
        ],
      }));
      await answering(opened, `**/api/accounts/${stage().account}`, (body) => ({
        ...body,
        owner: 'm0',
      }));
    });
    await page.selectOption('select', { label: called });
    await page.waitForSelector('text=30 of');
    expect(new URL(page.url()).search).toBe('?owner=m0');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await widest(page)).toEqual([]);
    await page.goto(`${stage().origin}/accounts/${stage().account}`);
    await page.waitForSelector(`[aria-labelledby=settings] dd:text-is("${called}")`);
    expect(await widest(page)).toEqual([]);
  });

  test('a cell of checks by day opens the first run of that day which failed, however many pages back', async () => {
    const { account, origin } = stage();
    const DAY = 86_400_000;
    const from = Math.floor(Date.now() / DAY) * DAY - 27 * DAY;
    const run = (day: number, hour: number, check: string) => ({
      id: `d${day}h${hour}`,
      slot: new Date(from + day * DAY + hour * 3_600_000).toISOString(),
      outcomes: [{ check, result: 'failed' }],
    });
    const pages = [
      [run(27, 1, 'mail.a'), run(26, 1, 'mail.a')],
      [run(20, 9, 'mail.a'), run(20, 8, 'files.b')],
      [run(20, 7, 'mail.a'), run(20, 6, 'mail.b'), run(19, 5, 'mail.a')],
      [],
    ];
    const asked: number[] = [];
    let endless = true;
    const page = await looking(stage(), `/accounts/${account}`, async (opened) => {
      await opened.setViewportSize({ width: 1280, height: 900 });
      await answering(opened, '**/history?days=28', () => ({
        from: new Date(from).toISOString().slice(0, 10),
        days: Array.from({ length: 28 }, () => ({ runs: [0, 0, 0, 0] })),
        checks: { 'mail.a': Array.from({ length: 28 }, () => 'f2') },
      }));
      await opened.route('**/runs?*result=failed*', (route) => {
        const n = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
        asked.push(n);
        const next = `${origin}/api/accounts/${account}/runs?result=failed&cursor=${n + 1}`;
        return route.fulfill({
          json: { value: pages[endless ? 0 : n], explanations: {}, nextLink: next },
        });
      });
    });
    const cell = page.locator('table.grid tr.deep td').nth(20);
    await cell.click();
    await page.waitForSelector('text=No run of that day failed, or it is not kept any more.');
    expect(asked).toHaveLength(12);
    endless = false;
    asked.length = 0;
    await cell.click();
    await page.waitForURL('**/runs/d20h7');
    expect(asked).toEqual([0, 1, 2]);
  });

  test('which version runs is said, with where newer ones are', async () => {
    const page = await looking(stage(), '/system', () => Promise.resolve());
    const card = page.locator('[aria-labelledby=upgrade]');
    expect(await card.innerText()).toContain(`Perennial ${version} runs here.`);
    for (const end of ['/releases', '/blob/main/docs/operations.md#upgrade'])
      expect(await card.locator(`a[href="${homepage}${end}"]`).count()).toBe(1);
  });

  test('a report of a long time with every check broken a hundred times pushes nothing sideways', async () => {
    const { account } = stage();
    const counts = { passed: 1e6, failed: 1e6, skipped: 1e6, notApplicable: 1e6, undoFailed: 1e6 };
    const page = await looking(stage(), `/accounts/${account}/report`, (opened) =>
      answering(opened, '**/api/**/report', (body) => ({
        ...body,
        from: '2024-01-01',
        checks: Array.from({ length: 100 }, (_, n) => ({
          check: `workload.${'x'.repeat(60)}${n}`,
          title: `Title ${n}`,
          workload: 'workload',
          ...counts,
          broken: Array.from({ length: 100 }, () => ({ from: '2024-01-01', mended: '2024-01-02' })),
        })),
        workloads: [{ workload: 'workload', ...counts, passRate: 0 }],
      })),
    );
    await settled(page);
    expect(await page.locator('[aria-labelledby=checks] tbody tr').count()).toBe(100);
    expect(await widest(page)).toEqual([]);
  });

  test('at 200 % nothing has to be scrolled sideways, and forced colours keep the shapes', async () => {
    const { account } = stage();
    const page = await looking(stage(), '/', async (opened) => {
      await opened.setViewportSize({ width: 640, height: 450 });
      await opened.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    });
    for (const path of ['', '/edit', '/report']
      .map((end) => `/accounts/${account}${end}`)
      .concat(['/', '/add#ids', '/members', '/notifications', '/system'])) {
      await page.goto(stage().origin + path);
      await settled(page);
      expect([path, await widest(page)]).toEqual([path, []]);
    }
    await page.goto(`${stage().origin}/accounts/${account}`);
    await page.waitForSelector('.beats a');
    const colourOf = (selector: string, pseudo?: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one, part) => getComputedStyle(one, part).backgroundColor, pseudo);
    expect(await colourOf('.beats a', '::after')).not.toBe(await colourOf('body'));
  });

  test('the report on paper is its tables alone, in ink on white', async () => {
    const { account } = stage();
    const page = await looking(stage(), `/accounts/${account}/report`, (opened) =>
      opened.emulateMedia({ media: 'print', colorScheme: 'dark' }),
    );
    await settled(page);
    for (const part of ['header.top', 'footer', '.no-print', '.strip-note'])
      expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false]);
    expect(await page.locator('table').count()).toBeGreaterThan(0);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe('rgb(255, 255, 255)');
  });

  test('an account that is removed while it is looked at is gone, and says so', async () => {
    const { account } = stage();
    let gone = false;
    const page = await looking(stage(), `/accounts/${account}`, async (opened) => {
      await opened.clock.install();
      await overview(opened, ({ accounts, ...rest }) => ({
        ...rest,
        accounts: gone ? [] : accounts,
      }));
      await opened.route(`**/api/accounts/${account}`, (route) =>
        gone ? route.fulfill({ status: 404, json: { code: 'not-found' } }) : route.fallback(),
      );
    });
    await page.waitForSelector('.facts');
    gone = true;
    await page.clock.runFor(31_000);
    await page.waitForSelector('h1:has-text("There is no such account, or it is not yours.")');
  });

  test('a key that is forgotten in one tab is forgotten in the other', async () => {
    const { browser, origin, key } = stage();
    const { page } = await visitor(browser, phone);
    await page.goto(origin);
    await page.fill('#key', key);
    await page.check('text=Keep it on this device');
    await page.click('button:has-text("Open")');
    await page.waitForSelector('tbody tr');
    const other = await page.context().newPage();
    await other.goto(origin);
    await other.waitForSelector('tbody tr');
    await page.click('[aria-label=Menu]');
    await page.click('text=Forget the key on this device');
    await other.waitForSelector('#key');
  });

  test('“Change kind” leads to the ways in, at the one that is chosen', async () => {
    const { account } = stage();
    const page = await looking(stage(), `/accounts/${account}`, () => Promise.resolve());
    await page.click('text=Change kind');
    await page.waitForSelector('[name=kind]:checked:focus');
    expect(new URL(page.url()).pathname).toBe(`/accounts/${account}/edit`);
  });

  test('under the simulator the strip leads to mailbox and leftovers, and the title says so', async () => {
    const page = await looking(stage(), '/', () => Promise.resolve());
    await page.waitForSelector('.strip-note a');
    const strip = page.locator('.strip-note:has-text("Simulator.")');
    expect(
      await strip.locator('a[href$="/__sim/mailbox"], a[href$="/__sim/leftovers"]').count(),
    ).toBe(2);
    expect(await page.title()).toMatch(/^Simulator · \(1\) Accounts · Perennial$/);
  });

  test.each(['/members', '/notifications', '/add', '/system'])(
    'a reader who goes to %s reads who may, or what may be read',
    async (path) => {
      const page = await looking(stage(), path, (opened) =>
        overview(opened, ({ me, ...rest }) => ({ ...rest, me: { ...me, role: 'reader' } })),
      );
      await settled(page);
      const seen = await page.innerText('main');
      if (path === '/system') expect(seen).not.toContain('Import');
      else expect(seen).toMatch(/^This page is for operators/);
      expect(await page.locator(`header a[href="${path}"]`).count()).toBe(
        path === '/system' ? 1 : 0,
      );
      expect(await page.locator('main form').count()).toBe(0);
    },
  );

  test('removed elsewhere: by whom and when, and a way back', async () => {
    const gone = { id: 'gone0000', name: 'Fabrikam' };
    const at = new Date().toISOString();
    const change = {
      id: 'c',
      at,
      by: { id: 'x', name: 'Lin' },
      action: 'account.deleted',
      account: gone,
    };
    const page = await looking(stage(), `/accounts/${gone.id}`, (opened) =>
      answering(opened, '**/api/audit?*', () => ({ value: [change] })),
    );
    await page.waitForSelector(
      'h1:text-matches("This account was removed by Lin at \\\\d\\\\d:\\\\d\\\\d")',
    );
    await page.click('main a[href="/"]');
    await page.waitForSelector('tbody tr:visible');
  });

  test('too many at once: it is counted down, and what was asked for is then done once', async () => {
    const { account } = stage();
    let asked = 0;
    const page = await looking(stage(), `/accounts/${account}`, (opened) =>
      opened.route('**/run', (route) => {
        asked += 1;
        if (asked > 1) return route.fulfill({ status: 202, json: { runId: 'r' } });
        const headers = { 'retry-after': '2' };
        return route.fulfill({ status: 429, headers, json: { code: 'too-many', detail: 'No.' } });
      }),
    );
    await page.click('.btn:has-text("Run now")');
    const said = (text: string) =>
      page.waitForSelector(`[role=status]:has-text("${text}")`, { state: 'attached' });
    await said('Too many at once; again in 2 s');
    await page.waitForSelector('.toast[aria-hidden]:has-text("again in 1 s")');
    await said('a run was asked for');
    expect(asked).toBe(2);
  });

  test('a run that is under way says for how long, and ticks off what it runs', async () => {
    const { account } = stage();
    const since = new Date(Date.now() - 5000).toISOString();
    const planned = ['profile.read-self', 'mail.page-inbox'];
    const running = { runId: 'r', since, planned };
    let ended: readonly object[] = [];
    const page = await looking(stage(), `/accounts/${account}`, async (opened) => {
      await answering(opened, `**/api/accounts/${account}`, (body) => ({
        ...body,
        running: { ...running, ended },
        demo: true,
      }));
      for (const path of ['**/api/overview', '**/api/overview?*'])
        await answering(opened, path, (body) => ({
          ...body,
          accounts: (body as Overview).accounts.map((one) => ({ ...one, running })),
        }));
    });
    await page.waitForSelector('.run >> text=/under way for \\d+ s/');
    expect(await page.locator('.planned li.idle').count()).toBe(2);
    ended = [{ check: 'mail.page-inbox', result: 'passed' }];
    await page.waitForSelector('.planned li.ok:nth-child(2) >> text=passed');
    expect(await page.locator('.planned li.idle').count()).toBe(1);
    // Of what was played for demonstration it is said.
    expect(await page.innerText('main .tag')).toBe('demo');
  });

  test('every state is told by shape and by word, without colour', async () => {
    const states = [
      'active',
      'degraded',
      'failing',
      'paused',
      'needs-sign-in',
      'needs-credential',
      'first',
    ];
    const page = await looking(stage(), '/', async (opened) => {
      const session = await opened.context().newCDPSession(opened);
      await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
      await overview(opened, ({ accounts: [model], ...rest }) => ({
        ...rest,
        accounts: states.map((state) => ({
          ...model,
          id: state,
          name: state,
          running: undefined,
          paused: undefined,
          state: state === 'first' ? 'active' : state,
          results: state === 'first' ? '' : 'pdfa',
        })),
      }));
    });
    await page.waitForSelector('tbody tr:nth-child(7)');
    const marks = await page.locator('tbody .state').evaluateAll((found) =>
      found.map((mark) => ({
        word: mark.textContent.trim(),
        shape: mark.querySelector('svg path')?.getAttribute('d') ?? '',
      })),
    );
    for (const part of ['word', 'shape'] as const) {
      const told = marks.map((mark) => mark[part]);
      expect(told).not.toContain('');
      expect(new Set(told).size).toBe(states.length);
    }
    // The bar has a shape of its own for each result, and says them.
    const bar = page.locator('tbody .beat').first();
    const paths = await bar
      .locator('path')
      .evaluateAll((found) => found.map((one) => one.getAttribute('d')));
    expect(new Set(paths).size).toBeGreaterThanOrEqual(4);
    expect(await bar.getAttribute('aria-label')).toMatch(/1 passed.*1 degraded.*1 failed.*1 lost/);
  });

  const odd = [
    ['200 letters', 'W'.repeat(200)],
    ['right to left', '\u202eabc \u0645\u062b\u0627\u0644 عربي'],
    ['pictures and markup', '👩‍👩‍👧‍👦 <b onclick=x>"&amp;</b> \u0301\u0301'],
  ] as const;
  test.each(odd)(
    'a name of %s stays text and pushes nothing sideways, at 320 px',
    async (_, name) => {
      const { account } = stage();
      const change = (body: object) => ({
        ...body,
        name,
        tenantId: `${'t'.repeat(60)}.example`,
        user: `${'u'.repeat(60)}@${'t'.repeat(60)}.example`,
        state: 'paused',
        paused: { at: new Date().toISOString(), byItself: false, by: name, reason: name },
        demo: true,
      });
      const page = await looking(stage(), `/accounts/${account}`, async (opened) => {
        await opened.setViewportSize({ width: 320, height: 700 });
        await answering(opened, `**/api/accounts/${account}`, (body) => ({
          ...change(body),
          running: { runId: 'r', since: new Date().toISOString(), planned: ['x'.repeat(80)] },
        }));
        await answering(opened, '**/runs?top=50', () => ({
          value: [longRun],
          explanations: longTexts,
        }));
        await overview(opened, ({ accounts, ...rest }) => ({
          ...rest,
          notice: `https://${'n'.repeat(200)}.example`,
          accounts: accounts.map(change),
        }));
      });
      for (const path of [`/accounts/${account}`, '/', `/accounts/${account}/edit`]) {
        await page.goto(stage().origin + path);
        await settled(page);
        if (path.endsWith(account)) await page.waitForSelector('.run[open] .outs');
        expect([path, await widest(page)]).toEqual([path, []]);
      }
      expect(await page.locator('b[onclick]').count()).toBe(0);
    },
  );
}

const long = 'x'.repeat(80);
const failure = { code: long, kind: 'bug', stage: 'request' };
/** A run that is open on the account's page, with everything that may be long in it. */
const longRun = {
  id: '20261121T115400123Z-1a2b3c4d',
  slot: '2026-11-21T11:54:00.123Z',
  state: 'ended',
  attempt: 1,
  startedAt: '2026-11-21T11:54:00.123Z',
  endedAt: '2026-11-21T12:54:00.123Z',
  result: 'degraded',
  asked: { by: long },
  failure,
  items: { made: 2000, removed: 2000 },
  outcomes: ['failed', 'undo-failed', 'passed', 'skipped', 'not-applicable'].map((result) => ({
    check: `${result}.${long}`,
    result,
    status: 503,
    ms: 3_600_000,
    requestId: '7be0c1de-0000-4411-8000-7be0c1de4411',
    made: 2000,
    removed: 2000,
    ...(result !== 'passed' && { failure }),
  })),
  revision: 1000,
};
const longTexts = {
  [long]: { title: long, cause: long, fix: long, retry: long, link: `https://${long}.example` },
};

/** What reaches over the right edge of the page, where it can be scrolled sideways. */
const widest = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
      .map(
        (one) =>
          `${one.tagName}.${one.getAttribute('class') ?? ''} ${one.textContent.slice(0, 20)}`,
      )
      .slice(0, 8);
  });
