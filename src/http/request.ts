/** A request as the API sees it, wherever it came from. */
export interface ApiRequest {
  readonly method: string;
  /** The path as it was sent, percent-encoding and all. */
  readonly path: string;
  /** Scheme, host and port that it was sent to. */
  readonly origin: string;
  readonly query: URLSearchParams;
  readonly headers: { get(name: string): string | null };
  readonly body: Uint8Array | 'too-large';
}

export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON unless `headers` say otherwise; a text and bytes are sent as they are. */
  readonly body?: object | string | Uint8Array;
}

/** The largest body, in bytes. */
export const MAX_BODY_BYTES = 65_536;
/** What is carried over from another installation may be larger. */
const MAX_IMPORT_BYTES = 4 * 1024 * 1024;

const mostBytes = (path: string | undefined): number =>
  path === '/api/import' ? MAX_IMPORT_BYTES : MAX_BODY_BYTES;

interface WebRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** Reads a request, and no more of its body than is allowed. */
export async function readRequest(request: WebRequest): Promise<ApiRequest> {
  const { method, headers } = request;
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  return {
    method: method.toUpperCase(),
    // What is no URL is at no path of ours.
    path: url?.pathname ?? '*',
    origin: url?.origin ?? '',
    query: url?.searchParams ?? new URLSearchParams(),
    headers,
    body: await readBody(request, mostBytes(url?.pathname)),
  };
}

async function readBody({ headers, body }: WebRequest, most: number): Promise<ApiRequest['body']> {
  if (Number(headers.get('content-length')) > most) return 'too-large';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > most) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
