import * as t from '../words/en/first';

const SLOTS = 30;
const PITCH = 8;

/** A run's drawing by its result: full, short with a dot, broken, hollow; a dot where there was none yet. */
const shapes: Readonly<Record<string, (x: number, h: number) => string>> = {
  p: (x, h) => `M${x} 0v${h}`,
  d: (x, h) => `M${x} 0v4M${x} ${Math.round(h * 0.42)}V${h}`,
  f: (x, h) => `M${x} 0v${h / 2 - 1.5}M${x} ${h / 2 + 1.5}V${h}`,
  a: (x, h) => `M${x - 2.5} .5h5v${h - 1}h-5z`,
  n: (x, h) => `M${x} ${h - 3}v3`,
};

/** “24 passed, 6 failed” */
export function tally(results: string): string {
  const counts = ['p', 'd', 'f', 'a'].map(
    (letter) => [letter, results.split(letter).length - 1] as const,
  );
  const said = counts
    .filter(([, n]) => n > 0)
    .map(([letter, n]) => `${n} ${t.result[letter] ?? ''}`);
  return said.join(t.separator) || t.noRuns;
}

/** The last 30 runs as one drawing, oldest left: one path a kind of result. `results`: newest first. */
export function Beat({
  results,
  height = 22,
}: {
  readonly results: string;
  readonly height?: number;
}) {
  const paths: Record<string, string> = {};
  Array.from(results.slice(0, SLOTS).padEnd(SLOTS, 'n'))
    .reverse()
    .forEach((letter, n) => {
      paths[letter] = (paths[letter] ?? '') + (shapes[letter]?.(n * PITCH + 3, height) ?? '');
    });
  return (
    <svg
      class="beat"
      viewBox={`0 0 238 ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t.lastRuns(tally(results.slice(0, SLOTS)))}
    >
      {Object.entries(paths).map(([letter, d]) => (
        <path key={letter} class={letter} d={d} />
      ))}
    </svg>
  );
}
