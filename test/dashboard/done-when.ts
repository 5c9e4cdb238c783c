/**
 * A person with nothing but the page, on a phone and on a desk, in either language, by keyboard alone: what
 * the dashboard is for, each with its count of interactions. Tab and arrows bring one to something; what counts is
 * what is done there.
 */
import type { Page } from 'playwright-core';
import { settled, visitor } from './browser';
import type { Stage } from './states';

interface Words {
  readonly open: string;
  readonly add: string;
  readonly ids: string;
  readonly check: string;
  readonly inPart: string;
  readonly start: string;
  readonly signIn: string;
  readonly secretFix: string;
  readonly left: RegExp;
  readonly days: RegExp;
  readonly everMade: RegExp;
}
const words: Readonly<Record<'en-GB' | 'zh-CN', Words>> = {
  'en-GB': {
    open: 'Open',
    add: 'Add account',
    ids: 'I have ids and a secret',
    check: 'Check, then add',
    inPart: 'It works in part',
    start: 'Add and start',
    signIn: 'Sign in again',
    secretFix: 'Make a new client secret',
    left: /Nothing that checks made is left behind\./,
    days: /\d+ d\b/,
    everMade: /Left behind\s*0\s*[\d,]+ items made, [\d,]+ removed/,
  },
  'zh-CN': {
    open: '打开',
    add: '添加账户',
    ids: '我有 ID',
    check: '先检查，再添加',
    inPart: '部分可用',
    start: '添加并开始',
    signIn: '重新登录',
    secretFix: '客户端密码',
    left: /检查创建的内容没有任何残留。/,
    days: /\d+ 天/,
    everMade: /残留\s*0\s*.*\d+.*\d+/,
  },
};

const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
] as const;

export interface Person {
  readonly locale: keyof typeof words;
  readonly viewport: (typeof sizes)[number];
}
/** On a phone and at a desk, in either language. */
export const people: readonly Person[] = sizes.flatMap((viewport) =>
  (['en-GB', 'zh-CN'] as const).map((locale) => ({ locale, viewport })),
);

/** How many things one comes past at the most. */
const MOST_STOPS = 120;

/** Somebody without a mouse, whose deeds are counted. */
class Typist {
  deeds = 0;

  constructor(private readonly page: Page) {}

  /** Types into a field. */
  async type(selector: string, text: string): Promise<void> {
    await this.#reach(selector, 'Tab');
    await this.page.keyboard.type(text);
    this.deeds += 1;
  }

  /** Presses a link or a button. */
  async press(selector: string): Promise<void> {
    await this.#reach(selector, 'Tab');
    await this.page.keyboard.press('Enter');
    this.deeds += 1;
  }

  /** Chooses one of several by the arrows. */
  async choose(group: string, selector: string): Promise<void> {
    await this.#reach(group, 'Tab');
    await this.#reach(selector, 'ArrowDown');
    this.deeds += 1;
  }

