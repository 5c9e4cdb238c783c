import { useEffect, useState } from 'preact/hooks';
import { failure, lookNow, overview } from '../feed';
import { address } from '../navigation';
import { Bones } from '../parts/bones';
import { Heading } from '../parts/heading';
import { Icon } from '../parts/icons';
import { withMore } from '../routes';
import type { Overview } from '../shapes';
import { useStore } from '../store';
import { t } from '../words';
import { AccountList } from './accounts/list';
import { Needs } from './accounts/needs';
import { Tools } from './accounts/tools';
import { picking } from './accounts/picked';
import { useShown } from './accounts/shown';
import { statusLine, verdict } from './accounts/verdict';

/** Does anything need me, what do I do, how long does the subscription live: in this order. */
export function AccountsPage() {
  const known = useStore(overview);
  const failed = useStore(failure);
  if (known)
    return known.accounts.length === 0 ? <FirstVisit known={known} /> : <Accounts known={known} />;
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
  const Bulk = useBulk(picked !== undefined);
  return (
    <div class="stack wide-gap">
      <div>
        <Heading title={t.accounts}>{verdict(known)}</Heading>
        <p class="muted">{statusLine(known)}</p>
      </div>
      <Needs known={known} />
      <Tools known={known} shown={shown} query={query} />
      {picked && Bulk && <Bulk accounts={known.accounts.filter(({ id }) => picked.has(id))} />}
      <AccountList known={known} shown={shown} />
    </div>
  );
}

type BulkBar = typeof import('./accounts/bulk').Bulk;

/** What is done to several at once is fetched when somebody selects. */
function useBulk(wanted: boolean): BulkBar | undefined {
  const [bar, setBar] = useState<BulkBar>();
  useEffect(() => {
    if (!wanted) return;
    Promise.all([import('./accounts/bulk'), withMore()]).then(
      ([{ Bulk }]) => setBar(() => Bulk),
      () => undefined,
    );
  }, [wanted]);
  return bar;
}

const FirstVisit = ({ known: { me } }: { readonly known: Overview }) => (
  <section class="card">
    <div class="empty">
      <svg class="logo" aria-hidden="true">
        <use href="#i-logo" />
      </svg>
      <Heading title={t.accounts}>{t.noneYet}</Heading>
      {me.role === 'reader' ? (
        <p class="muted">{t.nobodyYet}</p>
      ) : (
        <>
          <p class="muted">{t.noneYetHow}</p>
          <a class="btn pri" href="/add">
            <Icon name="plus" />
            {t.addAccount}
          </a>
        </>
      )}
    </div>
  </section>
);
