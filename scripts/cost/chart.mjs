const WIDTH = 720;
const HEIGHT = 360;
const MARGIN = { top: 24, right: 96, bottom: 44, left: 56 };
const COLOURS = ['#0b6e4f', '#1f6feb', '#8250df', '#bf3989', '#cf222e', '#9a6700'];
const STEPS = 5;

/**
 * Lines over a number of accounts, as SVG text.
 *
 * @param {{name: string, points: [number, number][]}[]} lines
 * @param {string} title
 */
export function chart(lines, title) {
  const points = lines.flatMap((line) => line.points);
  const right = Math.max(...points.map(([x]) => x));
  const top = niceCeiling(Math.max(...points.map(([, y]) => y)));
  const x = (value) => MARGIN.left + (value / right) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (value) =>
    HEIGHT - MARGIN.bottom - (value / top) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...steps.map((step) => gridLine(y(step * top), (step * top).toFixed(0))),
    ...steps.map((step) =>
      label(x(step * right), HEIGHT - 24, 'middle', (step * right).toFixed(0)),
    ),
    label(WIDTH / 2, HEIGHT - 6, 'middle', 'accounts'),
    label(MARGIN.left, 14, 'start', 'USD a month'),
    ...lines.map((line, index) => drawLine(line, COLOURS[index % COLOURS.length], x, y)),
    '</svg>',
    '',
  ].join('\n');
}

const fixed = (value) => value.toFixed(1);
const label = (x, y, anchor, text) =>
  `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" fill="#24292f">${text}</text>`;
const gridLine = (y, text) =>
  `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${fixed(y)}" y2="${fixed(y)}" stroke="#d0d7de"/>${label(MARGIN.left - 6, y + 4, 'end', text)}`;

function drawLine({ name, points }, colour, x, y) {
  const path = points.map(([a, b]) => `${fixed(x(a))},${fixed(y(b))}`).join(' ');
  const [lastX, lastY] = points.at(-1);
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${label(x(lastX) + 6, y(lastY) + 4, 'start', name)}`;
}

/** The next of 1, 2, 2.5, 5, 10, 20, … */
function niceCeiling(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= value);
}
