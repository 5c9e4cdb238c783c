/** What somebody with an API key may do: everything; what concerns their own accounts; read status. */
export type Role = 'operator' | 'member' | 'reader';

/** Whoever holds the key that came with a request. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The first operator's id: owner of all operators' accounts. */
export const FIRST_OPERATOR = 'operator';

/** The accounts of all operators belong to one owner, so that they outlive any of their keys. */
export const ownerOf = ({ id, role }: Principal): string =>
  role === 'operator' ? FIRST_OPERATOR : id;
