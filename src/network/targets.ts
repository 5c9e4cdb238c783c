import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublic } from './addresses';
import { WireError } from './wire-error';

/** An address that this installation does not send to, whoever names it. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
  constructor(
    /** To be read after the address's name. */
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** Where a name leads, as it was checked: the only places that may be connected to. */
export type Checked = readonly LookupAddress[];

export interface TargetOptions {
  /** Also http, and addresses that are not public: for one's own machine. */
  readonly allowPrivate: boolean;
  readonly lookup?: (hostname: string) => Promise<readonly LookupAddress[]>;
}

const everyAddress = (hostname: string) => systemLookup(hostname, { all: true });

/**
 * Decides which addresses operators may have messages sent to, so that nobody reaches through this app
 * into the network that it runs in: https at public addresses. The URL's parser has read other ways of
 * writing an IPv4 address (decimal, octal, hexadecimal) by then.
 */
export class Targets {
  constructor(private readonly options: TargetOptions) {}

  /**
   * The addresses behind a URL. A name is resolved once, here; every one of its addresses has to be allowed.
   * Throws `TargetRefused`, or `WireError` (dns) where the name leads nowhere.
   */
  async check(url: URL): Promise<Checked> {
    const { allowPrivate, lookup = everyAddress } = this.options;
    if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) {
      throw new TargetRefused('must be an https address');
    }
    // A dot at its end says that a name is whole, and is none of it.
    const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
    const family = isIP(hostname);
    const found = family > 0 ? [{ address: hostname, family }] : await resolved(lookup, hostname);
    if (!allowPrivate && !found.every(({ address }) => isPublic(address))) {
      throw new TargetRefused('must lead to a public address');
    }
    return found;
  }
}

/** Why a URL may not be sent to. A name that leads nowhere now may lead somewhere later. */
export async function refusalOf(
  targets: Pick<Targets, 'check'>,
  url: string,
): Promise<string | undefined> {
  try {
    await targets.check(new URL(url));
    return undefined;
  } catch (thrown) {
    if (thrown instanceof TargetRefused) return thrown.reason;
    if (thrown instanceof WireError) return undefined;
    throw thrown;
  }
}

async function resolved(
  lookup: NonNullable<TargetOptions['lookup']>,
  hostname: string,
): Promise<readonly LookupAddress[]> {
  let found: readonly LookupAddress[];
  try {
    found = await lookup(hostname);
  } catch {
    throw new WireError('dns');
  }
  if (found.length === 0) throw new WireError('dns');
  return found;
}
