import type { Problem } from '../../api';
import * as w from '../../words/en/form';

/** Sentences by the id of the field that they belong to. */
export type Errors = Readonly<Record<string, string>>;

const fields: Readonly<Record<string, string>> = {
  '/name': 'name',
  '/user': 'user',
  '/tenantId': 'tenantId',
  '/clientId': 'clientId',
  '/credential/clientSecret': 'clientSecret',
  '/credential/pem': 'pem',
  '/credential/refreshToken': 'refreshToken',
  '/schedule/minSeconds': 'minMinutes',
  '/schedule/maxSeconds': 'maxMinutes',
  '/schedule/timeZone': 'timeZone',
  '/schedule/quiet/hours': 'quietFrom',
  '/schedule/quiet/dates': 'quietDates',
  '/checks/always': 'always',
  '/checksPerRun': 'min',
  '/notify/email': 'email',
};

/** The errors of an answer at the fields of the form; what has no field there stands in the summary alone. */
export function errorsOf({ errors }: Problem): {
  readonly errors: Errors;
  readonly others: readonly string[];
} {
  const at: Record<string, string> = {};
  const others: string[] = [];
  for (const { field, message, code } of errors) {
    const pointer = Object.keys(fields).find(
      (each) => field === each || field.startsWith(`${each}/`),
    );
    const sentence = (code === undefined ? undefined : w.fieldErrors[code]) ?? message;
    const name = pointer && fields[pointer];
    if (name) at[name] ??= sentence;
    else others.push(`${field}: ${sentence}`);
  }
  return { errors: at, others };
}
