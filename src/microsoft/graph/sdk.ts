import { AuthenticationHandler, Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { GraphRequest } from '../../ports';
import type { WireResponse } from '../http';

export interface Outgoing {
  readonly method: GraphRequest['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

type Send = (outgoing: Outgoing) => Promise<WireResponse>;

/**
 * Sends one request through Microsoft's SDK, with our own end of its chain: the SDK authenticates; the
 * address and the answer go past it. Its address builder takes a link's query apart and puts it together
 * in another order, it never authenticates plain http, and its parser fails on empty and on HTML bodies.
 */
export function sdkSender(accessToken: string, send: Send): Send {
  const middleware = new AuthenticationHandler({
    getAccessToken: () => Promise.resolve(accessToken),
  });
  middleware.setNext(new Wire(send));
  const client = Client.initWithMiddleware({ middleware });
  return async (outgoing) => {
    const passage = new Passage(outgoing);
    const request = client
      .api('/')
      .responseType(ResponseType.RAW)
      .headers({ ...outgoing.headers })
      .middlewareOptions([passage]);
    await start(request, outgoing);
    return passage.answer();
  };
}

type SdkRequest = ReturnType<Client['api']>;

function start(request: SdkRequest, { method, body }: Outgoing): Promise<unknown> {
  // The SDK sends text and Buffers as they are; of any other view it would send the whole memory behind it.
  const content = body instanceof Uint8Array ? Buffer.from(body) : body;
  switch (method) {
    case 'GET':
      return request.get() as Promise<unknown>;
    case 'POST':
      return request.post(content) as Promise<unknown>;
    case 'PUT':
      return request.put(content) as Promise<unknown>;
    case 'PATCH':
      return request.patch(content) as Promise<unknown>;
    case 'DELETE':
      return request.delete() as Promise<unknown>;
  }
}

/** Carries a request past the SDK, and its answer or error back: the SDK would turn both into its own. */
class Passage implements MiddlewareOptions {
  #settled: PromiseSettledResult<WireResponse> | undefined;
  constructor(readonly outgoing: Outgoing) {}

  async run(send: () => Promise<WireResponse>): Promise<void> {
    [this.#settled] = await Promise.allSettled([send()]);
  }

  answer(): WireResponse {
    if (this.#settled?.status === 'fulfilled') return this.#settled.value;
    throw this.#settled?.reason ?? new Error('the SDK did not send the request');
  }
}

/** The end of the SDK's chain. */
class Wire implements Middleware {
  constructor(private readonly send: Send) {}

  async execute(context: Context): Promise<void> {
    const passage = context.middlewareControl?.getMiddlewareOptions(Passage);
    if (!(passage instanceof Passage)) throw new Error('a request without its passage');
    const headers = Object.fromEntries(new Headers(context.options?.headers ?? {}));
    await passage.run(() => this.send({ ...passage.outgoing, headers }));
  }
}
