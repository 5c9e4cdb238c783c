import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../parts/icons';
import * as w from '../../words/en/form';
import type { Errors } from './errors';

/** Everything that was refused, above the form; the first field of it gets the focus. */
export function Summary({
  errors,
  others,
}: {
  readonly errors: Errors;
  readonly others: readonly string[];
}) {
  const ref = useRef<HTMLDivElement>(null);
  const ids = Object.keys(errors);
  useEffect(() => {
    const first = ids[0] === undefined ? ref.current : document.getElementById(ids[0]);
    // A field in a folded part is no help.
    first?.closest('details')?.setAttribute('open', '');
    first?.focus();
  }, [errors, others]);
  if (ids.length + others.length === 0) return null;
  return (
    <div ref={ref} class="why fail" role="alert" tabIndex={-1}>
      <p class="state fail">
        <Icon name="bad" />
        {w.refused}
      </p>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{errors[id]}</a>
          </li>
        ))}
        {others.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
