import fc from 'fast-check';
import { fromColumns, toColumns } from '../../../src/azure/tables/document';
import { accountContinuation, runContinuation } from '../../../src/azure/tables/continuation';
import { runIdOf } from '../../../src/domain/run-id';

/** https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model */
const MOST_CHARACTERS = 32 * 1024;

const throughUtf8 = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

test('a document of any size comes back, from properties that each survive the wire', () => {
  const texts = fc
    .tuple(fc.string({ unit: 'binary' }), fc.nat(15_000), fc.constantFrom('a', '😀', '\ud83d', '"'))
    .map(([start, length, unit]) => start + unit.repeat(length));
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 4 }), (document) => {
      const columns = toColumns(document);
      for (const piece of Object.values(columns)) {
        expect(piece.length).toBeLessThanOrEqual(MOST_CHARACTERS);
        expect(throughUtf8(piece)).toBe(piece);
      }
      expect(fromColumns({ ...columns, owner: 'x', etag: 'y' })).toEqual(document);
    }),
    { numRuns: 50 },
  );
});

test('a document that no row can hold is a mistake of the caller', () => {
  expect(Object.keys(toColumns('x'.repeat(464_998)))).toHaveLength(15);
  expect(() => toColumns('x'.repeat(465_000))).toThrow(RangeError);
});

test('a continuation comes back, and nothing else is taken for one', () => {
  const runId = runIdOf('a1', 1_795_262_400_000);
  expect(accountContinuation.decode(accountContinuation.encode('a1'))).toBe('a1');
  expect(runContinuation.decode(runContinuation.encode(runId))).toBe(runId);
  const foreign = [accountContinuation.encode('a/1'), runContinuation.encode('a1'), `${runId}=`];
  for (const text of foreign) {
    expect(() => accountContinuation.decode(text)).toThrow('not a continuation');
    expect(() => runContinuation.decode(text)).toThrow('not a continuation');
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => accountContinuation.decode(text)).toThrow('not a continuation');
    }),
  );
});