  async #reach(selector: string, key: 'Tab' | 'ArrowDown'): Promise<void> {
    const target = this.page.locator(selector).first();
    await target.waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${selector} is not reached by ${key}`);
  }
}

interface Account {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
}
interface Overview {
  readonly accounts: readonly Account[];
}

/** `stage` is asked in each test; `tenant` names one of its accounts, which may be called otherwise by now. */
export function doneWhen(
  those: readonly Person[],
  stage: () => Stage & { readonly accountOf: (tenant: string) => Promise<string> },
): void {
  describe.each(those)('in $locale, $viewport.width px wide, by keyboard', (person) => {
    const w = words[person.locale];
    const visit = async (path: string, key?: string) => {
      const visited = await visitor(stage().browser, { ...person, ...(key && { key }) });
      const go = () => visited.page.goto(stage().origin + path);
      return { ...visited, go, typist: new Typist(visited.page) };
    };

    test('a tenant is registered in under ten interactions', async () => {
      const { page, complaints, typist, go } = await visit('/');
      await go();
      await typist.type('#key', stage().key);
      await typist.press(`button:has-text("${w.open}")`);
      await typist.press(`a:has-text("${w.add}")`);
      await typist.choose('input[type=radio]:checked', `label:has-text("${w.ids}") input`);
      await typist.type('#user', 'adele@fabrikam.example');
      await typist.type('#clientId', '11111111-1111-1111-1111-111111111111');
      await typist.type('#clientSecret', 'local-secret');
      await typist.press(`button:has-text("${w.check}")`);
      await page.waitForSelector(`h2:has-text("${w.inPart}")`);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('found');
      await typist.press(`button:has-text("${w.start}")`);
      await page.waitForSelector('h1:has-text("fabrikam.example")');
      expect(typist.deeds).toBeLessThan(10);
      expect(complaints).toEqual([]);
    });

    test('among 200 accounts the one whose sign-in was revoked is found, and signing in begun, in two', async () => {
      const id = await stage().accountOf('signedin.example');
      const { page, typist, go } = await visit('/', stage().key);
      await page.route('**/api/overview', async (route) => {
        const answer = await route.fetch();
        const known = (await answer.json()) as Overview;
        await route.fulfill({ response: answer, json: manyAccounts(known, id, w.signIn) });
      });
      await page.route(`**/api/accounts/${id}`, async (route) => {
        const answer = await route.fetch();
        const account = (await answer.json()) as object;
        await route.fulfill({
          response: answer,
          json: { ...account, credential: { kind: 'signIn' } },
        });
      });
      await page.route('**/sign-in', (route) =>
        route.fulfill({ json: { url: `${stage().origin}/join` } }),
      );
      await go();
      await page.waitForSelector('tbody tr:nth-child(200)');
      await typist.press(`.needs >> text=${w.signIn}`);
      await typist.press(`section[aria-labelledby=credential] >> button:has-text("${w.signIn}")`);
      await page.waitForURL(`${stage().origin}/join`);
      expect(typist.deeds).toBe(2);
    });

    test('the first screen says how many days are left, and that nothing is left behind; one step proves it', async () => {
      const id = await stage().accountOf('contoso.example');
      const { page, typist, go } = await visit('/', stage().key);
      await go();
      await settled(page);
      expect(await page.innerText('main')).toMatch(w.days);
      expect(await page.innerText('main')).toMatch(w.left);
      await typist.press(`tbody a[href="/accounts/${id}"]`);
      const tile = page.locator('.facts > div:last-child, dl > div:last-child').first();
      await page.waitForFunction(
        (source) => new RegExp(source).test(document.body.innerText),
        w.everMade.source,
      );
      expect(await tile.count()).toBe(1);
      expect(typist.deeds).toBe(1);
    });

    test('a mail’s link is the one step to the failing outcome, with the key kept', async () => {
      const { origin, key, account } = stage();
      const answer = await fetch(`${origin}/api/accounts/${account}/runs?top=1`, {
        headers: { 'x-api-key': key },
      });
      const { value } = (await answer.json()) as { value: readonly { id: string }[] };
      const run = value[0]?.id ?? '';
      const { page, go } = await visit(`/accounts/${account}/runs/${run}`, key);
      await go();
      const why = page.locator(`#run-${run}[open] .why`);
      await why.waitFor();
      expect(await why.innerText()).toContain(w.secretFix);
      await page.waitForFunction((line) => {
        const top = document.getElementById(line)?.getBoundingClientRect().top ?? -1;
        return top >= 0 && top < innerHeight;
      }, `run-${run}`);
    });
  });
}

/** The installation with so many more accounts that work, and one that a person has to sign in to. */
function manyAccounts(overview: Overview, revoked: string, label: string): object {
  const { accounts: known } = overview;
  const others = Array.from({ length: 200 - known.length }, (_, n) => ({
    ...known[0],
    id: `account-${n}`,
    name: `Account ${n}`,
    state: 'active',
  }));
  const need = {
    account: revoked,
    kind: 'needs-sign-in',
    tone: 'fail',
    code: 'AADSTS50173',
    title: 'The sign-in was revoked',
    step: { label, path: `/accounts/${revoked}#credential` },
  };
  return { ...overview, accounts: [...known, ...others], needs: [need] };
}
