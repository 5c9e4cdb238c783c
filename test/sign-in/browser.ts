/** A person with a browser, between Perennial and Microsoft's pages: forms, redirects and one cookie. */
import { PUBLIC_ORIGIN } from '../reports/product';
import type { Product } from '../reports/product';

export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The first form of a page: where it goes, and what it holds. */
function formOf(page: Page, at: string): { action: string; fields: URLSearchParams } {
  const form = /<form method="post"(?: action="([^"]*)")?>(.*?)<\/form>/s.exec(page.text);
  if (!form) throw new Error(`no form in ${page.text}`);
  const [, action = '', inside = ''] = form;
  const inputs = [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  const fields = inputs.map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]);
  return { action: new URL(unescaped(action), at).href, fields: new URLSearchParams(fields) };
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export class Browser {
  cookie: string | undefined;
  /** Every address that was asked for at Perennial. */
  readonly addresses: string[] = [];

  constructor(
    private readonly product: Product,
    private readonly language = 'en',
  ) {}

  /** A page of Perennial's. A form that another site posts brings no cookie. */
  async open(path: string, form?: URLSearchParams, from: 'own' | 'other' = 'own'): Promise<Page> {
    this.addresses.push(path);
    const cookie = form && from === 'other' ? undefined : this.cookie;
    const answer = await this.product.browse(path, {
      method: form ? 'POST' : 'GET',
      headers: { 'accept-language': this.language, ...(cookie !== undefined && { cookie }) },
      ...(form && { body: form }),
    });
    const headers = answer.headers as Record<string, string>;
    this.cookie = /^[^;]+/.exec(headers['Set-Cookie'] ?? '')?.[0] ?? this.cookie;
    return {
      status: answer.status ?? 0,
      headers,
      text: typeof answer.body === 'string' ? answer.body : '',
    };
  }

  /** From the start address to Microsoft's page, where somebody is chosen (nobody: declined). */
  async choose(url: string, user: string): Promise<{ action: string; fields: URLSearchParams }> {
    const start = await this.open(url);
    if (start.status !== 303) throw new Error(start.text);
    return this.chooseAt(start.headers['Location'] ?? '', user);
  }

  async chooseAt(at: string, user: string): Promise<{ action: string; fields: URLSearchParams }> {
    const { action, fields } = formOf(await read(await fetch(at)), at);
    fields.set('sim_user', user);
    const sent = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
    return formOf(await read(sent), action);
  }

  /** Posts Microsoft's form, and once more from Perennial's own page where that is asked for. */
  async comeBack({ action, fields }: { action: string; fields: URLSearchParams }): Promise<Page> {
    const path = action.replace(PUBLIC_ORIGIN, '');
    const first = await this.open(path, fields, 'other');
    if (!first.text.includes('name="bounced"')) return first;
    return this.open(path, formOf(first, action).fields);
  }

  async signIn(url: string, user: string): Promise<Page> {
    return this.comeBack(await this.choose(url, user));
  }
}

const read = async (response: Response): Promise<Page> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  text: await response.text(),
});
