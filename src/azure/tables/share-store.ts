import type { ShareStore } from '../../ports';
import { put } from './table';
import type { Table } from './table';

const keyOf = (tokenHash: string) => ({ partitionKey: 'shares', rowKey: tokenHash });

/** Which account a share link is of. Whether it still holds, the account's own row says. */
export const createShareStore = (table: Table): ShareStore => ({
  async put(tokenHash, accountId) {
    await table.submit([put({ ...keyOf(tokenHash), account: accountId })]);
  },

  async find(tokenHash) {
    const account = (await table.read(keyOf(tokenHash)))?.['account'];
    return typeof account === 'string' ? account : undefined;
  },

  async remove(tokenHash) {
    await table.remove(keyOf(tokenHash));
  },
});
