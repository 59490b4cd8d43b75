import type { BlocksDocument, BlockState } from './blocks-document.ts';
import { parameterNames, targetNames } from './python-pieces.ts';

const assigning = new Set([
  'variables_set',
  'variables_change',
  'variables_update',
  'loops_for_each',
  'files_with',
]);
const assigningSeveral = new Set(['variables_set_several', 'variables_set_same', 'loops_for_each_of']);
/** Blocks that define a function. */
export const functionTypes: ReadonlySet<string> = new Set(['functions_define', 'time_every']);

/** Fields with Python text that may use a variable. */
const holdsNames = ['CODE', 'NAMES', 'NAME', 'PARAMS'];
const callsByName = new Set(['functions_call', 'functions_result', 'functions_name']);

/**
 * Which names each function must call `global`, by block id: those it sets that something outside it uses
 * too. Blocks know only variables of the whole program; Python wants it said.
 */
export function functionGlobals(
  document: BlocksDocument,
  variables: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const uses: { readonly name: string; readonly assigns: boolean; readonly inside: readonly string[] }[] = [];
  const own: { readonly text: string; readonly inside: readonly string[] }[] = [];
  const params = new Map<string, ReadonlySet<string>>();
  const visit = (first: BlockState | undefined, inside: readonly string[]): void => {
    for (let block = first; block !== undefined; block = block.next?.block) {
      const field = block.fields?.['VAR'];
      const name = typeof field === 'object' ? variables.get(field.id) : undefined;
      if (name !== undefined) uses.push({ name, assigns: assigning.has(block.type), inside });
      for (const name of holdsNames) {
        if (name === 'NAME' && !callsByName.has(block.type)) continue;
        const code = block.fields?.[name];
        if (typeof code !== 'string' || code === '') continue;
        own.push({ text: code, inside });
        if (assigningSeveral.has(block.type))
          for (const one of targetNames(code)) uses.push({ name: one, assigns: true, inside });
      }
      const within = functionTypes.has(block.type) ? [...inside, block.id] : inside;
      if (functionTypes.has(block.type)) params.set(block.id, new Set(parameterNames(parameters(block))));
      for (const held of Object.values(block.inputs ?? {})) visit(held.block ?? held.shadow, within);
    }
  };
  for (const stack of document.workspace.blocks.blocks) visit(stack, []);
  const result = new Map<string, readonly string[]>();
  for (const [id, names] of params) {
    const assigned = new Set(
      uses.filter((use) => use.assigns && use.inside.includes(id)).map((use) => use.name),
    );
    const outside = new Set(uses.filter((use) => !use.inside.includes(id)).map((use) => use.name));
    const ownOutside = own.filter((part) => !part.inside.includes(id)).map((part) => part.text);
    const shared = (name: string): boolean =>
      outside.has(name) ||
      ownOutside.some((text) => new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u').test(text));
    result.set(
      id,
      [...assigned].filter((name) => !names.has(name) && shared(name)),
    );
  }
  return result;
}

function parameters(block: BlockState): string {
  const text = block.fields?.['PARAMS'];
  return typeof text === 'string' ? text : '';
}
