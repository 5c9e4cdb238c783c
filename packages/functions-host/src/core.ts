/**
 * The worker's side of `@azure/functions-core`: the module that `@azure/functions` asks for when a
 * function registers itself, and the messages that pass between host and programming model. Shapes
 * follow the protocol of the language workers
 * (https://github.com/Azure/azure-functions-language-worker-protobuf), reduced to what is used.
 */

export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical';

/** A line that an invocation or the host itself has written. */
export interface LogEntry {
  readonly level: LogLevel;
  /** `user`: from `context.log`; `system`: from the programming model or the host. */
  readonly category: 'user' | 'system';
  readonly functionName?: string;
  readonly invocationId?: string;
  readonly message: string;
}
export type LogSink = (entry: LogEntry) => void;

interface Nullable<T> {
  readonly value?: T;
}
export type NullableText = Nullable<string>;

export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain?: NullableText | undefined;
  readonly path?: NullableText | undefined;
  readonly expires?: Nullable<{ readonly seconds?: number }> | undefined;
  readonly secure?: Nullable<boolean> | undefined;
  readonly httpOnly?: Nullable<boolean> | undefined;
  readonly sameSite?: 'none' | 'lax' | 'strict' | 'explicitNone' | undefined;
  readonly maxAge?: Nullable<number> | undefined;
}

/** A request on its way in, or a response on its way out. */
export interface HttpData {
  readonly url?: string;
  readonly method?: string;
  readonly nullableHeaders?: Readonly<Record<string, NullableText>>;
  readonly nullableParams?: Readonly<Record<string, NullableText>>;
  readonly nullableQuery?: Readonly<Record<string, NullableText>>;
  readonly statusCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly Cookie[];
  readonly body?: Data | null;
}

/** One value; exactly one member is set. */
export interface Data {
  readonly string?: string;
  readonly json?: string;
  readonly bytes?: Uint8Array;
  readonly http?: HttpData;
}

export interface Binding {
  readonly type?: string;
  readonly direction?: string;
  readonly [property: string]: unknown;
}

export interface FunctionMetadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Binding>>;
}

export type FunctionCallback = (...args: unknown[]) => unknown;

export interface InvocationRequest {
  readonly invocationId: string;
  readonly inputData: readonly { readonly name: string; readonly data: Data }[];
  readonly triggerMetadata: Readonly<Record<string, Data>>;
}

export interface InvocationResponse {
  readonly returnValue?: Data | null;
}

export interface CoreInvocationContext {
  readonly invocationId: string;
  readonly request: InvocationRequest;
  readonly metadata: FunctionMetadata;
  log(level: LogLevel, category: 'user' | 'system', message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], handler: FunctionCallback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<InvocationResponse>;
}

export interface ProgrammingModel {
  readonly name: string;
  readonly version: string;
  getInvocationModel(context: CoreInvocationContext): InvocationModel;
}

export interface RegisteredFunction {
  readonly metadata: FunctionMetadata;
  readonly callback: FunctionCallback;
}

/** What one app has registered while its entry file was loaded. */
export interface LoadedApp {
  readonly model: ProgrammingModel;
  readonly functions: readonly RegisteredFunction[];
}

/** The module object that `require('@azure/functions-core')` answers. */
export interface CoreModule {
  readonly version: string;
  readonly hostVersion: string;
  readonly Disposable: typeof Disposable;
  setProgrammingModel(model: ProgrammingModel): void;
  getProgrammingModel(): ProgrammingModel | undefined;
  registerFunction(metadata: FunctionMetadata, callback: FunctionCallback): Disposable;
  registerHook(name: string): never;
  log(level: LogLevel, category: 'user' | 'system', message: string): void;
}

class Disposable {
  constructor(private readonly onDispose: () => void) {}
  dispose(): void {
    this.onDispose();
  }
}

/** Collects what is registered until `loaded` is called; afterwards registering is refused, as in Azure. */
export class Registrations {
  private model: ProgrammingModel | undefined;
  private readonly functions = new Map<string, RegisteredFunction>();
  private open = true;
  /** Where the programming model's own lines go; the host puts its sink here. */
  sink: LogSink = () => undefined;

  readonly core: CoreModule = {
    version: '3.0.0',
    hostVersion: '4.0.0',
    Disposable,
    setProgrammingModel: (model) => {
      this.model = model;
    },
    getProgrammingModel: () => this.model,
    registerFunction: (metadata, callback) => this.register(metadata, callback),
    registerHook: (name) => {
      throw new Error(`The local function host has no hooks, and "${name}" was registered.`);
    },
    log: (level, category, message) => this.sink({ level, category, message }),
  };

  private register(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    if (!this.open) throw new Error('A function can only be registered during app startup.');
    if (this.functions.has(metadata.name)) {
      throw new Error(`Two functions are named "${metadata.name}".`);
    }
    this.functions.set(metadata.name, { metadata, callback });
    return new Disposable(() => this.functions.delete(metadata.name));
  }

  loaded(): LoadedApp {
    this.open = false;
    if (!this.model) throw new Error('The app has registered no function.');
    return { model: this.model, functions: [...this.functions.values()] };
  }
}
