import type { MoreIcon } from './more-icons';

/** One path is a line (16 × 16, stroked); two are filled: the outline, by which each is told from all others, and what stands in it. */
export type Shape = readonly [path: string, mark?: string];

const first = {
  logo: [
    'M8 14.4V7.6M8 7.8C8 4.4 5.6 2.1 1.8 1.9 1.9 5.6 4.3 7.8 8 7.8Zm0 2.8c.1-2.8 2.2-4.7 6.1-4.8-.1 3-2.3 4.8-6.1 4.8Z',
  ],
  plus: ['M8 3.5v9M3.5 8h9'],
  find: ['M7 2a5 5 0 1 0 .01 0ZM10.6 10.6 14 14'],
  down: ['m4 6 4 4 4-4'],
  dots: ['M3 8h.01M8 8h.01M13 8h.01'],
  menu: ['M2.5 4.5h11M2.5 8h11M2.5 11.5h11'],
  sun: [
    'M8 5.5a2.5 2.5 0 1 0 .01 0ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.5 3.5l.7.7M11.8 11.8l.7.7M3.5 12.5l.7-.7M11.8 4.2l.7-.7',
  ],
  globe: ['M8 2a6 6 0 1 0 .01 0ZM2 8h12M8 2c2.2 2.3 2.2 9.7 0 12M8 2c-2.2 2.3-2.2 9.7 0 12'],
  clock: ['M8 2a6 6 0 1 0 .01 0ZM8 5v3l2 1.5'],
  lost: ['M8 2a6 6 0 1 0 .01 0Z'],
  ring: ['M8 2a6 6 0 0 1 6 6'],
  ok: ['M8 1a7 7 0 1 0 .01 0Z', 'm4.8 8.2 2.2 2.2 4.2-4.6'],
  part: ['M8 1.2 15.2 14H.8Z', 'M8 6v3.6M8 11.9v.1'],
  bad: ['M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z', 'm5.5 5.5 5 5m0-5-5 5'],
  hold: [
    'M4.5 1h7A3.5 3.5 0 0 1 15 4.5v7a3.5 3.5 0 0 1-3.5 3.5h-7A3.5 3.5 0 0 1 1 11.5v-7A3.5 3.5 0 0 1 4.5 1Z',
    'M6 5.2v5.6M10 5.2v5.6',
  ],
  sign: [
    'M1 3a1.5 1.5 0 0 1 1.5-1.5h6.2L15.2 8l-6.5 6.5H2.5A1.5 1.5 0 0 1 1 13Z',
    'M4 8h6M7.7 5.5 10.2 8l-2.5 2.5',
  ],
  key: [
    'M5 3.5a4.5 4.5 0 0 1 4.3 3.1H15v3h-1.6v2.6h-3V9.6H9.3A4.5 4.5 0 1 1 5 3.5Zm0 3a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z',
    '',
  ],
} as const satisfies Readonly<Record<string, Shape>>;

export type IconName = keyof typeof first | MoreIcon;

const shapes: Partial<Record<IconName, Shape>> = { ...first };
export const addIcons = (more: Readonly<Record<MoreIcon, Shape>>): void =>
  void Object.assign(shapes, more);

/** Decoration beside a word; where there is no word, its button has a name. */
export function Icon({ name }: { readonly name: IconName }) {
  const [path, mark] = shapes[name] ?? [''];
  return (
    <svg
      class={`i i-${name}${mark === undefined ? '' : ' s'}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={path} />
      {mark && <path class="mark" d={mark} />}
    </svg>
  );
}
