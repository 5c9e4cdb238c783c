import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { proxyFor } from './proxies';
import type { ProxySettings } from './proxies';

/**
 * Connections are kept for the next request, and closed after this long without one: before most servers
 * close them, so that no request is sent into a connection that is just being closed.
 */
const IDLE_MS = 4000;
const KEPT = { keepAlive: true, timeout: IDLE_MS } as const;

/** Finds the agent whose connections lead to an address. */
export type AgentFor = (url: URL) => HttpAgent;

/** The agents of one instance, one for each way out: directly, or by a proxy. */
export function agentsFor(settings: ProxySettings): AgentFor {
  const http = new HttpAgent(KEPT);
  const https = new HttpsAgent(KEPT);
  const byProxy = new Map<string, HttpAgent>();
  return (url) => {
    const proxy = proxyFor(url, settings);
    const secure = url.protocol === 'https:';
    if (proxy === undefined) return secure ? https : http;
    const key = `${url.protocol} ${proxy}`;
    const known = byProxy.get(key);
    if (known) return known;
    const agent = secure ? new HttpsProxyAgent(proxy, KEPT) : new HttpProxyAgent(proxy, KEPT);
    byProxy.set(key, agent);
    return agent;
  };
}
