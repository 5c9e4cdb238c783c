import { Command } from './command';
import { Paste } from './paste';
import { WithoutKey } from './without-key';

/** The ways in that begin with nothing. */
export function Doors({ way }: { readonly way: 'paste' | 'sign' | 'command' }) {
  if (way === 'paste') return <Paste />;
  return way === 'sign' ? <WithoutKey /> : <Command />;
}
