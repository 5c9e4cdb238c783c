import * as t from '../words/en/first';

/** The page's shape while it loads; its style shows nothing at all for the first moment. */
export const Bones = () => (
  <div class="stack" aria-busy="true">
    <span class="vh">{t.loading}</span>
    {[0, 1, 2, 3].map((n) => (
      <span key={n} class="bone" />
    ))}
  </div>
);
