/**
 * A row's content as JSON, cut over the string properties `doc0`, `doc1`, …: a property holds at most
 * 64 KiB of UTF-16, "about 32 K or less" characters, and a row 1 MiB
 * (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
 */

const PIECE_LENGTH = 31_000;
const MOST_PIECES = 15;

export type Columns = Readonly<Record<string, string>>;

/** The columns of a document; a property that is `undefined` is left out, as JSON does. Throws a `RangeError` above 465,000 characters: no document comes near. */
export function toColumns(document: unknown): Columns {
  const pieces = cut(JSON.stringify(document));
  if (pieces.length > MOST_PIECES) throw new RangeError('the document is too large for a row');
  return Object.fromEntries(pieces.map((piece, index) => [`doc${index}`, piece]));
}

/** The document of a row that `toColumns` wrote; undefined where it is missing or cut off. */
export function fromColumns(row: Readonly<Record<string, unknown>>): unknown {
  let text = '';
  for (let index = 0; index < MOST_PIECES; index += 1) {
    const piece = row[`doc${index}`];
    if (typeof piece !== 'string') break;
    text += piece;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Never between the halves of a surrogate pair: half of one does not survive UTF-8. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + PIECE_LENGTH, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
