import fc from 'fast-check';
import { widthOf, wrap } from '../../local/wrap';

test('lines together are the text, and only a long word makes one that is too wide', () => {
  const words = fc.array(
    fc.string({ unit: 'binary', minLength: 1 }).map((word) => word.replaceAll(' ', '_')),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 200 }), (parts, columns) => {
      const lines = wrap(parts.join(' '), columns);
      expect(lines.join(' ')).toBe(parts.join(' '));
      const wide = lines.filter((line) => widthOf(line) > Math.max(20, columns));
      expect(wide.filter((line) => line.includes(' '))).toEqual([]);
    }),
  );
});

test.each([
  ['plain', 5],
  ['测试租户', 8],
  ['テスト', 6],
  ['✓ ok', 4],
  ['✅', 2],
  ['e\u0301', 1],
])('%s is %i columns wide', (text, width) => {
  expect(widthOf(text)).toBe(width);
});
