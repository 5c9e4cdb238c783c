import type { Client } from '../client';
import { newName } from './samples';
import type { Samples } from './samples';

async function upload(client: Client, path: string): Promise<string> {
  const { json } = await client.send('PUT', `/me/drive/root:/${path}:/content`, 'text');
  return String(json['id']);
}

export const driveSamples: Samples = {
  parameters: {
    'drive-id': async (client) => String((await client.get('/me/drive')).json['id']),
    'item-id': (client, _, operation) => {
      if (operation.includes('{item-id}:/')) return Promise.resolve('root');
      if (operation.endsWith('/children'))
        return client.make('/me/drive/root/children', { name: newName(), folder: {} });
      return upload(client, `${newName()}.txt`);
    },
    'item-path': async (client, _, operation) => {
      const folder = encodeURI(newName());
      await upload(client, `${folder}/file.txt`);
      return operation.endsWith('/children') ? folder : `${folder}/file.txt`;
    },
    'special-name': () => Promise.resolve('documents'),
    'permission-id': (client, made) => {
      const { 'item-id': id, 'item-path': path = '' } = made;
      const item = id === undefined ? `root:/${path}:` : `items/${id}`;
      return client.make(`/me/drive/${item}/createLink`, { type: 'view' });
    },
    text: () => Promise.resolve('sample'),
  },
  bodies: [
    [/^PATCH \/(me\/drive|drives)\//, () => ({ name: `${newName()}.txt` })],
    [/^POST \/(me\/drive|drives)\/.*children$/, () => ({ name: newName(), folder: {} })],
    [/^POST \/(me\/drive|drives)\/.*createLink$/, () => ({ type: 'view', scope: 'organization' })],
    [/^PUT \/(me\/drive|drives)\/.*content$/, () => 'other text'],
  ],
  statuses: [
    [/^POST \/(me\/drive|drives)\/.*copy$/, 202],
    [/^POST \/(me\/drive|drives)\/.*createUploadSession$/, 200],
    [/^GET \/(me\/drive|drives)\/.*content$/, 302],
  ],
};
