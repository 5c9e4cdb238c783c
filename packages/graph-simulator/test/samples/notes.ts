import type { Client } from '../client';
import { newName } from './samples';
import type { Samples } from './samples';

const HTML =
  '<!DOCTYPE html><html><head><title>Sample</title></head><body><p>Text</p></body></html>';
const AS_HTML = { 'content-type': 'text/html' };

async function section(client: Client): Promise<string> {
  const { json } = await client.get('/me/onenote/sections');
  const [first] = json['value'] as { id: string }[];
  return first?.id ?? '';
}

async function page(client: Client): Promise<string> {
  const path = `/me/onenote/sections/${await section(client)}/pages`;
  const { json } = await client.send('POST', path, HTML, AS_HTML);
  return String(json['id']);
}

/** Notebooks, sections and pages. */
export const noteSamples: Samples = {
  parameters: {
    'notebook-id': (client) => client.make('/me/onenote/notebooks', { displayName: newName() }),
    'section-id': section,
    'page-id': page,
  },
  bodies: [
    [/^POST .*onenote.*\/(notebooks|sections)$/, () => ({ displayName: newName() })],
    [/^POST .*onenote.*\/pages$/, () => HTML],
  ],
  headers: [[/^POST .*onenote.*\/pages$/, AS_HTML]],
};
