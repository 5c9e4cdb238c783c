import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { forward, startFront } from './front';
import type { Front } from './front';

/**
 * What happens to the first answer to each write. `refused`: the write never arrives. Otherwise it is
 * carried out, and the answer is `dropped` with its connection, `cut` in the middle, or `held` for ever.
 */
export type Loss = 'refused' | 'dropped' | 'cut' | 'held';

export interface LossyProxy extends Front {
  /** How many answers were lost. */
  readonly lost: () => number;
}

/** Stands in front of a server, loses the first answer to every write, and lets the second through. */
export async function startLossyProxy(target: string, loss: Loss): Promise<LossyProxy> {
  const seen = new Set<string>();
  let lost = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const write = `${request.method} ${request.url} ${body.toString()}`;
    const lose = request.method !== 'GET' && !seen.has(write);
    seen.add(write);
    if (lose) lost += 1;
    if (lose && loss === 'refused') {
      response.destroy();
      return;
    }
    const { status, headers, content } = await forward(target, request, body);
    if (lose && loss === 'held') return;
    if (lose && loss === 'dropped') {
      response.destroy();
      return;
    }
    response.writeHead(status, headers);
    if (lose && content.length > 0) {
      response.write(content.subarray(0, content.length / 2), () => response.destroy());
      return;
    }
    response.end(content);
  }

  return { ...(await startFront(serve)), lost: () => lost };
}
