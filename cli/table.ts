import { widthOf } from '../local/wrap';

const GAP = '  ';

/** Rows under a head, in columns as wide as they must be. A cell has no line break and nothing that moves the cursor. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map(clean));
  const widths = head.map((_, column) =>
    Math.max(...lines.map((cells) => widthOf(cells[column] ?? ''))),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

const pad = (cell: string, width: number): string => cell + ' '.repeat(width - widthOf(cell));

/** Names are text from elsewhere. */
const clean = (cell: string): string => cell.replace(/\p{Cc}/gu, ' ');
