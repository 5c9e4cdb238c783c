import { FailureError } from '../domain/failure';

/** Whether Graph says that there is no such item. */
export function isGone(thrown: unknown): boolean {
  return thrown instanceof FailureError && thrown.failure.status === 404;
}

/** What `ask` finds, or undefined when Graph says that there is no such item. */
export async function ifThere<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    if (isGone(thrown)) return undefined;
    throw thrown;
  }
}
