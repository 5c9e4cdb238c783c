import fc from 'fast-check';
import { fillPath, literal, pathOf, queryString } from '../src';
import { failureOf, grammar } from './support';

const call = (path: string, appPath?: string) =>
  grammar.get(path, undefined, appPath === undefined ? {} : { appPath });

test.each([
  ['/me', '/users/{user}'],
  ['/me/messages/{id}', '/users/{user}/messages/{id}'],
  ['/users/{id}', '/users/{id}'],
  ['/meetings', '/meetings'],
])('app-only, %s is %s', (path, expected) => {
  expect(pathOf(call(path), 'application')).toBe(expected);
  expect(pathOf(call(path), 'delegated')).toBe(path);
});

test('a call may have an app-only path of its own', () => {
  expect(pathOf(call('/me/x', '/other/{user}/x'), 'application')).toBe('/other/{user}/x');
});

test('any parameter comes back out of its segment as it went in', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
      fc.pre(id !== '.' && id !== '..');
      const path = fillPath('/users/{id}/messages', { id });
      const segments = path.split('/');
      expect(segments).toHaveLength(4);
      expect(decodeURIComponent(segments[2] ?? '')).toBe(id);
    }),
  );
});

test('between quotes, a quote is doubled', () => {
  expect(fillPath("/root/search(q='{text}')", { text: "O'Hara & co" })).toBe(
    "/root/search(q='O''Hara%20%26%20co')",
  );
});

test('a parameter without a value is a bug, not a request', () => {
  expect(() => fillPath('/me/messages/{id}', {})).toThrow('no value for id');
});

test('an answer’s text is encoded or refused, whatever its code units are', () => {
  const text = fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((one) => String.fromCharCode(one)),
  });
  fc.assert(
    fc.property(text, (id) => {
      for (const fill of [
        () => fillPath('/users/{id}', { id }),
        () => queryString({ $filter: id }),
      ])
        try {
          expect(fill()).toMatch(/^[!-~]+$/);
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'unsafe-path' });
        }
    }),
  );
});

test('any text is one OData literal, and any option comes back as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const inner = literal(text).slice(1, -1);
      expect(inner.replaceAll("''", '')).not.toContain("'");
      expect(inner.replaceAll("''", "'")).toBe(text);
      const query = new URLSearchParams(queryString({ $filter: text, $top: '1' }));
      expect(query.get('$filter')).toBe(text);
      expect(query.get('$top')).toBe('1');
    }),
  );
  expect(queryString({})).toBe('');
});

test.each(['.', '..', '', '\ud800'])(
  'a value of %j would lead elsewhere, and is refused',
  async (id) => {
    const filling = Promise.resolve().then(() =>
      fillPath('/sites/{site}/lists/{id}/items', { site: 's', id }),
    );
    expect((await failureOf(filling)).code).toBe('unsafe-path');
  },
);
