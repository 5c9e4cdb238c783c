/** What a promise comes to within a time (milliseconds), else what is said instead. An error counts as nothing. */
export async function within<T>(asked: Promise<T>, limitMs: number, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), limitMs);
  });
  try {
    return await Promise.race([asked.catch(() => otherwise), silence]);
  } finally {
    clearTimeout(timer);
  }
}
