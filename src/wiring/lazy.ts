/** Adapters that are imported and built when something is first asked of them. */
import type { Graph, GraphSession, Mailer, TokenEndpoint, Vault } from '../ports';

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

type Later<T> = () => Promise<T>;

export const lazyVault = (vault: Later<Vault>): Vault => ({
  put: async (...args) => (await vault()).put(...args),
  get: async (...args) => (await vault()).get(...args),
  remove: async (...args) => (await vault()).remove(...args),
  async *list() {
    yield* (await vault()).list();
  },
});

export const lazyTokenEndpoint = (endpoint: Later<TokenEndpoint>): TokenEndpoint => ({
  acquire: async (request) => (await endpoint()).acquire(request),
});

export const lazyMailer = (mailer: Later<Mailer>): Mailer => ({
  send: async (mail) => (await mailer()).send(mail),
});

export const lazyGraph = (graph: Later<Graph>): Graph => ({
  open(options) {
    const session = once<GraphSession>(async () => (await graph()).open(options));
    return {
      request: async (request) => (await session()).request(request),
      transfer: async (request) => (await session()).transfer(request),
    };
  },
});
