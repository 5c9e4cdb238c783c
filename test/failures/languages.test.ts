import { catalogue } from '../../src/checks/catalogue';
import { wordsOf } from '../../src/checks/words';
import { checkNeeds, checkTitles } from '../../src/checks/zh-CN';
import { failureKinds } from '../../src/domain/failure';
import { needKinds } from '../../src/domain/needs';
import { families } from '../../src/failures/catalogue';
import { explain, texts } from '../../src/failures/explain';
import { needTitle } from '../../src/failures/needs';
import { troubleshootingPage } from '../../src/failures/page';

const HAN = /\p{Script=Han}/u;
const codes = families.flatMap(({ cases }) => Object.entries(cases));
const inChinese = texts['zh-CN'];

test('every case is explained in both languages, with the same special cases', () => {
  expect(codes.length).toBeGreaterThan(130);
  for (const [code, found] of codes) {
    const local = inChinese.cases.get(code.toLowerCase());
    expect([code, Object.keys(local?.when ?? {})]).toEqual([code, Object.keys(found.when ?? {})]);
    const failure = { stage: 'request', kind: found.kind, code } as const;
    const { title, cause, fix, retry, link } = explain(failure, 'zh-CN');
    for (const text of [title, cause, fix, retry]) {
      expect([code, HAN.test(text), /[{}|]/.test(text)]).toEqual([code, true, false]);
    }
    expect(link).toBe(explain(failure).link);
    expect(title).not.toMatch(/[。.]$/);
    for (const text of [cause, fix, retry])
      expect([code, text.endsWith('。')]).toEqual([code, true]);
  }
  const known = new Set(codes.map(([code]) => code.toLowerCase()));
  expect([...inChinese.cases.keys()].filter((code) => !known.has(code))).toEqual([]);
});

test('a fact stands in both languages where it stands in one', () => {
  const factsIn = (text: string) => [...text.matchAll(/\{(\w+)\|/g)].map(([, name]) => name).sort();
  for (const [code, { title, cause, fix }] of codes) {
    const local = inChinese.cases.get(code.toLowerCase());
    const names = factsIn(title + cause + fix);
    const theirs = factsIn(`${local?.title}${local?.cause}${local?.fix}`);
    expect([code, [...new Set(theirs)]]).toEqual([code, [...new Set(names)]]);
  }
});

test('more than sixty codes of Microsoft’s have a text', () => {
  const theirs = codes.filter(([code]) => /^AADSTS|^[A-Z]|^[a-z]+[A-Z_]|^\d+$/.test(code));
  expect(theirs.length).toBeGreaterThan(60);
  expect(codes.filter(([code]) => code.startsWith('AADSTS')).length).toBeGreaterThan(40);
});

test('a code that nobody knows is told by its kind, with when it is tried again', () => {
  for (const kind of failureKinds) {
    const failure = { stage: 'request', kind, code: 'neverSeen', notBefore: 0 } as const;
    expect(explain(failure, 'zh-CN').title).toBe(inChinese.kinds[kind].title);
    expect(explain(failure, 'zh-CN').retry).toContain('1970-01-01 00:00:00 UTC');
  }
  const token = { stage: 'token', kind: 'auth', code: 'AADSTS7000215' } as const;
  expect(explain({ ...token, facts: { credential: 'new' } }, 'zh-CN').retry).toBe(inChinese.tooNew);
  expect(explain({ ...token, code: 'AADSTS50173' }, 'zh-CN').retry).toBe(inChinese.stopped);
});

test('every need has a title in both languages', () => {
  for (const kind of needKinds) {
    expect(needTitle({ kind, tone: 'warn' })).toMatch(/^[A-Z][^.]*$/);
    expect(needTitle({ kind, tone: 'warn' }, 'zh-CN')).toMatch(HAN);
  }
  const failure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' } as const;
  expect(needTitle({ kind: 'failing', tone: 'fail', failure }, 'zh-CN')).toBe('客户端密码已过期');
});

test('every check has its words in both languages, and no word is for a check that is none', () => {
  for (const check of catalogue) {
    expect(wordsOf(check, 'en')).toEqual({
      title: check.title,
      proves: check.proves,
      needs: check.needs,
    });
    const { title, proves, needs } = wordsOf(check, 'zh-CN');
    for (const text of [title, proves, ...needs]) {
      expect([check.id, text, HAN.test(text)]).toEqual([check.id, text, true]);
    }
  }
  const ids = new Set(catalogue.map(({ id }) => id));
  expect(Object.keys(checkTitles).filter((id) => !ids.has(id))).toEqual([]);
  const needs = new Set(catalogue.flatMap((check) => check.needs));
  expect(Object.keys(checkNeeds).filter((need) => !needs.has(need))).toEqual([]);
});

test('the page is made in both languages', () => {
  const heading = /^### `AADSTS7000222`: (.*)$/m;
  expect(heading.exec(troubleshootingPage())?.[1]).toBe('The client secret has expired');
  expect(heading.exec(troubleshootingPage('zh-CN'))?.[1]).toBe('客户端密码已过期');
});
