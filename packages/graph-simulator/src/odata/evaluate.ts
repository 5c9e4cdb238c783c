import { ODataError } from './error';
import type { Expression } from './filter';

type Value = string | number | boolean | null | undefined | object;

/** Whether an object fits a parsed `$filter`. Text is compared without regard to case, as Exchange and the directory do. */
export function fits(expression: Expression, item: object): boolean {
  return evaluate(expression, { it: item }) === true;
}

/** The first names of all property paths in an expression, lambda variables left out. */
export function propertiesOf(expression: Expression): string[] {
  switch (expression.is) {
    case 'path':
      return expression.path.slice(0, 1);
    case 'not':
      return propertiesOf(expression.operand);
    case 'call':
      return expression.args.flatMap(propertiesOf);
    case 'operator':
      return [...propertiesOf(expression.left), ...propertiesOf(expression.right)];
    case 'lambda':
      return expression.path.slice(0, 1);
    default:
      return [];
  }
}

type Scope = Readonly<Record<string, unknown>>;

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.is) {
    case 'literal':
    case 'date':
      return expression.value;
    case 'list':
      return expression.values.map(({ value }) => value);
    case 'path':
      return valueAt(scope, expression.path);
    case 'not':
      return evaluate(expression.operand, scope) !== true;
    case 'call':
      return invoke(
        expression.name,
        expression.args.map((arg) => evaluate(arg, scope)),
      );
    case 'lambda':
      return quantify(expression, scope);
    case 'operator':
      return operate(expression, scope);
  }
}

function operate(
  { operator, left, right }: Extract<Expression, { is: 'operator' }>,
  scope: Scope,
): boolean {
  if (operator === 'and') return evaluate(left, scope) === true && evaluate(right, scope) === true;
  if (operator === 'or') return evaluate(left, scope) === true || evaluate(right, scope) === true;
  const asTime = left.is === 'date' || right.is === 'date';
  const a = plain(evaluate(left, scope), asTime);
  const b = plain(evaluate(right, scope), asTime);
  if (operator === 'in') return Array.isArray(b) && b.some((each) => plain(each, false) === a);
  if (operator === 'eq') return a === b;
  if (operator === 'ne') return a !== b;
  if (a === null || b === null || a === undefined || b === undefined || typeof a !== typeof b)
    return false;
  if (operator === 'gt') return a > b;
  if (operator === 'ge') return a >= b;
  return operator === 'lt' ? a < b : a <= b;
}

/** Comparable form: text in lower case, times as milliseconds, absent as null. */
function plain(value: unknown, asTime: boolean): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return asTime ? Date.parse(value) : value.toLowerCase();
  return value;
}

function quantify(
  { quantifier, path, variable, body }: Extract<Expression, { is: 'lambda' }>,
  scope: Scope,
): boolean {
  const items = valueAt(scope, path);
  if (!Array.isArray(items)) return quantifier === 'all';
  if (!body) return items.length > 0;
  const holds = (item: unknown) => evaluate(body, { ...scope, [variable]: item }) === true;
  return quantifier === 'any' ? items.some(holds) : items.every(holds);
}

function invoke(name: string, args: readonly Value[]): Value {
  const [text, part] = args.map((arg) => (typeof arg === 'string' ? arg.toLowerCase() : ''));
  if (text === undefined) throw new ODataError(`The function '${name}' needs an argument.`);
  switch (name) {
    case 'startswith':
      return text.startsWith(part ?? '');
    case 'endswith':
      return text.endsWith(part ?? '');
    case 'contains':
      return text.includes(part ?? '');
    case 'length':
      return text.length;
    default:
      return text;
  }
}

function valueAt(scope: Scope, path: readonly string[]): Value {
  const [first = '', ...rest] = path;
  const start = Object.hasOwn(scope, first) ? scope[first] : member(scope['it'], first);
  return rest.reduce<unknown>(member, start) as Value;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** The value at a slash-separated path of an item, as `$orderby` names it. */
export function valueOf(item: object, path: string): unknown {
  return path.split('/').reduce<unknown>(member, item);
}
