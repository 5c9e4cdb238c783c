import type { Meter } from './budget';
import type { Call, ListCall, Page } from './call';
import type { Answer, Arguments, Graph, ListArguments, Transfer } from './context';
import { CheckFailure, fail } from './failure';
import type { Mode } from './operation';
import { fillPath, pathOf, queryString } from './path';
import { fit } from './transport';
import type { Request, Transport } from './transport';

export interface GraphInput {
  readonly transport: Transport;
  readonly mode: Mode;
  /** App-only: whose mailbox and drive are looked at. */
  readonly user?: string | undefined;
  /** All that may be sent. */
  readonly calls: readonly Call[];
  readonly meter: Meter;
}

const MOST_ITEMS = 1000;
/** Far more pages than one round of changes has; a service that never comes to an end is wrong. */
const MOST_PAGES = 200;

/** Graph as a check sees it: sends what is listed and nothing else, and counts it. */
export function graphOf({ transport, mode, user, calls, meter }: GraphInput): Graph {
  async function exchange<Body>(call: Call<Body>, request: Request): Promise<Answer<Body>> {
    if (!calls.includes(call)) throw new Error(`${call.method} ${call.path} is not listed`);
    transport.ready();
    meter.sends(request.body);
    return transport.exchange(call, request, (response) => {
      meter.receives(response.bytes);
      return fit(call, response);
    });
  }
  const answer = async <Body>(call: Call<Body>, args: Arguments = {}) =>
    exchange(call, requestOf(call, mode, user, args));
  const follow = async <Body>(call: Call<Body>, link: string) => {
    const request = { method: 'GET', path: link, headers: undefined, body: undefined } as const;
    return (await exchange(call, request)).body;
  };
  const send = async <Body>(call: Call<Body>, args?: Arguments) => (await answer(call, args)).body;
  const collect = async <Item>(
    list: ListCall<Item>,
    { limit = MOST_ITEMS, ...args }: ListArguments = {},
  ) => collectPages(await send(list, args), (link) => follow(list, link), limit);
  return {
    answer,
    send,
    follow,
    collect,
    all: async (list, args) => (await collect(list, args)).items,
    changes: async (list, from = {}) => {
      const first = typeof from === 'string' ? follow(list, from) : send(list, from);
      return roundOf(await first, (link) => follow(list, link));
    },
    async transfer(request: Transfer) {
      transport.ready();
      meter.sends(request.body);
      const response = await transport.transfer(request);
      meter.receives(response.bytes);
      return { ...response, body: response.json };
    },
  };
}

/** The user's part of a path, where it has one. */
function ownPlace(template: string, user: string | undefined): Readonly<Record<string, string>> {
  if (!template.includes('{user}')) return {};
  if (user === undefined) throw new CheckFailure('not-provisioned', 'no-user');
  return { user };
}

function requestOf(
  call: Call,
  mode: Mode,
  user: string | undefined,
  { at, query, headers, body }: Arguments,
): Request {
  const template = pathOf(call, mode);
  const path = fillPath(template, { ...ownPlace(template, user), ...at });
  return {
    method: call.method,
    path: path + queryString({ ...call.query, ...query }),
    headers,
    body,
  };
}

async function collectPages<Item>(
  first: Page<Item>,
  follow: (link: string) => Promise<Page<Item>>,
  limit: number,
): Promise<{ readonly items: readonly Item[]; readonly whole: boolean }> {
  let page = first;
  const items = [...page.value];
  const seen = new Set<string>();
  while (items.length < limit) {
    const next = page['@odata.nextLink'];
    if (next === undefined) break;
    if (seen.has(next)) fail('paging comes to an end', { pages: seen.size + 1 });
    seen.add(next);
    page = await follow(next);
    items.push(...page.value);
  }
  const whole = items.length <= limit && page['@odata.nextLink'] === undefined;
  return { items: items.slice(0, limit), whole };
}

/** What a round of changes holds from its first page on, and the link that the next round begins with. */
async function roundOf<Item>(
  first: Page<Item>,
  follow: (link: string) => Promise<Page<Item>>,
): Promise<{ readonly items: readonly Item[]; readonly link: string }> {
  const items = [...first.value];
  let page = first;
  for (let pages = 1; pages < MOST_PAGES; pages += 1) {
    const { '@odata.nextLink': next, '@odata.deltaLink': link } = page;
    if (link !== undefined) return { items, link };
    if (next === undefined) fail('a page of changes says how to go on', { pages });
    page = await follow(next);
    items.push(...page.value);
  }
  fail('a round of changes comes to an end', { pages: MOST_PAGES });
}
