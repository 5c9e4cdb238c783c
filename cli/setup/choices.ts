/** What options of `setup-tenant` may be: told in its help, which loads nothing that does the work. */
export const MODES = ['app', 'person', 'both'] as const;
export const CREDENTIALS = ['certificate', 'secret', 'federated'] as const;
export const TOKEN_SOURCES = ['az', 'azd', 'device', 'stdin'] as const;
