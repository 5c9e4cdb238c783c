import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api';
import { change } from '../patience';
import { Bones } from '../parts/bones';
import { Heading } from '../parts/heading';
import { Message } from '../parts/message';
import type { Confirmed } from '../shapes';
import { takeToken } from '../take-token';
import * as m from '../words/en/more';
import * as w from '../words/en/join';

type Answer = 'look' | 'confirm' | 'stop';

/** Whoever reads at an address that a member has named says whether mail may go there. */
export function ConfirmPage() {
  const [token] = useState(takeToken);
  const [found, setFound] = useState<Confirmed>();
  const [problem, setProblem] = useState<Problem>();
  const answer = async (what: Answer) => {
    try {
      const body = { token, answer: what };
      setFound((await change<Confirmed>('POST', '/api/confirm', { body, key: '' })).body);
    } catch (thrown) {
      setProblem(thrown as Problem);
    }
  };
  useEffect(() => void answer('look'), []);
  if (problem)
    return (
      <Message title={w.linkOver}>
        <p class="muted">{problem.status === 0 ? m.unreachable : w.confirmOver}</p>
      </Message>
    );
  if (!found) return <Bones />;
  const { email, member, state } = found;
  return (
    <div class="narrow stack">
      <Heading title={w.mayMail} />
      <p>
        <bdi>{w.whoNamed(member, email)}</bdi>
      </p>
      <p class="muted" role="status">
        {w.confirmStates[state]}
      </p>
      <div class="row">
        {state === 'asked' && (
          <button type="button" class="btn pri" onClick={() => void answer('confirm')}>
            {w.yesMail}
          </button>
        )}
        {state !== 'stopped' && (
          <button type="button" class="btn" onClick={() => void answer('stop')}>
            {w.noMail}
          </button>
        )}
      </div>
    </div>
  );
}
