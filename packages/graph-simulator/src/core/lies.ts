import type { Fault } from './faults';
import type { Reply } from './types';

const hashes = /^(quickXorHash|sha1Hash|sha256Hash|crc32Hash)$/;
/** What says who or where something is: a stale copy has it too. */
const identifying =
  /^@|id$|url$|link$|eTag$|cTag$|key$|type$|contentType|timeZone$|address$|principalName$/i;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
const word = /^[a-z]+[A-Za-z]*$/;

/**
 * Spoils the answer of a request that was carried out.
 * @param made Whether an id belongs to something made through the API.
 */
export function spoil(reply: Reply, { kind, body }: Fault, made: (id: string) => boolean): Reply {
  if (body !== undefined) {
    const { status, headers } = reply;
    return { status, ...(headers && { headers }), json: body };
  }
  switch (kind) {
    case undefined:
      return reply;
    case 'empty':
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        bytes: new Uint8Array(),
      };
    case 'html':
      return htmlPage(502);
    case 'cut':
      return cut(reply);
    case 'missing-item':
      return missing(reply, made);
    case 'wrong-hash':
      return {
        ...reply,
        ...(reply.json !== undefined && { json: deep(reply.json, otherHash) }),
        ...(reply.bytes && { bytes: flipped(reply.bytes) }),
      };
    case 'stale':
      return reply.json === undefined ? reply : { ...reply, json: deep(reply.json, older) };
  }
}

/** What a proxy on the way shows. */
export function htmlPage(status: number): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    bytes: Buffer.from('<html><head><title>A proxy</title></head><body></body></html>'),
  };
}

/** The first half of the body, as if that were all. */
function cut({ status, headers, json, bytes }: Reply): Reply {
  const whole = bytes ?? Buffer.from(json === undefined ? '' : JSON.stringify(json));
  return {
    status,
    headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    bytes: whole.subarray(0, Math.floor(whole.length / 2)),
  };
}

/** Drops from a list what was made through the API, or its first item; a single object is not found. */
function missing(reply: Reply, made: (id: string) => boolean): Reply {
  const json = reply.json as { id?: unknown; value?: unknown } | undefined;
  if (Array.isArray(json?.value)) {
    const own = json.value.map(
      (item: { id?: unknown }) => typeof item.id === 'string' && made(item.id),
    );
    const none = !own.includes(true);
    const value = json.value.filter((_, index) =>
      none ? index > 0 : own[index] !== true,
    ) as unknown[];
    return { ...reply, json: { ...json, value } };
  }
  return {
    status: 404,
    json: {
      error: {
        code: 'ErrorItemNotFound',
        message: 'The specified object was not found in the store.',
      },
    },
  };
}

type Change = (name: string, value: string | number | boolean) => unknown;

function deep(value: unknown, change: Change, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => deep(item, change, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, deep(item, change, key)]),
    );
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return change(name, value);
  return value;
}

const otherHash: Change = (name, value) => (hashes.test(name) ? flippedText(String(value)) : value);

function flippedText(base64: string): string {
  return Buffer.from(flipped(Buffer.from(base64, 'base64'))).toString('base64');
}

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.length === 0 ? Uint8Array.of(1) : bytes.map((byte) => byte ^ 255);
}

/** Text, numbers and times of before the last change; enumerations and identities stay. */
const older: Change = (name, value) => {
  if (identifying.test(name) || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value + 1;
  if (time.test(value)) return value.replace(/^\d{4}/, (year) => String(Number(year) - 1));
  return word.test(value) && value.length < 12 ? value : `${value} (before)`;
};
