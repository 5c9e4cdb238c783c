/**
 * Office365Auto and the AutoApi family, which run as a workflow of GitHub: `CLIENT_ID`, `CLIENT_SECRET` and `MS_TOKEN`, each
 * again with `_2`, `_3`, … (github.com/SherlockFloyd/Office365Auto, `main.yml`), or `CONFIG_ID` and `CONFIG_KEY` with the text of
 * a Python assignment in them and the token in `1.txt` (github.com/liusteng/AutoApiSecret).
 */
import { parseEnv } from 'node:util';
import { CARRIED } from '../system';
import type { FoundAccount, System } from '../system';
import { objectOf, structured, textOf, unquoted } from '../values';

const ID = /^(?:CLIENT_ID|CONFIG_ID|id)(_\d+)?$/;
const VARIABLES = /^(?:CLIENT_ID|CLIENT_SECRET|MS_TOKEN|CONFIG_ID|CONFIG_KEY)(?:_\d+)?$/;
const SECRETS = /\$\{\{\s*secrets\./;

export const autoApi: System = {
  name: 'AutoApi',
  parse(text) {
    if (SECRETS.test(text)) return { workflow: 'secrets' };
    const fields = fieldsOf(text);
    const known = Object.keys(fields).some((name) => VARIABLES.test(name));
    return known || ('id' in fields && 'secret' in fields) ? fields : undefined;
  },
  read(content) {
    const fields = objectOf(content);
    const suffixes = Object.keys(fields).flatMap((name) => {
      const found = ID.exec(name);
      return found ? [found[1] ?? ''] : [];
    });
    return { accounts: [...new Set(suffixes)].map((suffix) => accountOf(fields, suffix)) };
  },
  fates: [
    [
      /^workflow$/,
      'secrets of GitHub cannot be read back: make a new key by the paste door (docs/moving.md)',
    ],
    [VARIABLES, CARRIED],
    [/^(?:id|secret)$/, CARRIED],
    [/^(?:GH_TOKEN|GH_REPO|PAT)$/, 'a key to GitHub, which nothing here needs: delete it there'],
    [/^(?:APP_NUM|REDIRECT_URI|redirect_uri)$/i, 'not needed here'],
    [
      /^(?:url|appToken|UID|topicIds|TG_|SCKEY|EMAIL)/i,
      'a way of being told: set up a channel (docs/channels.md) and test it',
    ],
  ],
};

/** Of an environment file, of YAML or JSON, or of Python's assignments. */
function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  const value = structured(text);
  if (value !== undefined && !Array.isArray(value)) return objectOf(value);
  return parseEnv(text);
}

function accountOf(fields: Readonly<Record<string, unknown>>, suffix: string): FoundAccount {
  const value = (...names: readonly string[]) =>
    names.map((name) => textOf(fields[name + suffix])).find((text) => text !== undefined);
  return {
    clientId: assigned(value('CLIENT_ID', 'CONFIG_ID', 'id')),
    clientSecret: assigned(value('CLIENT_SECRET', 'CONFIG_KEY', 'secret')),
    refreshToken: assigned(value('MS_TOKEN')),
  };
}

/** `id=r'…'`, `r'…'` or the value alone. */
const assigned = (text: string | undefined): string | undefined =>
  text && textOf(unquoted(text.replace(/^(?:id|secret)\s*=\s*/, '')));
