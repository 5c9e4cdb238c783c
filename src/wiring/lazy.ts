/** Adapters that are imported and built when something is first asked of them. */

/** Built once, at first use; tried again at the next one when that failed. */
export function once<T>(build: () => Promise<T>): () => Promise<T> {
  let built: Promise<T> | undefined;
  return () => {
    built ??= build().catch((thrown: unknown) => {
      built = undefined;
      throw thrown;
    });
    return built;
  };
}

type Method = (...args: unknown[]) => unknown;
/** The methods of a port whose answer is read bit by bit. */
type Stream<Port> = {
  [Name in keyof Port]: Port[Name] extends (...args: never[]) => AsyncIterable<unknown>
    ? Name
    : never;
}[keyof Port];

/**
 * A port that is built when one of its methods is first called. Every method has to answer with a
 * promise, but for the `streams`, which answer with an async iterable.
 */
export function lazily<Port extends object>(
  build: () => Promise<Port>,
  streams: readonly Stream<Port>[] = [],
): Port {
  const port = once(build);
  const call = async (name: PropertyKey, args: unknown[]): Promise<unknown> => {
    const built = await port();
    return (Reflect.get(built, name) as Method).apply(built, args);
  };
  const stream = (name: PropertyKey): Method =>
    async function* (...args) {
      yield* (await call(name, args)) as AsyncIterable<unknown>;
    };
  const isStream = (name: PropertyKey): boolean => streams.some((each) => each === name);
  return new Proxy<object>(
    {},
    {
      get(_, name): Method | undefined {
        // Whoever awaits the port itself must not take it for a promise.
        if (name === 'then') return undefined;
        return isStream(name) ? stream(name) : (...args) => call(name, args);
      },
    },
  ) as Port;
}
