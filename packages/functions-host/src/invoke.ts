import { randomUUID } from 'node:crypto';
import type {
  CoreInvocationContext,
  Data,
  InvocationResponse,
  LoadedApp,
  LogSink,
  RegisteredFunction,
} from './core';

/** Runs one function once. Rejects with what the function threw, or when it took too long. */
export type Invoke = (
  registered: RegisteredFunction,
  input: Data,
  triggerMetadata?: Readonly<Record<string, Data>>,
) => Promise<InvocationResponse>;

export interface Invoker {
  readonly invoke: Invoke;
  /** Resolves when nothing runs any more, or after `ms` milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
}

class FunctionTimeout extends Error {
  override readonly name = 'FunctionTimeout';
}

const describe = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? `${thrown.name}: ${thrown.message}`) : String(thrown);

/** The name and definition of the binding that triggers a function. */
export function triggerOf({ metadata }: RegisteredFunction) {
  const found = Object.entries(metadata.bindings).find(([, { type }]) =>
    /trigger$/i.test(type ?? ''),
  );
  if (!found) throw new Error(`Function "${metadata.name}" has no trigger.`);
  const [name, binding] = found;
  return { name, binding, type: (binding.type ?? '').toLowerCase() };
}

export function createInvoker(app: LoadedApp, timeoutMs: number, sink: LogSink): Invoker {
  const running = new Set<Promise<unknown>>();

  const run = async (
    registered: RegisteredFunction,
    context: CoreInvocationContext,
  ): Promise<InvocationResponse> => {
    const model = app.model.getInvocationModel(context);
    const { context: userContext, inputs } = await model.getArguments();
    const result = await model.invokeFunction(userContext, inputs, registered.callback);
    return model.getResponse(userContext, result);
  };

  const invoke: Invoke = async (registered, input, triggerMetadata = {}) => {
    const { metadata } = registered;
    const origin = { functionName: metadata.name, invocationId: randomUUID() };
    const context: CoreInvocationContext = {
      invocationId: origin.invocationId,
      metadata,
      request: {
        invocationId: origin.invocationId,
        inputData: [{ name: triggerOf(registered).name, data: input }],
        triggerMetadata,
      },
      log: (level, category, message) => sink({ level, category, message, ...origin }),
    };
    const invocation = withTimeout(run(registered, context), timeoutMs, metadata.name);
    running.add(invocation);
    try {
      return await invocation;
    } catch (thrown) {
      const message = `Function "${metadata.name}" failed: ${describe(thrown)}`;
      sink({ level: 'error', category: 'system', message, ...origin });
      throw thrown;
    } finally {
      running.delete(invocation);
    }
  };

  const settle = async (ms: number) => {
    const bound = AbortSignal.timeout(ms);
    while (running.size > 0 && !bound.aborted) {
      await Promise.race([Promise.allSettled(running), aborted(bound)]);
    }
  };
  return { invoke, settle };
}

/** Resolves when the signal is aborted. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

async function withTimeout<T>(work: Promise<T>, ms: number, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const message = `"${name}" ran longer than functionTimeout (${ms / 1000} s).`;
    timer = setTimeout(() => reject(new FunctionTimeout(message)), ms);
    // What never ends must not keep a process that has stopped from ending.
    timer.unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
