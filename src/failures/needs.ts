import type { Need, NeedKind } from '../domain/needs';
import { explain } from './explain';

const titles: Readonly<Record<NeedKind, string>> = {
  failing: 'The account is failing',
  'needs-sign-in': 'Sign-in needed',
  'needs-credential': 'Credential needed',
  leftovers: 'Something that checks made could not be removed',
  'credential-lapses': 'The credential lapses soon',
  degraded: 'A check keeps failing',
  'permission-missing': 'A check that always runs lacks its permission',
  'setting-wrong': 'A setting is wrong',
  'scheduler-late': 'The scheduler is late',
  'alert-refused': 'An alert could not be sent',
};

/** What needs a person, in a few words: by the failure behind it where there is one. */
export const needTitle = ({ kind, failure }: Need): string =>
  failure ? explain(failure).title : titles[kind];
