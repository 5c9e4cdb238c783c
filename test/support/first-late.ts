import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { forward, startFront } from './front';
import type { Front } from './front';

/** Stands in front of a server, and gives its first answer after one to another request: for half a second it waits for that. */
export function startFirstLate(target: string): Promise<Front> {
  let first = true;
  let overtake: () => void = () => undefined;
  const overtaken = new Promise<void>((resolve) => (overtake = resolve));
  return startFront(async (request, response) => {
    const late = first;
    first = false;
    const { status, headers, content } = await forward(target, request, await buffer(request));
    if (late) await Promise.race([overtaken, setTimeout(500)]);
    response.writeHead(status, headers).end(content);
    if (status < 300) overtake();
  });
}
