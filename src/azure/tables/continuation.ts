import { slotOfRunId } from '../../domain/run-id';
import { InvalidContinuation } from '../../ports';
import { isId } from './keys';

/** A list goes on after the last item that was given out, so it survives changes meanwhile. */
interface Continuation {
  encode(id: string): string;
  /** The id; throws `InvalidContinuation` for anything that `encode` did not make. */
  decode(text: string): string;
}

function continuation(prefix: string, accepts: (id: string) => boolean): Continuation {
  const encode = (id: string): string => Buffer.from(`${prefix}${id}`).toString('base64url');
  return {
    encode,
    decode: (text) => {
      const plain = Buffer.from(text, 'base64url').toString('utf8');
      const id = plain.slice(prefix.length);
      // Decoding skips what is not base64url, so only the way back tells.
      if (encode(id) !== text || !accepts(id)) throw new InvalidContinuation();
      return id;
    },
  };
}

export const accountContinuation = continuation('account:', isId);
export const runContinuation = continuation('run:', (id) => slotOfRunId(id) !== undefined);
export const auditContinuation = continuation('audit:', (key) => /^\d{15}:[0-9a-f]{32}$/.test(key));
