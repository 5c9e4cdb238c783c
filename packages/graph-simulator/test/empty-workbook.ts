import { zipSync } from 'fflate';

/** As much of a workbook as the simulator reads: the one sheet that it has, `Sheet1`. */
export function emptyWorkbook(): Uint8Array {
  const xml = '<workbook><sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>';
  return zipSync({ 'xl/workbook.xml': Buffer.from(xml) });
}
