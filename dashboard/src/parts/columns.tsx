import * as t from '../words/en/first';

/** The head of a table. `actions`: a last column of buttons, whose name is only read aloud. */
export const Columns = ({
  names,
  actions = false,
}: {
  readonly names: readonly string[];
  readonly actions?: boolean;
}) => (
  <thead>
    <tr>
      {names.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
      {actions && (
        <th scope="col">
          <span class="vh">{t.col.more}</span>
        </th>
      )}
    </tr>
  </thead>
);
