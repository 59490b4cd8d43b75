/**
 * A program as MicroPython's compiler sees it. One shape for all nodes, so that who looks for something walks
 * `kids` with a stack of its own: 10,000 `elif` or `.a.a.a` are deep, and the call stack is not.
 *
 * | kind | text | kids |
 * |---|---|---|
 * | `module`, `block` | | statements |
 * | `expression` | | the expression |
 * | `assign` | | targets, then the value |
 * | `augment` | `+=`, ... | target, value |
 * | `annotate` | | target, annotation, value where there is one |
 * | `del`, `global`, `nonlocal` | | what they name |
 * | `pass`, `break`, `continue` | | |
 * | `return`, `raise`, `assert` | | values, where there are any |
 * | `import` | | one `alias` a module |
 * | `from` | the module | one `alias` a name; `*` is an alias without kids |
 * | `alias` | the module or name | the `name` it gets here |
 * | `if` | | test, block, test, block ...; the last block alone is the `else` |
 * | `while` | | test, block, `else` block |
 * | `for` | | target, iterable, block, `else` block |
 * | `try` | | block, `handler`s, `else`, `finally` |
 * | `handler` | | type, `name`, block: each where it is there |
 * | `else`, `finally` | | block |
 * | `with` | | `item`s (expression, target), block |
 * | `decorated` | | decorators, then the function or class |
 * | `def` | its name | `name`, `parameters`, block |
 * | `class` | its name | `name`, arguments, block |
 * | `parameters` | | `parameter`s |
 * | `parameter` | `''`, `*` or `**` | `name` (a lone `*` has none), default value |
 * | `name`, `number`, `string`, `bytes`, `constant` | as written | |
 * | `call` | | what is called, then arguments |
 * | `keyword` | its name | value |
 * | `star`, `double-star` | | value |
 * | `attribute` | the name after the point | the object |
 * | `index` | | object, `slice` or expression |
 * | `slice` | | what is between the colons |
 * | `binary`, `compare` | | operands in a row; `ops` between them |
 * | `boolean` | `and`, `or` | operands |
 * | `unary` | `not`, `-`, ... | operand |
 * | `conditional` | | value, test, other value |
 * | `lambda` | | `parameters`, value |
 * | `tuple`, `list`, `set` | | items |
 * | `dict` | | key, value, key, value ... |
 * | `comprehension` | `list`, `set`, `dict`, `generator` | element (key and value), `each`, `filter` ... |
 * | `each` | | target, iterable |
 * | `filter` | | test |
 * | `yield`, `await` | | value |
 * | `walrus` | | name, value |
 */
export type NodeKind =
  | 'module'
  | 'block'
  | 'expression'
  | 'assign'
  | 'augment'
  | 'annotate'
  | 'del'
  | 'global'
  | 'nonlocal'
  | 'pass'
  | 'break'
  | 'continue'
  | 'return'
  | 'raise'
  | 'assert'
  | 'import'
  | 'from'
  | 'alias'
  | 'if'
  | 'while'
  | 'for'
  | 'try'
  | 'handler'
  | 'else'
  | 'finally'
  | 'with'
  | 'item'
  | 'decorated'
  | 'def'
  | 'class'
  | 'parameters'
  | 'parameter'
  | 'name'
  | 'number'
  | 'string'
  | 'bytes'
  | 'constant'
  | 'call'
  | 'keyword'
  | 'star'
  | 'double-star'
  | 'attribute'
  | 'index'
  | 'slice'
  | 'binary'
  | 'compare'
  | 'boolean'
  | 'unary'
  | 'conditional'
  | 'lambda'
  | 'tuple'
  | 'list'
  | 'set'
  | 'dict'
  | 'comprehension'
  | 'each'
  | 'filter'
  | 'yield'
  | 'await'
  | 'walrus';

export interface Node {
  readonly kind: NodeKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** From 1. */
  readonly line: number;
  readonly kids: readonly Node[];
  /** Operators of `binary` and `compare`: one less than kids. */
  readonly ops?: readonly string[];
  /** Of a `parameter` and of what a `def` gives back. Beside the kids, because the board reads it and drops it. */
  readonly annotation?: Node;
  /** Of a `from`: its module's name, unless it has dots. */
  readonly module?: Node;
}

/** Every node below `root` and itself, a parent before its kids, from top to bottom. */
export function* nodesOf(root: Node): Generator<Node, void> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    for (let i = node.kids.length - 1; i >= 0; i--) {
      const kid = node.kids[i];
      if (kid !== undefined) stack.push(kid);
    }
  }
}

/** What is in a function itself, without the functions inside it. */
export function* ownNodes(definition: Node): Generator<Node, void> {
  const stack = [...definition.kids];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (node.kind !== 'def' && node.kind !== 'lambda' && node.kind !== 'class') stack.push(...node.kids);
  }
}

/** `display.show` of an attribute of a name, `sleep` of a name; undefined of everything else. */
export function dottedName(node: Node | undefined): string | undefined {
  const parts: string[] = [];
  let at = node;
  while (at?.kind === 'attribute') {
    // Nobody writes more, and each part would be looked at once for every other.
    if (parts.length > 8) return undefined;
    parts.unshift(at.text);
    at = at.kids[0];
  }
  return at?.kind === 'name' ? [at.text, ...parts].join('.') : undefined;
}
