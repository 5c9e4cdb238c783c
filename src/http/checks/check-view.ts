import type * as z from 'zod';
import type { Check } from '@perennial/checks';
import { neededPermissions } from '../../checks/permissions';
import type { Mode } from '../../domain/account';
import type { check } from './check-schema';

export function checkView(value: Check, always: readonly string[]): z.output<typeof check> {
  const { id, workload, kind, title, proves, modes, calls } = value;
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
    needs: [...value.needs],
    always: always.includes(id),
  };
}
