/** What starts Perennial with the machine, for each system: a file, and the commands that make it known. */

/** What is started, and where. All paths are absolute. */
export interface Setup {
  /** The clone. */
  readonly root: string;
  readonly home: string;
  /** Where this user's programs are configured. */
  readonly config: string;
  /** Who installs it, as the system names them. */
  readonly user: string;
  /** User id, where the system has such. */
  readonly uid: number;
  /** Node.js as it runs now. */
  readonly node: string;
  readonly data: string;
  /** Settings, one `NAME=value` a line; only its owner may read it. */
  readonly settings: string;
}

export interface Service {
  readonly file: string;
  readonly content: string;
  readonly encoding: 'utf8' | 'utf16le';
  /** In order, each a program and its arguments. */
  readonly install: readonly (readonly string[])[];
  readonly uninstall: readonly (readonly string[])[];
  /** How its owner looks at what it says, and starts it anew. */
  readonly log: string;
  readonly restart: string;
}

/** Program and arguments of what is started. Node reads the settings itself, so that every system is given them alike. */
export const commandOf = ({ root, node, data, settings }: Setup): readonly string[] => [
  node,
  `--env-file=${settings}`,
  `${root}/scripts/start.mjs`,
  '--live',
  '--data',
  data,
];

/** For XML, which both plists and tasks are. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
