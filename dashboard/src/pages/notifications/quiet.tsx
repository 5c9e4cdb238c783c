import { TextField } from '../../parts/field';
import * as w from '../../words/en/notifications';

/** From when to when nothing is sent; both empty for never. */
export interface Quiet {
  readonly from: string;
  readonly to: string;
}

/** `at`: what the ids of the two fields begin with. */
export function QuietFields({
  at,
  quiet,
  set,
  errorAt,
}: {
  readonly at: string;
  readonly quiet: Quiet;
  readonly set: (quiet: Quiet) => void;
  readonly errorAt: (pointer: string) => string | undefined;
}) {
  const labels = { from: w.quietFrom, to: w.quietTo };
  return (
    <div class="pair">
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          id={`${at}-${end}`}
          type="time"
          label={labels[end]}
          error={errorAt(`/quiet/${end}`)}
          value={quiet[end]}
          input={(value) => set({ ...quiet, [end]: value })}
        />
      ))}
    </div>
  );
}
