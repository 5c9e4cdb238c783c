import { transferAddress } from '../../src/microsoft/graph/address';

const GRAPH = 'https://graph.microsoft.com';

test.each([
  'https://contoso-my.sharepoint.com/personal/adele/_layouts/15/download.aspx?UniqueId=1',
  'https://contoso.sharepoint.com/_api/v2.0/monitor/1',
  'https://sn3302.up.1drv.com/up/1',
  'https://api.onedrive.com/monitor/1',
  'https://northeurope1-mediap.svc.ms/transform/1',
  'https://reports.office.com/data/download/1',
  'https://reportsweu.office.com/data/download/1',
])('Microsoft documents that Graph keeps things at %s', (link) => {
  expect(transferAddress(GRAPH, link).href).toBe(link);
});

test('what stands for Graph may keep things itself, and on this machine anywhere', () => {
  const own = 'https://graph.example/upload/1';
  expect(transferAddress('https://graph.example', own).href).toBe(own);
  const local = 'http://127.0.0.1:4000/upload/1';
  expect(transferAddress('http://127.0.0.1:3000', local).href).toBe(local);
  expect(() => transferAddress(GRAPH, local)).toThrow('foreign-link');
});
