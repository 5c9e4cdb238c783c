/** `{name|otherwise}` becomes the fact of that name, or what is said without it. */
export const filled = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replaceAll(
    /\{(\w+)\|([^}]*)\}/g,
    (_, name: string, otherwise: string) => facts[name] ?? otherwise,
  );
