import { Icon } from '../../parts/icons';
import type { Delivery } from '../../shapes';
import * as w from '../../words/en/notifications';

/** What the far end made of a test. */
export const Tried = ({
  delivery: { delivered, ms, status, error, code },
}: {
  readonly delivery: Delivery;
}) => (
  <p class={`state ${delivered ? 'ok' : 'fail'}`} role="status">
    <Icon name={delivered ? 'ok' : 'bad'} />
    <span>
      {delivered
        ? w.delivered((ms / 1000).toFixed(1))
        : [w.notDelivered, status, error ?? code].filter(Boolean).join(' · ')}
    </span>
  </p>
);
