import { blockSpec } from './block-catalogue.ts';
import type { BlocksDocument, BlockState } from './blocks-document.ts';
import { builtinNames } from '../../lessons/checks/micropython-names.ts';
import { blockModules, pythonName, starNames } from './python-text.ts';

/** What blocks without a template write on their own account. */
const writtenByHand: Readonly<Record<string, string>> = {
  loops_repeat: 'range',
  text_join: 'str',
  time_every: 'run_every',
  lists_set: 'set',
  logic_try: 'Exception',
};

const defining = new Set(['functions_define', 'time_every']);
const calling = new Set(['functions_call', 'functions_result', 'functions_name']);

/**
 * `document` with other names for what a pupil calls like a part of the board that the program uses: with a variable
 * `temperature` and the block that measures, `temperature = temperature()` would work once and never again. Names that
 * the program's own Python texts say stay: only who wrote those knows what they mean.
 */
export function withoutCollisions(document: BlocksDocument): BlocksDocument {
  const { variables, blocks } = document.workspace;
  const defined = new Set<string>();
  for (const { type, fields } of everyBlock(blocks.blocks))
    if (defining.has(type) && typeof fields?.['NAME'] === 'string') defined.add(pythonName(fields['NAME']));
  const own = new Set([...defined, ...variables.map(({ name }) => pythonName(name))]);
  const doubtful = [...own].filter(
    (name) => starNames.has(name) || blockModules.has(name) || builtinNames.has(name),
  );
  if (doubtful.length === 0) return document;
  const written = new Set<string>();
  const texts: string[] = [];
  for (const block of everyBlock(blocks.blocks)) {
    for (const name of namesOf(block)) written.add(name);
    const code = block.fields?.['CODE'];
    if (typeof code === 'string') texts.push(code);
  }
  const changed = new Map<string, string>();
  for (const name of doubtful) {
    if (!written.has(name) || texts.some((text) => mention(name).test(text))) continue;
    let free = `${name}_`;
    while (own.has(free) || written.has(free)) free += '_';
    changed.set(name, free);
  }
  return changed.size === 0 ? document : renamed(document, changed, defined);
}

/** The names with which a block's own Python begins: `display` of `display.show(…)`. */
function namesOf(block: BlockState): readonly string[] {
  const spec = blockSpec(block.type);
  const own = writtenByHand[block.type] ?? spec?.calls ?? spec?.python;
  if (own === undefined) return spec?.needs === undefined ? [] : [spec.needs];
  const filled = own
    .replace(/<(\w+)>/g, (_, name: string) => {
      const field = block.fields?.[name];
      return typeof field === 'string' ? field : '';
    })
    .replace(/\{\w+\}/g, '0')
    .replace(/"[^"]*"/g, '""');
  const names = [...filled.matchAll(/(?<![\w.])[A-Za-z_]\w*(?!\w|\s*=[^=])/g)].map(([name]) => name);
  return spec?.needs === undefined ? names : [...names, spec.needs];
}

function renamed(
  document: BlocksDocument,
  changed: ReadonlyMap<string, string>,
  defined: ReadonlySet<string>,
): BlocksDocument {
  const copy = structuredClone(document) as Changeable<BlocksDocument>;
  for (const variable of copy.workspace.variables)
    variable.name = changed.get(pythonName(variable.name)) ?? variable.name;
  const inText = (text: string): string => {
    let result = text;
    for (const [name, free] of changed) result = result.replace(mention(name), free);
    return result;
  };
  for (const block of everyBlock(copy.workspace.blocks.blocks) as Iterable<Changeable<BlockState>>) {
    const { fields, extraState, type } = block;
    if (extraState?.globals !== undefined) extraState.globals = extraState.globals.map(inText);
    if (fields === undefined) continue;
    for (const field of ['PARAMS', 'NAMES']) {
      const text = fields[field];
      if (typeof text === 'string') fields[field] = inText(text);
    }
    const name = fields['NAME'];
    if (typeof name !== 'string') continue;
    const first = pythonName(name.split('.')[0] ?? '');
    // A call of what no block defines is meant for the board.
    if (defining.has(type) || (calling.has(type) && defined.has(first))) fields['NAME'] = inText(name);
  }
  return copy;
}

type Changeable<T> = { -readonly [K in keyof T]: T[K] extends object | undefined ? Changeable<T[K]> : T[K] };

function mention(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])`, 'gu');
}

function* everyBlock(stacks: readonly BlockState[]): Generator<BlockState> {
  const waiting = [...stacks];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    yield block;
    for (const input in block.inputs) {
      const held = block.inputs[input]?.block ?? block.inputs[input]?.shadow;
      if (held !== undefined) waiting.push(held);
    }
    if (block.next !== undefined) waiting.push(block.next.block);
  }
}
