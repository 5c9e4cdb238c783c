import { ODataError } from './error';
import type { Token } from './lexer';
import { tokens } from './lexer';

export type Literal =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'date'; readonly value: number };

export type Expression =
  | Literal
  | { readonly is: 'path'; readonly path: readonly string[] }
  | { readonly is: 'list'; readonly values: readonly Literal[] }
  | { readonly is: 'not'; readonly operand: Expression }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly is: 'lambda';
      readonly quantifier: 'any' | 'all';
      readonly path: readonly string[];
      readonly variable: string;
      readonly body: Expression | undefined;
    }
  | {
      readonly is: 'operator';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    };

const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in'];
const functions: Readonly<Record<string, number>> = {
  startswith: 2,
  endswith: 2,
  contains: 2,
  tolower: 1,
  toupper: 1,
  length: 1,
};
const MOST_NESTED = 50;

/** Reads a `$filter` (OData 4.01, Part 2, 5.1.1). Throws `ODataError` with Graph's kind of message. */
export function parseFilter(source: string): Expression {
  const parser = new Parser(source);
  return parser.all();
}

class Parser {
  private readonly tokens: Token[];
  private next = 0;
  private nested = 0;

  constructor(private readonly source: string) {
    this.tokens = tokens(source);
  }

  all(): Expression {
    const expression = this.either();
    if (this.peek().kind !== 'end') this.refuse();
    return expression;
  }

  private either(): Expression {
    return this.chain(['or'], () => this.both());
  }

  private both(): Expression {
    return this.chain(['and'], () => this.negation());
  }

  private chain(operators: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    while (this.isWord(operators)) {
      const operator = this.take().value as string;
      left = { is: 'operator', operator, left, right: operand() };
    }
    return left;
  }

  private negation(): Expression {
    if (!this.isWord(['not'])) return this.comparison();
    this.take();
    return { is: 'not', operand: this.nest(() => this.negation()) };
  }

  private comparison(): Expression {
    const left = this.operand();
    if (!this.isWord(comparisons)) return left;
    const operator = this.take().value as string;
    const right = operator === 'in' ? this.list() : this.operand();
    return { is: 'operator', operator, left, right };
  }

  private operand(): Expression {
    if (this.isSign('(')) {
      this.take();
      const inner = this.nest(() => this.either());
      this.expect(')');
      return inner;
    }
    const token = this.take();
    if (token.kind === 'text' || token.kind === 'number')
      return { is: 'literal', value: token.value };
    if (token.kind === 'date') return { is: 'date', value: this.time(token.value) };
    if (token.kind !== 'word') this.refuse(token);
    if (token.value === 'true' || token.value === 'false')
      return { is: 'literal', value: token.value === 'true' };
    if (token.value === 'null') return { is: 'literal', value: null };
    return this.isSign('(') ? this.call(token) : this.path(token.value);
  }

  private call(token: Token): Expression {
    const name = String(token.value).toLowerCase();
    const arity = functions[name];
    if (arity === undefined)
      throw new ODataError(
        `An unknown function with name '${String(token.value)}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
      );
    this.take();
    const args = [this.nest(() => this.either())];
    while (this.isSign(',')) {
      this.take();
      args.push(this.nest(() => this.either()));
    }
    this.expect(')');
    if (args.length !== arity)
      throw new ODataError(
        `No function signature for the function with name '${name}' matches the specified arguments.`,
      );
    return { is: 'call', name, args };
  }

  private path(first: string): Expression {
    const path = [first];
    while (this.isSign('/')) {
      this.take();
      const token = this.take();
      if (token.kind !== 'word') this.refuse(token);
      const word = token.value;
      if ((word === 'any' || word === 'all') && this.isSign('(')) return this.lambda(word, path);
      path.push(word);
    }
    // A cast to a derived type says nothing about where the value lies.
    return { is: 'path', path: path.filter((name) => !name.startsWith('microsoft.graph.')) };
  }

  private lambda(quantifier: 'any' | 'all', path: readonly string[]): Expression {
    this.expect('(');
    if (quantifier === 'any' && this.isSign(')')) {
      this.take();
      return { is: 'lambda', quantifier, path, variable: '', body: undefined };
    }
    const variable = this.take();
    if (variable.kind !== 'word') this.refuse(variable);
    this.expect(':');
    const body = this.nest(() => this.either());
    this.expect(')');
    return { is: 'lambda', quantifier, path, variable: variable.value, body };
  }

  private list(): Expression {
    this.expect('(');
    const values: Literal[] = [];
    do {
      if (this.isSign(',')) this.take();
      const value = this.operand();
      if (value.is !== 'literal' && value.is !== 'date') this.refuse();
      values.push(value);
    } while (this.isSign(','));
    this.expect(')');
    return { is: 'list', values };
  }

  private nest<T>(parse: () => T): T {
    this.nested += 1;
    if (this.nested > MOST_NESTED)
      throw new ODataError('Recursion limit reached: the expression is nested too deeply.');
    const parsed = parse();
    this.nested -= 1;
    return parsed;
  }

  private time(text: string): number {
    const time = Date.parse(text);
    if (Number.isNaN(time)) throw new ODataError(`Unrecognized '${text}' in '${this.source}'.`);
    return time;
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', value: '', at: this.source.length };
  }

  private take(): Token {
    const token = this.peek();
    this.next += 1;
    return token;
  }

  private isWord(words: readonly string[]): boolean {
    const { kind, value } = this.peek();
    return kind === 'word' && words.includes(value);
  }

  private isSign(sign: string): boolean {
    const { kind, value } = this.peek();
    return kind === 'sign' && value === sign;
  }

  private expect(sign: string): void {
    if (!this.isSign(sign)) this.refuse();
    this.take();
  }

  private refuse(token = this.peek()): never {
    throw new ODataError(`Syntax error at position ${token.at} in '${this.source}'.`);
  }
}
