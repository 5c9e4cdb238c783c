import { strFromU8, unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { emptyWorkbook, FIRST_SHEET } from '../../src/checks/workbooks/xlsx';
import { zipOf } from '../../src/checks/workbooks/zip';

const texts = (zip: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );

test('whatever is packed is unpacked by others', () => {
  const path = fc.stringMatching(/^[a-z][a-z0-9]{0,7}(\/[a-z]{1,5}){0,2}\.xml$/);
  fc.assert(
    fc.property(fc.dictionary(path, fc.string({ unit: 'binary' })), (files) => {
      expect(texts(zipOf(files))).toEqual({ ...files });
    }),
  );
});

test('the empty workbook names its sheet, and each part that it refers to is in it', () => {
  const parts = texts(emptyWorkbook());
  expect(parts['xl/workbook.xml']).toContain(`<sheet name="${FIRST_SHEET}"`);
  const named = [...(parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)];
  expect(named.map(([, part]) => part)).toHaveLength(2);
  for (const [, part = ''] of named) expect(parts[part]).toMatch(/^<\?xml /);
  expect(parts['_rels/.rels']).toContain('Target="xl/workbook.xml"');
  expect(parts['xl/_rels/workbook.xml.rels']).toContain('Target="worksheets/sheet1.xml"');
});

test('it is the same bytes each time', () => {
  expect(emptyWorkbook()).toEqual(emptyWorkbook());
});
