import { expect } from '@perennial/checks';
import type { CheckContext, Graph } from '@perennial/checks';
import { get } from '../graph';
import { file, textName } from './calls';

export const PLAIN_TEXT = { 'Content-Type': 'text/plain' };

/** Stores a text in a file of the check’s own, or in place of what is in it. */
export const storeText = async ({ graph, marker }: CheckContext, text: string) =>
  graph.create(file, { at: { name: textName(marker) }, headers: PLAIN_TEXT, body: text });

export const readContent = get('/me/drive/items/{id}/content');

/** A file’s bytes, or a range of them (RFC 9110, 14.2), from where Graph says they are. */
export async function download(
  graph: Graph,
  id: string,
  headers: { readonly Range?: string } = {},
) {
  const answer = await graph.answer(readContent, { at: { id } });
  const location = answer.headers.get('location');
  const url = expect.present('the download names where the bytes are', location);
  return graph.transfer({ method: 'GET', url, headers });
}

export const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
