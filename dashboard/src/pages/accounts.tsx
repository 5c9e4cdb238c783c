import { failure, lookNow, overview } from '../feed';
import { address } from '../navigation';
import { Bones } from '../parts/bones';
import { Heading } from '../parts/heading';
import { fromRest } from '../rest';
import type { Overview } from '../shapes';
import { useStore } from '../store';
import * as t from '../words/en/first';
import { AccountList } from './accounts/list';
import { Needs } from './accounts/needs';
import { Tools } from './accounts/tools';
import { picking } from './accounts/picked';
import { useShown } from './accounts/shown';
import { statusLine, verdict } from './accounts/verdict';

const FirstVisit = fromRest((rest) => rest.FirstVisit);
/** What is done to several at once is fetched when somebody selects. */
const Bulk = fromRest((rest) => rest.Bulk);

/** Does anything need me, what do I do, how long does the subscription live: in this order. */
export function AccountsPage() {
  const known = useStore(overview);
  const failed = useStore(failure);
  if (known)
    return known.accounts.length === 0 ? <FirstVisit me={known.me} /> : <Accounts known={known} />;
  if (!failed) return <Bones />;
  return (
    <div class="empty">
      <p>{failed.message || t.partFailed}</p>
      <button type="button" class="btn" onClick={lookNow}>
        {t.tryAgain}
      </button>
    </div>
  );
}

function Accounts({ known }: { readonly known: Overview }) {
  const { query } = useStore(address);
  const shown = useShown(known, query);
  const picked = useStore(picking);
  return (
    <div class="stack wide-gap">
      <div>
        <Heading title={t.accounts}>{verdict(known)}</Heading>
        <p class="muted">{statusLine(known)}</p>
      </div>
      <Needs known={known} />
      <Tools known={known} shown={shown} query={query} />
      {picked && <Bulk accounts={known.accounts.filter(({ id }) => picked.has(id))} />}
      <AccountList known={known} shown={shown} />
    </div>
  );
}
