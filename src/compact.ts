/** The object without the properties whose value is `undefined`: what a row or an answer is to hold. */
export function compact<T extends object>(value: T): Compact<T> {
  const present = Object.entries(value).filter(([, property]) => property !== undefined);
  return Object.fromEntries(present) as Compact<T>;
}

/** Properties that may be `undefined` are optional; the others stay as they are. */
export type Compact<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
