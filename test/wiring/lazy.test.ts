import { lazily } from '../../src/wiring/lazy';

interface Shelf {
  put(name: string): Promise<string>;
  list(): AsyncIterable<string>;
}

class Library implements Shelf {
  readonly #books: string[] = [];
  put(name: string): Promise<string> {
    this.#books.push(name);
    return Promise.resolve(name);
  }
  async *list() {
    yield* await Promise.resolve(this.#books);
  }
}

test('a port is built once, when it is first asked for something', async () => {
  const build = jest.fn(() => Promise.resolve<Shelf>(new Library()));
  const shelf = await Promise.resolve(lazily(build, ['list']));
  expect(build).not.toHaveBeenCalled();
  expect(await shelf.put('a')).toBe('a');
  await shelf.put('b');
  const books: string[] = [];
  for await (const book of shelf.list()) books.push(book);
  expect(books).toEqual(['a', 'b']);
  expect(build).toHaveBeenCalledTimes(1);
});

test('a port that could not be built is built anew at the next call', async () => {
  const build = jest
    .fn<Promise<Shelf>, []>()
    .mockRejectedValueOnce(new Error('no vault'))
    .mockResolvedValue(new Library());
  const shelf = lazily(build, ['list']);
  await expect(shelf.put('a')).rejects.toThrow('no vault');
  expect(await shelf.put('a')).toBe('a');
});
