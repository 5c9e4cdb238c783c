import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import type { Node } from 'web-tree-sitter';

/** Text that a deployment would evaluate, as written. */
export interface Expression {
  readonly expression: string;
}
export type Value =
  string | number | boolean | Expression | readonly Value[] | { readonly [key: string]: Value };

export interface Declaration {
  readonly kind: 'param' | 'var' | 'resource' | 'module' | 'output';
  readonly name: string;
  /** Arguments of each decorator, by its name. */
  readonly decorators: Readonly<Record<string, readonly Value[]>>;
  /** A resource's type with its version, or a module's path. */
  readonly target?: string;
  readonly existing: boolean;
  /** What a resource with a loop is made over. */
  readonly loop?: Value;
  /** A default, a value, or a body. */
  readonly value?: Value;
  readonly text: string;
}

export interface BicepFile {
  /** Path below the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly hasError: boolean;
  readonly declarations: readonly Declaration[];
}

const KINDS: Readonly<Record<string, Declaration['kind']>> = {
  parameter_declaration: 'param',
  variable_declaration: 'var',
  resource_declaration: 'resource',
  module_declaration: 'module',
  output_declaration: 'output',
};

/** Every Bicep file below a folder, parsed. */
export async function readBicep(root: string, folder: string): Promise<readonly BicepFile[]> {
  await Parser.init();
  const grammar = readFileSync(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bicep'))
    .sort();
  return files.map((name) => parse(parser, root, join(root, folder, name)));
}

function parse(parser: Parser, root: string, path: string): BicepFile {
  const text = readFileSync(path, 'utf8');
  const tree = parser.parse(text);
  if (!tree) throw new Error(`${path} was not parsed`);
  const file = {
    path: relative(root, path).replaceAll('\\', '/'),
    text,
    hasError: tree.rootNode.hasError,
    declarations: declarationsOf(tree.rootNode),
  };
  tree.delete();
  return file;
}

function declarationsOf(root: Node): Declaration[] {
  const found: Declaration[] = [];
  let decorators: Declaration['decorators'] = {};
  for (const node of children(root)) {
    if (node.type === 'decorators') decorators = readDecorators(node);
    const kind = KINDS[node.type];
    if (!kind) continue;
    found.push(declaration(kind, node, decorators));
    decorators = {};
  }
  return found;
}

function declaration(
  kind: Declaration['kind'],
  node: Node,
  decorators: Declaration['decorators'],
): Declaration {
  const parts = children(node);
  const hasTarget = kind === 'resource' || kind === 'module';
  const rest = parts.slice(hasTarget ? 2 : 1).filter(({ type }) => type !== 'type');
  const last = rest.at(-1);
  const { body, loop } = last ? unwrap(last) : {};
  return {
    kind,
    name: parts[0]?.text ?? '',
    decorators,
    existing: /^resource \w+ '[^']*' existing\b/.test(node.text),
    text: node.text,
    ...(hasTarget && { target: unquote(parts[1]?.text ?? '') }),
    ...(loop && { loop: valueOf(loop) }),
    ...(body && { value: valueOf(body) }),
  };
}

/** The body inside of `if (…) {…}` and `[for … in …: {…}]`. */
function unwrap(node: Node): { body?: Node; loop?: Node } {
  const parts = children(node);
  const body = parts.at(-1);
  if (node.type === 'if_statement' && body) return { body };
  const loop = parts.at(1);
  if (node.type === 'for_statement' && body && loop) return { body, loop };
  return { body: node };
}

function readDecorators(node: Node): Declaration['decorators'] {
  const entries = children(node).map((decorator): [string, readonly Value[]] => {
    const [name, list] = children(decorator).flatMap(children);
    return [name?.text ?? '', list ? children(list).map(valueOf) : []];
  });
  return Object.fromEntries(entries);
}

function valueOf(node: Node): Value {
  const parts = children(node);
  switch (node.type) {
    case 'string':
      return parts.some(({ type }) => type === 'interpolation')
        ? { expression: node.text }
        : unquote(node.text);
    case 'number':
      return Number(node.text);
    case 'boolean':
      return node.text === 'true';
    case 'array':
      return parts.map(valueOf);
    case 'object':
      return Object.fromEntries(
        parts.filter(({ type }) => type === 'object_property').map(property),
      );
    default:
      return { expression: node.text };
  }
}

function property(node: Node): [string, Value] {
  const [key, value] = children(node);
  if (!key || !value) throw new Error(`A property without a value: ${node.text}`);
  return [unquote(key.text), valueOf(value)];
}

const unquote = (text: string): string => text.replace(/^'([\s\S]*)'$/, '$1');
const children = (node: Node): Node[] =>
  node.namedChildren.filter(({ type }) => type !== 'comment');

const isObject = (value: Value | undefined): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && !Array.isArray(value);

/** What is at a path of property names in a body. */
export const at = (value: Value | undefined, ...path: string[]): Value | undefined =>
  path.reduce<Value | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

/** A literal text, or an expression as it is written. */
export function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  const expression = at(value, 'expression');
  return typeof expression === 'string' ? expression : '';
}

/** `Microsoft.Web/sites` of `Microsoft.Web/sites@2025-03-01`. */
export const typeOf = ({ target = '' }: Declaration): string => target.split('@')[0] ?? '';

export const ofKind =
  (kind: Declaration['kind']) =>
  ({ declarations }: BicepFile): readonly Declaration[] =>
    declarations.filter((declaration) => declaration.kind === kind);

/** A declaration by the file’s path and its name. */
export function find(files: readonly BicepFile[], path: string, name: string): Declaration {
  const found = files
    .find((file) => file.path === path)
    ?.declarations.find((declaration) => declaration.name === name);
  if (!found) throw new Error(`${path} declares no ${name}`);
  return found;
}
