import { readFileSync } from 'node:fs';

/**
 * The text of a file, in whichever encoding an editor or a shell of Windows has written it; the mark in front is
 * no part of it. Throws as `readFileSync` does.
 */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  return new TextDecoder(ENCODINGS[bytes.toString('hex', 0, 2)]).decode(bytes);
}

/** By the mark in front (https://encoding.spec.whatwg.org/#bom-sniff). */
const ENCODINGS: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };
