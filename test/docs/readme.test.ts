import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noticeChanges } from '../../src/domain/notice-kinds';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const english = read('README.md');
const chinese = read('README.zh-CN.md');

/** Each points to the other, and to nothing else that the other does not. */
const OTHER = ['README.md', 'README.zh-CN.md'];

const prose = (text: string) => text.replaceAll(/^```[\s\S]*?^```$/gm, '');
const headings = (text: string) => [...prose(text).matchAll(/^(#+) /gm)].map(([, level]) => level);
const commands = (text: string) => text.match(/^```[\s\S]*?^```$/gm) ?? [];
const links = (text: string) =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)|(?:srcset|src)="([^"]+)"/g)]
    .map(([, link = '', image = '']) => link || image)
    .filter((target) => !OTHER.includes(target))
    .sort();
const words = (text: string) =>
  [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, word]) => word).sort();
const points = (text: string) =>
  [...prose(text).matchAll(/^(\d+)\. /gm)].map(([, number]) => number);

test.each([
  ['headings', headings],
  ['commands', commands],
  ['links and pictures', links],
  ['words in code', words],
  ['numbered points', points],
])('the README has the same %s in both languages', (_, of) => {
  expect(of(english).length).toBeGreaterThan(3);
  expect(of(chinese)).toEqual(of(english));
});

test('both say where the other is, and no heading is left in English', () => {
  expect(
    [english, chinese].map((text) => OTHER.find((other) => text.includes(`(${other})`))),
  ).toEqual(OTHER.toReversed());
  const untranslated = [...prose(chinese).matchAll(/^##+ (.*)$/gm)].filter(
    ([, heading = '']) => !/\p{Script=Han}/u.test(heading),
  );
  expect(untranslated).toEqual([]);
});

test('what the README links to is there', () => {
  const local = links(english).filter((target) => !target.includes('://'));
  expect(local.filter((target) => !existsSync(join(root, target.split('#')[0] ?? '')))).toEqual([]);
});

test('every kind of notice that a webhook may be sent is named where its body is documented', () => {
  const channels = read('docs/channels.md');
  expect(noticeChanges.filter((change) => !channels.includes(`\`account.${change}\``))).toEqual([]);
});
