import { fail } from '../assert';
import { call } from '../define';
import type { RunContext } from '../define';

/** The call of a check that reads a file’s bytes. */
export const downloadCall = call({
  method: 'GET',
  path: '/me/drive/items/{id}/content',
  delegated: 'Files.Read',
  application: 'Files.Read.All',
  status: [302],
  page: 'https://learn.microsoft.com/graph/api/driveitem-get-content',
});

/** A file’s bytes, or a range of them (RFC 9110, 14.2), from where Graph says they are. */
export async function download(context: RunContext, id: string, range?: string) {
  const { headers } = await context.send(downloadCall, { params: { id } });
  const url = headers.get('location') ?? fail('the download names where the bytes are');
  const asked = range === undefined ? {} : { headers: { Range: range } };
  return context.transfer({ method: 'GET', url, ...asked });
}

export const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
