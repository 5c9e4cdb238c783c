import { useEffect, useState } from 'preact/hooks';
import * as t from '../words/en/first';

const PATIENCE_MS = 300;

/** The page's shape while it loads, and nothing at all for the first moment. */
export function Bones() {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="stack" aria-busy="true">
      <span class="vh">{t.loading}</span>
      {shown && [0, 1, 2, 3].map((n) => <span key={n} class="bone" />)}
    </div>
  );
}
