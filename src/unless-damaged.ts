import { UnreadableRow } from './ports';

/**
 * What `read` answers; undefined where the row cannot be read. The tick names that row in the log, and to whoever asks here
 * it is as good as none.
 */
export async function unlessDamaged<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof UnreadableRow) return undefined;
    throw thrown;
  }
}
