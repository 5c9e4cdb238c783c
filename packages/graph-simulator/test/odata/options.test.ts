import { ODataError } from '../../src/odata/error';
import { parseQuery } from '../../src/odata/options';
import { checkNames, matching, select } from '../../src/odata/shape';

test('reads options with and without their sign, decoded', () => {
  const query = parseQuery(
    '$select=id,%20subject&top=5&$filter=subject+eq+%27a%26b%27&startDateTime=x&$count=true',
  );
  expect(query).toMatchObject({ select: ['id', 'subject'], top: 5, count: true });
  expect(query.custom.get('startdatetime')).toBe('x');
  expect([...query.raw.keys()]).toEqual(['$select', '$top', '$filter', 'startDateTime', '$count']);
});

test('keeps what an expansion asks for with its name', () => {
  expect(parseQuery('$expand=children($select=id,name),thumbnails').expand).toEqual([
    'children($select=id,name)',
    'thumbnails',
  ]);
});

test.each([
  '$nope=1',
  '$top=x',
  '$top=-1',
  '$top=1&top=2',
  '$select=',
  '$count=2',
  '$orderby=a b c',
  '$filter=%zz',
  '$select=a;b',
])('refuses %s', (query) => {
  expect(() => parseQuery(query)).toThrow(ODataError);
});

const names = {
  type: 'microsoft.graph.message',
  properties: ['id', 'subject'],
  expandable: ['attachments'],
};

test.each(['$select=nope', "$filter=nope eq 'a'", '$orderby=nope desc', '$expand=nope'])(
  'a type without the property refuses %s',
  (query) => {
    expect(() => {
      checkNames(parseQuery(query), names);
    }).toThrow(/Could not find a property named 'nope' on type 'microsoft.graph.message'/);
  },
);

test('takes what the type has', () => {
  expect(() => {
    checkNames(
      parseQuery("$select=Subject,@odata.etag&$expand=attachments&$filter=subject eq 'a'"),
      names,
    );
  }).not.toThrow();
});

test('orders by several properties, nulls first', () => {
  const items = [
    { a: 'b', b: 1 },
    { a: null, b: 3 },
    { a: 'B', b: 2 },
  ];
  expect(matching(items, parseQuery('$orderby=a,b desc')).map(({ b }) => b)).toEqual([3, 2, 1]);
});

test('selecting keeps the id and annotations', () => {
  const item = { '@odata.etag': 'W/"1"', id: '1', subject: 's', body: {} };
  expect(select(item, parseQuery('$select=subject'))).toEqual({
    '@odata.etag': 'W/"1"',
    id: '1',
    subject: 's',
  });
});
