import { useEffect, useState } from 'preact/hooks';

/** A value that several parts of the page show. */
export class Store<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Answers what ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The value, drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const value = store.get();
  const [, redraw] = useState({});
  useEffect(() => {
    const changed = () => redraw({});
    // It may have changed between drawing and this.
    if (store.get() !== value) changed();
    return store.listen(changed);
  }, [store]);
  return value;
}
