import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { agentsFor } from './agents';
import { exchangeOver } from './exchange';
import type { Exchange } from './exchange';
import { proxyFor } from './proxies';
import type { ProxySettings } from './proxies';
import type { Checked, Targets } from './targets';
import { WireError } from './wire-error';

export interface CheckedOptions {
  readonly targets: Targets;
  readonly proxies: ProxySettings;
  /** Certificates (PEM) that are trusted instead of the usual ones: a test's own. */
  readonly ca?: string | undefined;
}

/** Exchanges with addresses that people have named: only what was checked is connected to. Throws `TargetRefused` too. */
export const checkedExchange =
  ({ targets, proxies, ca }: CheckedOptions): Exchange =>
  async (request) => {
    const url = new URL(request.url);
    const proxied = proxyFor(url, proxies) !== undefined;
    const checked = await checkedFor(targets, url, proxied);
    const agentFor = proxied ? agentsFor(proxies) : () => agentTo(url, checked, ca);
    return exchangeOver(agentFor)({ ...request, url: url.href });
  };

/** Behind a proxy a name may be unknown here: then it is the proxy who resolves it, and nobody can check it. */
async function checkedFor(targets: Targets, url: URL, proxied: boolean): Promise<Checked> {
  try {
    return await targets.check(url);
  } catch (thrown) {
    if (proxied && thrown instanceof WireError && thrown.code === 'dns') return [];
    throw thrown;
  }
}

/** Connects to the addresses that were checked, whatever the name leads to by now. */
function agentTo(url: URL, checked: Checked, ca: string | undefined): HttpAgent {
  const lookup: LookupFunction = (_hostname, { all }, callback) => {
    const [first] = checked;
    if (all) callback(null, [...checked]);
    else callback(null, first?.address ?? '', first?.family);
  };
  return url.protocol === 'https:' ? new HttpsAgent({ lookup, ca }) : new HttpAgent({ lookup });
}
