/** What is used of it: it has no types of its own. */
declare module 'lokijs' {
  type Callback = (error?: Error | null) => void;
  export const LokiFsAdapter: {
    readonly prototype: {
      saveDatabase(this: unknown, name: string, text: string, callback: Callback): void;
    };
  };
}
