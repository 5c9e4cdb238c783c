/** The calls of Key Vault's REST dialect and their bodies. */
import * as z from 'zod';
import { badParameter, purgedAt, RECOVERABLE_DAYS, VaultRefusal } from './store';
import type { Properties, Secret, SecretVersion, VaultStore } from './store';

export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Key Vault's own page size, and its bound on `maxresults`. */
const PAGE = 25;

const seconds = z.int().min(0);
const changes = z.object({
  contentType: z.string().max(255).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  attributes: z
    .object({
      enabled: z.boolean().optional(),
      exp: seconds.optional(),
      nbf: seconds.optional(),
    })
    .optional(),
});
const creation = changes.extend({ value: z.string() });

/** One call with a good token. Changes are answered when `save` has them. */
export async function route(
  call: Call,
  store: VaultStore,
  save: () => Promise<void>,
): Promise<Answer> {
  const { method, url, body } = call;
  if (!url.searchParams.has('api-version')) throw badParameter('api-version must be specified');
  const [, collection = '', name = '', last = ''] = decodePath(url).split('/');
  const ok = (content: unknown): Answer => ({ status: 200, body: content });
  const bundle = (version: SecretVersion, withValue: boolean) =>
    ok(bundleOf(url.origin, name, version, withValue));
  const deleted = (secret: Secret) => ok(deletedOf(url.origin, secret));

  const what = `${method} ${collection}${name && '/name'}`;
  switch (what) {
    case 'PUT secrets/name': {
      const { value, ...rest } = parse(creation, body);
      const made = store.set(name, value, propertiesOf(rest));
      await save();
      return bundle(made, true);
    }
    case 'GET secrets/name':
      if (last === 'versions') {
        const { versions } = store.find(name);
        return page(
          url,
          versions.map((version) => itemOf(url.origin, name, version, true)),
        );
      }
      return bundle(store.get(name, last), true);
    case 'PATCH secrets/name': {
      const changed = store.update(name, last, propertiesOf(parse(changes, body)));
      await save();
      return bundle(changed, false);
    }
    case 'DELETE secrets/name': {
      const gone = store.delete(name);
      await save();
      return deleted(gone);
    }
    case 'GET secrets':
      return page(
        url,
        store.list().map((secret) => latestItem(url.origin, secret)),
      );
    case 'GET deletedsecrets':
      return page(
        url,
        store.list(true).map((secret) => deletedItem(url.origin, secret)),
      );
    case 'GET deletedsecrets/name':
      return deleted(store.find(name, true));
    case 'POST deletedsecrets/name': {
      if (last !== 'recover') break;
      const recovered = store.recover(name);
      await save();
      return bundle(latest(recovered), false);
    }
    case 'DELETE deletedsecrets/name':
      store.purge(name);
      await save();
      return { status: 204 };
  }
  throw new VaultRefusal(405, 'MethodNotAllowed', `${method} is not allowed here.`);
}

/** Some versions of the client encode more than they must. */
function decodePath({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw badParameter('The request URI is not valid.');
  }
}

function parse<T>(schema: z.ZodType<T>, body: string): T {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw badParameter('The request body is not valid JSON.');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw badParameter(`These members of the request body are not valid: ${where}`);
}

function propertiesOf({ contentType, tags, attributes = {} }: z.infer<typeof changes>): Properties {
  const { enabled, exp, nbf } = attributes;
  return {
    ...(contentType !== undefined && { contentType }),
    ...(tags !== undefined && { tags }),
    ...(enabled !== undefined && { enabled }),
    ...(exp !== undefined && { expires: exp }),
    ...(nbf !== undefined && { notBefore: nbf }),
  };
}

function latest({ versions }: Secret): SecretVersion {
  const last = versions.at(-1);
  if (!last) throw new Error('a secret without a version');
  return last;
}

function itemOf(origin: string, name: string, secret: SecretVersion, withVersion: boolean) {
  const { version, contentType, tags, enabled, expires, notBefore, created, updated } = secret;
  return {
    id: `${origin}/secrets/${name}${withVersion ? `/${version}` : ''}`,
    ...(contentType !== undefined && { contentType }),
    ...(tags !== undefined && { tags }),
    attributes: {
      enabled,
      ...(expires !== undefined && { exp: expires }),
      ...(notBefore !== undefined && { nbf: notBefore }),
      created,
      updated,
      recoveryLevel: 'Recoverable+Purgeable',
      recoverableDays: RECOVERABLE_DAYS,
    },
  };
}

function bundleOf(origin: string, name: string, secret: SecretVersion, withValue: boolean) {
  return { ...(withValue && { value: secret.value }), ...itemOf(origin, name, secret, true) };
}

const latestItem = (origin: string, secret: Secret) =>
  itemOf(origin, secret.name, latest(secret), false);

const deletion = (origin: string, { name, deletedAt = 0 }: Secret) => ({
  recoveryId: `${origin}/deletedsecrets/${name}`,
  deletedDate: deletedAt,
  scheduledPurgeDate: purgedAt(deletedAt),
});

const deletedItem = (origin: string, secret: Secret) => ({
  ...deletion(origin, secret),
  ...latestItem(origin, secret),
});

const deletedOf = (origin: string, secret: Secret) => ({
  ...deletion(origin, secret),
  ...bundleOf(origin, secret.name, latest(secret), false),
});

/** A part of a list, and where the next one is. */
function page(url: URL, items: readonly unknown[]): Answer {
  const asked = Number(url.searchParams.get('maxresults') ?? PAGE);
  if (!Number.isInteger(asked) || asked < 1 || asked > PAGE) {
    throw badParameter(`maxresults must be between 1 and ${PAGE}.`);
  }
  const skip = Number(url.searchParams.get('$skiptoken') ?? 0);
  const end = skip + asked;
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(end));
  const nextLink = end < items.length ? next.href : null;
  return { status: 200, body: { value: items.slice(skip, end), nextLink } };
}
