import type { Call, Reply } from '../core/types';
import { jsonBody } from '../core/entity-type';
import { badRequest, files } from '../core/errors';
import { accepts, route, routesOf } from './define';
import { driveOf } from './drive/drive';
import { itemView, webUrl } from './drive/view';
import { mailboxOf } from './mailbox';

/** Which of them is needed depends on what is looked for: `permissionFor`. */
const readers = accepts(
  'Files.Read.All Sites.Read.All Mail.Read Calendars.Read Chat.Read',
  'Files.Read.All Sites.Read.All',
);

interface Hit {
  readonly hitId: string;
  readonly summary: string;
  readonly resource: Readonly<Record<string, unknown>>;
}

/** What is looked for: words, and properties that are restricted (https://learn.microsoft.com/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference). */
interface Terms {
  readonly words: readonly string[];
  readonly restricted: Readonly<Record<string, string>>;
}

interface Source {
  readonly permissions: readonly string[];
  readonly hits: (call: Call, terms: Terms) => Hit[];
}

const sources: Readonly<Record<string, Source>> = {
  driveItem: { permissions: ['Files.Read.All', 'Sites.Read.All'], hits: filesFound },
  message: { permissions: ['Mail.Read'], hits: messagesFound },
};

const TERM = /(?:(\w+)(?::|>=))?(?:"([^"]*)"|(\S+))/g;

function termsOf(queryString: string): Terms {
  const terms = [...queryString.matchAll(TERM)].map(
    ([, name, quoted, bare]) =>
      [name?.toLowerCase(), (quoted ?? bare ?? '').toLowerCase()] as const,
  );
  return {
    words: terms.flatMap(([name, value]) => (name === undefined && value !== '*' ? [value] : [])),
    restricted: Object.fromEntries(
      terms.flatMap(([name, value]) => (name === undefined ? [] : [[name, value]])),
    ),
  };
}

function filesFound(call: Call, { words, restricted }: Terms): Hit[] {
  const drive = driveOf(call);
  const { path = '' } = restricted;
  return drive.items
    .indexed(call.world.delays.search)
    .filter((item) => item !== drive.root)
    .filter((item) => decodeURI(webUrl(drive, item)).toLowerCase().startsWith(decodeURI(path)))
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .map((item) => {
      const { '@microsoft.graph.downloadUrl': _, ...view } = itemView(call, item);
      return hit(item.id, { '@odata.type': '#microsoft.graph.driveItem', ...view });
    });
}

function messagesFound(call: Call, { words, restricted }: Terms): Hit[] {
  const { from = '', received = '' } = restricted;
  return mailboxOf(call.user)
    .messages.indexed(call.world.delays.search)
    .filter((message) => JSON.stringify(message['from']).toLowerCase().includes(from))
    .filter((message) => String(message['receivedDateTime']).toLowerCase() >= received)
    .filter(({ subject }) => words.every((word) => (subject ?? '').toLowerCase().includes(word)))
    .map(({ id, subject, ...message }) =>
      hit(id, {
        '@odata.type': '#microsoft.graph.message',
        id,
        subject,
        createdDateTime: message.createdDateTime,
        lastModifiedDateTime: message.lastModifiedDateTime,
        receivedDateTime: message['receivedDateTime'],
        sentDateTime: message['sentDateTime'],
        from: message['from'],
      }),
    );
}

/** As if the call were about whoever signed in, or app-only about the tenant's owner. */
function asOwn(call: Call): Call {
  const { method, route: asked, params, query: options, headers, body, tenant } = call;
  const { caller, now, origin, path, world } = call;
  const user = tenant.user(caller.userId ?? '') ?? tenant.owner;
  const rest = { caller, now, origin, path, world, user };
  return { method, route: asked, params, query: options, headers, body, tenant, ...rest };
}

function hit(hitId: string, resource: Hit['resource']): Hit {
  return { hitId, summary: '', resource };
}

/** https://learn.microsoft.com/graph/api/search-query */
function query(call: Call): Reply {
  const { requests } = jsonBody(call);
  if (!Array.isArray(requests) || requests.length !== 1)
    throw badRequest('A search takes exactly one request.');
  return {
    status: 200,
    json: {
      '@odata.context': `${call.origin}/v1.0/$metadata#Collection(microsoft.graph.searchResponse)`,
      value: requests.map((request) => answer(call, request as SearchRequest)),
    },
  };
}

/** https://learn.microsoft.com/graph/api/resources/searchrequest */
interface SearchRequest {
  readonly entityTypes?: unknown;
  readonly query?: { readonly queryString?: unknown };
  readonly from?: unknown;
  readonly size?: unknown;
  readonly region?: unknown;
}

function answer(call: Call, request: SearchRequest) {
  const { from = 0, size = 25, region } = request;
  const queryString = request.query?.queryString;
  if (typeof queryString !== 'string' || queryString === '')
    throw badRequest('The query string is missing.');
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(size) || Number(size) > 1000)
    throw badRequest('The paging of the search request is not valid.');
  if (call.caller.mode === 'application' && typeof region !== 'string')
    throw badRequest('Region is required when request with application permission.');
  const terms = termsOf(queryString);
  const [first, last] = [Number(from), Number(from) + Number(size)];
  const all = sourceOf(call, request.entityTypes).hits(asOwn(call), terms);
  const hits = all.slice(first, last).map((each, index) => ({ ...each, rank: first + index + 1 }));
  return {
    searchTerms: terms.words,
    hitsContainers: [
      {
        total: all.length,
        moreResultsAvailable: last < all.length,
        ...(hits.length > 0 && { hits }),
      },
    ],
  };
}

function sourceOf(call: Call, entityTypes: unknown): Source {
  const names = Array.isArray(entityTypes) ? entityTypes.map(String) : [];
  const found = names.length === 1 ? sources[names[0] ?? ''] : undefined;
  if (!found) throw badRequest('The entity types of the search request are not valid.');
  if (!found.permissions.some((permission) => call.caller.permissions.has(permission)))
    throw files.denied();
  return found;
}

export const searchRoutes = routesOf(files, [
  route('POST', '/search/query', 'search-query', readers, query),
]);
