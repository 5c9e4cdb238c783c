/** A case of `failures/doors` that ends a request: which one, what is known of it, and which field it is about. */
export class DoorProblem extends Error {
  override readonly name = 'DoorProblem';
  constructor(
    readonly code: string,
    /** JSON pointer into the body. */
    readonly field: string,
    readonly facts: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}
