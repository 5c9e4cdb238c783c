import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api';
import { go } from '../navigation';
import { Once } from '../parts/once';
import { Bones } from '../parts/bones';
import { Heading } from '../parts/heading';
import { Message } from '../parts/message';
import { useKey } from '../kept-key';
import { change } from '../patience';
import { takeToken } from '../take-token';
import type { Joined } from '../shapes';
import * as m from '../words/en/more';
import * as w from '../words/en/join';

const join = async (body: object): Promise<Joined> =>
  (await change<Joined>('POST', '/api/join', { body, key: '' })).body;

/** Accepts an invitation: the key is shown once, and kept by the browser. */
export function JoinPage() {
  const [token] = useState(takeToken);
  const [offer, setOffer] = useState<Joined>();
  const [problem, setProblem] = useState<Problem>();
  const [keep, setKeep] = useState(true);
  const attempt = async (body: object) => {
    try {
      const found = await join(body);
      setOffer(found);
      if (found.key !== undefined) useKey(found.key, keep);
    } catch (thrown) {
      setProblem(thrown as Problem);
    }
  };
  useEffect(() => void attempt({ token, accept: false }), []);
  if (problem)
    return (
      <Message title={w.linkOver}>
        <p class="muted">{problem.status === 0 ? m.unreachable : w.linkOverHow}</p>
      </Message>
    );
  if (!offer) return <Bones />;
  const { name, role, quota, key } = offer;
  return (
    <div class="narrow stack">
      <div>
        <Heading title={w.welcome(name)} />
        <p class="muted">
          {w.youMay[role]}
          {quota === undefined ? '' : ` ${w.upTo(quota)}`}
        </p>
      </div>
      {key === undefined ? (
        <div class="card">
          <div class="in form">
            <label class="row">
              <input
                type="checkbox"
                checked={keep}
                onChange={(event) => setKeep(event.currentTarget.checked)}
              />{' '}
              {m.keep}
            </label>
            <button type="button" class="btn pri" onClick={() => void attempt({ token })}>
              {w.accept}
            </button>
          </div>
        </div>
      ) : (
        <Once about={w.keyOnce} texts={[key]}>
          <div class="row">
            <button type="button" class="btn pri sm" onClick={() => go('/')}>
              {m.open}
            </button>
          </div>
        </Once>
      )}
    </div>
  );
}
