/** How many things were made in a tenant, and how many of them were removed again. */
export interface Items {
  readonly made: number;
  readonly removed: number;
}

export const NO_ITEMS: Items = { made: 0, removed: 0 };

/** What may have made something. */
interface Part {
  readonly made?: number | undefined;
  readonly removed?: number | undefined;
}

/** What parts made and removed together; a part that says nothing made nothing. */
export const sumItems = (parts: readonly (Part | undefined)[]): Items =>
  parts.reduce<Items>(
    (sum, part) => ({
      made: sum.made + (part?.made ?? 0),
      removed: sum.removed + (part?.removed ?? 0),
    }),
    NO_ITEMS,
  );
