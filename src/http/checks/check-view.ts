import type * as z from 'zod';
import type { Check } from '@perennial/checks';
import { neededPermissions } from '../../checks/permissions';
import { wordsOf } from '../../checks/words';
import type { Mode } from '../../domain/account';
import type { Language } from '../../domain/language';
import type { check } from './check-schema';

export function checkView(
  value: Check,
  always: readonly string[],
  language: Language,
): z.output<typeof check> {
  const { id, workload, kind, modes, calls } = value;
  const { title, proves, needs } = wordsOf(value, language);
  const permissions = (mode: Mode) =>
    modes.includes(mode) ? [...neededPermissions(value, mode)] : [];
  return {
    id,
    workload,
    kind,
    title,
    proves,
    modes: [...modes],
    calls: calls.map(({ method, path, docs = '' }) => ({ method, path, page: docs })),
    permissions: { delegated: permissions('delegated'), application: permissions('application') },
    needs: [...needs],
    always: always.includes(id),
  };
}
