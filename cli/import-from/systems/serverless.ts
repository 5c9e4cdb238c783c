/** The AutoApi that runs as a cloud function: `configs`, a list in Python (github.com/arcturus-script/autoapi, `config.py`). */
import { CARRIED } from '../system';
import type { System } from '../system';
import { objectOf, structured, textOf } from '../values';

/** The list itself. Its commas, quotes and comments are YAML's too. */
const CONFIGS = /^configs\s*=\s*(\[[\s\S]*?^\])/m;

export const serverless: System = {
  name: 'AutoApi (cloud function)',
  parse(text) {
    const value = structured(CONFIGS.exec(text)?.[1] ?? text);
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    const known = list.every((one) => {
      const { secret, client_id: id, clien_id: misspelt } = objectOf(one);
      return secret !== undefined && (id ?? misspelt) !== undefined;
    });
    return known ? list : undefined;
  },
  read: (content) => ({
    accounts: Object.values(content).map((one) => {
      const fields = objectOf(one);
      return {
        // The name is misspelt in some versions.
        clientId: textOf(fields['client_id']) ?? textOf(fields['clien_id']),
        clientSecret: textOf(fields['secret']),
        refreshToken: textOf(fields['refresh_token']),
      };
    }),
  }),
  fates: [
    [/\.(?:client?_id|secret|refresh_token)$/, CARRIED],
    [/\.redirect_uri$/, 'not needed here'],
    [/\.redis_\w+$/, 'where the old system kept its token: Perennial keeps its own'],
  ],
};
