import { Refusal } from '../../refusal';
import { isOwnId } from '../schemas/text';

/** The member that a path names, by its id. Throws `Refusal` for what is the id of nothing. */
export function memberIdOf({ memberId }: { readonly memberId: string }): string {
  if (!isOwnId(memberId)) throw new Refusal('not-found', 'There is no such member.');
  return memberId;
}
