import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { listenHttp } from '../support/listen';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body: unknown;
}

export interface AzureStandIn {
  readonly origin: string;
  readonly asked: readonly Asked[];
  /**
   * Answers of a status and a body, by method and path without its query; a key that ends with a slash stands for
   * all below it. What is not among them is 404.
   */
  readonly answers: Map<string, readonly [status: number, body: unknown]>;
  stop(): Promise<unknown>;
}

/** Answers for Azure Resource Manager, and for the app that was deployed. */
export async function startAzureStandIn(): Promise<AzureStandIn> {
  const asked: Asked[] = [];
  const answers: AzureStandIn['answers'] = new Map();
  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url = '' } = request;
      const sent = Number(request.headers['content-length'] ?? 0) > 0;
      asked.push({ method, url, body: sent ? await json(request) : undefined });
      const key = `${method} ${url.split('?')[0] ?? ''}`;
      const above = [...answers.keys()].find((one) => one.endsWith('/') && key.startsWith(one));
      const [status, body] = answers.get(key) ?? answers.get(above ?? '') ?? [404, {}];
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    })();
  });
  const origin = await listenHttp(server);
  return {
    origin,
    asked,
    answers,
    stop: () => new Promise((closed) => server.close(closed)),
  };
}
