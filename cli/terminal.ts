/** Where a command is typed: what it is told, and how it asks back. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How many columns lines have; undefined where they may be as long as they are. */
  readonly columns: number | undefined;
  /** Whether there is somebody to ask. */
  readonly interactive: boolean;
  out(text: string): void;
  /** Progress and problems, so that what a script reads is the answer alone. */
  note(text: string): void;
  ask(question: string): Promise<string>;
  /** Everything that is piped into it. */
  piped(): Promise<string>;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** Aborted when a key is pressed, or by Ctrl-C; `end` gives the keyboard back. */
  pressed(key: string): { readonly signal: AbortSignal; end(): void };
  /** Waits so many milliseconds; Ctrl-C ends the wait, and so does `enough`. */
  sleep(ms: number, enough?: AbortSignal): Promise<void>;
}
