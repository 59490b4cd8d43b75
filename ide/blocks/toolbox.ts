import { blockCatalogue, blockSpec, inputSpec } from './block-catalogue.ts';
import { categories, type BlockSpec, type Category } from './block-spec.ts';

/** Drawers that are open from the start when a lesson does not say otherwise; the rest is behind "All". */
export const everyday: readonly Category[] = [
  'start',
  'screen',
  'buttons',
  'sensors',
  'sound',
  'data',
  'loops',
  'logic',
  'variables',
];

/** A drawer and the block types in it. */
export interface Drawer {
  readonly category: Category;
  readonly types: readonly string[];
  /** How many of them, at the end, are wanted seldom. */
  readonly rarer: number;
}

/**
 * What the toolbox offers. `limits` are categories or block types, as a lesson step names them; unknown
 * names are left out. Missing means everything. A category that is named brings what is wanted often, so
 * that no lesson's drawers fill up when blocks are added.
 */
export function drawers(limits?: readonly string[]): readonly Drawer[] {
  const wanted = limits === undefined ? undefined : new Set(limits);
  return categories
    .map((category): Drawer => {
      const own = blockCatalogue
        .filter((spec) => spec.category === category && spec.hidden !== true && spec.form !== 'hat')
        .filter(
          ({ type, rarer }) =>
            wanted === undefined || wanted.has(type) || (wanted.has(category) && rarer !== true),
        );
      const rarer = own.filter((spec) => spec.rarer === true);
      const often = own.filter((spec) => spec.rarer !== true);
      return { category, types: [...often, ...rarer].map((spec) => spec.type), rarer: rarer.length };
    })
    .filter((drawer) => drawer.types.length > 0);
}

/** A block as it lies in its drawer: every input that takes a value holds one to begin with. */
export function toolboxBlock(type: string): {
  kind: 'block';
  type: string;
  extraState?: object;
  inputs?: object;
} {
  const spec = blockSpec(type);
  if (spec === undefined) throw new Error(`no block ${type}`);
  const items = startItems[type];
  const extraState = items === undefined ? undefined : { items };
  const names = [
    ...Object.keys(spec.inputs ?? {}),
    ...Array.from({ length: items ?? 0 }, (_, n) => `ADD${String(n)}`),
  ];
  const inputs = Object.fromEntries(names.flatMap((name) => startValue(spec, name)));
  return {
    kind: 'block',
    type,
    ...(extraState === undefined ? {} : { extraState }),
    ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
  };
}

/** How many places a growing block has in its drawer, when it is not none. */
const startItems: Readonly<Record<string, number>> = { lists_create: 3, data_print_several: 2 };

function startValue(spec: BlockSpec, name: string): [string, object][] {
  const input = inputSpec(spec, name);
  if (input?.kind !== 'value') return [];
  if (input.number !== undefined)
    return [[name, { shadow: { type: 'maths_number', fields: { NUM: input.number } } }]];
  if (input.text !== undefined) return [[name, { shadow: { type: 'text', fields: { TEXT: input.text } } }]];
  return [];
}
