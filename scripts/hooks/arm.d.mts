export interface ResourceManager {
  get(path: string, version: string): Promise<{ status: number; body: unknown }>;
}

export function resourceManager(options: {
  readonly token: string;
  readonly origin: string | undefined;
  readonly signal: AbortSignal;
}): ResourceManager;
