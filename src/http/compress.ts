import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ApiRequest, ApiResponse } from './request';

/** Smaller bodies gain nothing that a packet would show, in bytes. */
const WORTH_IT = 2048;
const deflate = promisify(gzip);

/**
 * The answer with its body gzipped where that is worth it and the request takes it: on Linux the Functions
 * host compresses nothing by itself (https://github.com/Azure/azure-functions-host/issues/9338).
 */
export async function compressed(
  { headers: asked }: Pick<ApiRequest, 'headers'>,
  response: ApiResponse,
): Promise<ApiResponse> {
  const { body, headers = {} } = response;
  if (body === undefined || body instanceof Uint8Array) return response;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (Buffer.byteLength(text) <= WORTH_IT) return { ...response, body: text };
  const varied = {
    ...headers,
    Vary: [headers['Vary'], 'Accept-Encoding'].filter(Boolean).join(', '),
  };
  if (!takesGzip(asked.get('accept-encoding'))) return { ...response, headers: varied, body: text };
  const packed = { ...varied, 'Content-Encoding': 'gzip' };
  return { ...response, headers: packed, body: await deflate(text) };
}

/** RFC 9110, 12.5.3: named, or `*`, and not with a weight of nothing. */
export function takesGzip(acceptEncoding: string | null): boolean {
  const weights = new Map(
    (acceptEncoding ?? '').split(',').map((coding) => {
      const [name = '', weight] = coding.toLowerCase().split(';');
      return [name.trim(), Number(/q=([\d.]+)/.exec(weight ?? '')?.[1] ?? 1)] as const;
    }),
  );
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}
