import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api';
import { messageOf } from '../../message-of';
import { mayLeave } from '../../navigation';
import { secretValue } from '../../parts/field';
import * as w from '../../words/en/form';
import { secretsOf } from './credential';
import type { Draft } from './draft';
import { errorsOf } from './errors';
import type { Errors } from './errors';
import { mixUpErrors } from './fields';

/** A form that holds what somebody typed: the draft, what is wrong with it, and whether it may be left. */
export function useForm(first: Draft) {
  const [draft, setDraft] = useState(first);
  const [errors, setErrors] = useState<Errors>({});
  const [others, setOthers] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const typed = useRef(false);

  useEffect(() => {
    const stay = () => !typed.current || confirm(w.leaveUnsaved);
    const warn = (event: Event) => {
      if (!stay()) event.preventDefault();
    };
    mayLeave.set(stay);
    addEventListener('beforeunload', warn);
    return () => {
      mayLeave.set(() => true);
      removeEventListener('beforeunload', warn);
    };
  }, []);

  const set = (changes: Partial<Draft>) => {
    typed.current = true;
    setDraft((before) => ({ ...before, ...changes }));
  };
  /** Sends something; what is refused stands at its fields. Answers whether it went through. */
  const send = async (work: () => Promise<void>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setErrors({});
    setOthers([]);
    try {
      await work();
      return true;
    } catch (thrown) {
      const problem = thrown as Problem;
      const found = errorsOf(problem);
      setErrors(found.errors);
      const none = Object.keys(found.errors).length + found.others.length === 0;
      if (problem.status !== 401) setOthers(none ? [messageOf(problem)] : found.others);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const leave = () => setErrors(mixUpErrors(draft)?.errors ?? {});
  const saved = () => (typed.current = false);
  return { draft, set, setDraft, errors, others, busy, send, leave, saved };
}

/** The credential of a body, read from its fields at the moment of sending. */
export function credentialOf({ kind }: Draft): object {
  const secrets = secretsOf[kind] ?? [];
  const filled = secrets.map(({ id }) => [id, secretValue(id)] as const);
  return { kind, ...Object.fromEntries(filled.filter(([, value]) => value !== '')) };
}
