import { GUID } from '../domain/guid';

/** The shortest piece of a secret that is looked for: shorter ones turn up in words by chance. */
const PIECE = 8;
/** A secret that is shorter than a piece is looked for whole, from this length on. */
const SHORTEST = 4;

/** Whether a text holds something of what was sent: a far side may repeat it, whole or in part. */
export function holdsSent(text: string, sent: readonly string[]): boolean {
  return sent.some((value) => {
    if (value.length < PIECE) return value.length >= SHORTEST && text.includes(value);
    for (let at = 0; at + PIECE <= text.length; at += 1)
      if (value.includes(text.slice(at, at + PIECE))) return true;
    return false;
  });
}

/** Microsoft's ids of an exchange are GUIDs; whatever else is in their place is not kept. */
export const guidOrNothing = (value: unknown): string | undefined =>
  typeof value === 'string' && GUID.test(value) ? value : undefined;
