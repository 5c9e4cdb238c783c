import { debuglog } from 'node:util';

const NO_ROOM = ['ENOSPC', 'EDQUOT'];
const NO_RIGHT = ['EACCES', 'EPERM', 'EROFS'];
const debug = debuglog('perennial');

/** One sentence for whatever a start has thrown. */
export function failureSentence(thrown) {
  debug('%O', thrown);
  const { code, path, message = String(thrown) } = thrown ?? {};
  const where = path === undefined ? 'A file' : path;
  if (NO_ROOM.includes(code))
    return `${where} cannot be written, because the disk is full (${code}).`;
  if (NO_RIGHT.includes(code))
    return `${where} cannot be written or read (${code}): npm start bundles the app into dist and build, beside package.json.`;
  const [first] = message.split('\n');
  return `Perennial could not start: ${first} (NODE_DEBUG=perennial shows where.)`;
}
