import { entropy } from '../../src/wiring/entropy';

test('is as long as asked for, in lower-case hexadecimal, and never the same', () => {
  const texts = Array.from({ length: 100 }, () => entropy.hex(16));
  expect(new Set(texts).size).toBe(100);
  for (const text of texts) expect(text).toMatch(/^[0-9a-f]{32}$/);
  expect(entropy.hex(32)).toHaveLength(64);
});

test('is never short enough to be guessed', () => {
  for (const bytes of [15, 0, -1, 16.5, NaN]) expect(() => entropy.hex(bytes)).toThrow(RangeError);
});
