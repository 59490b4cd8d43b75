import type { MessageKey } from '../i18n/catalogue.ts';
import { t } from '../i18n/translate.ts';
import { blockCatalogue, blockSpec, inputSpec } from './block-catalogue.ts';
import { categories, type BlockSpec, type Category, type StartBlock } from './block-spec.ts';

/** Drawers that are open from the start when a lesson does not say otherwise; the rest is behind "All". */
export const everyday: readonly Category[] = [
  'start',
  'show',
  'sense',
  'move',
  'sound',
  'time',
  'logic',
  'loops',
  'variables',
  'data',
];

/** A drawer and the block types in it. */
export interface Drawer {
  readonly category: Category;
  readonly types: readonly string[];
  /** How many of them, at the end, are wanted seldom. */
  readonly rarer: number;
}

/**
 * Names of drawers that packs were written with before a drawer was what a pupil thinks of: what was in them.
 * `loops` is still a drawer; waiting was in it.
 */
const formerly: Readonly<Record<string, readonly string[]>> = {
  screen: [
    'screen_show_leds',
    'screen_show_icon',
    'screen_show',
    'screen_scroll',
    'screen_clear',
    'screen_set_pixel',
    'screen_get_pixel',
    'image_leds',
    'image_icon',
  ],
  buttons: ['button_is_pressed', 'button_was_pressed', 'button_presses'],
  sensors: [
    'sensors_temperature',
    'sensors_light',
    'sensors_acceleration',
    'sensors_gesture_was',
    'sensors_gesture_is',
    'sensors_gesture',
    'sensors_heading',
    'sensors_calibrate',
    'sensors_time',
  ],
  loops: ['loops_wait'],
};

/**
 * What the toolbox offers. `limits` are categories or block types, as a lesson step names them; unknown
 * names are left out. Missing means everything. A category that is named brings what is wanted often and every
 * board has, so that no lesson's drawers fill up when blocks are added.
 */
export function drawers(limits?: readonly string[]): readonly Drawer[] {
  const wanted =
    limits === undefined
      ? undefined
      : new Set([
          ...limits,
          ...limits.flatMap((name) => (Object.hasOwn(formerly, name) ? (formerly[name] ?? []) : [])),
        ]);
  return categories
    .map((category): Drawer => {
      const own = blockCatalogue
        .filter((spec) => spec.category === category && spec.hidden !== true && spec.form !== 'hat')
        .filter(
          ({ type, rarer, v2 }) =>
            wanted === undefined ||
            wanted.has(type) ||
            (wanted.has(category) && rarer !== true && v2 !== true),
        );
      const rarer = own.filter((spec) => spec.rarer === true);
      const often = own.filter((spec) => spec.rarer !== true);
      return { category, types: [...often, ...rarer].map((spec) => spec.type), rarer: rarer.length };
    })
    .filter((drawer) => drawer.types.length > 0);
}

/** A block as Blockly's JSON has it, in a drawer. */
export interface DrawerBlock {
  readonly kind?: 'block';
  readonly type: string;
  readonly fields?: Readonly<Record<string, string | number | { readonly name: string }>>;
  readonly extraState?: { readonly items: number };
  readonly inputs?: Readonly<
    Record<string, { readonly shadow: DrawerBlock } | { readonly block: DrawerBlock }>
  >;
}

export interface DrawerHeading {
  readonly kind: 'label';
  readonly text: string;
}

/** A block as it lies in its drawer: every input that takes a value holds one to begin with. */
export function toolboxBlock(type: string): DrawerBlock {
  return { kind: 'block', ...drawerBlock({ type }) };
}

/**
 * What lies in a drawer, top to bottom: its blocks, those wanted seldom under a heading (unless there are no others),
 * and in front of some a use of another drawer's block that they need: a list in a variable before what changes it.
 */
export function drawerContents({ types, rarer }: Drawer): readonly (DrawerBlock | DrawerHeading)[] {
  const heading = rarer > 0 && rarer < types.length ? types.length - rarer : -1;
  return types.flatMap((type, index): (DrawerBlock | DrawerHeading)[] => {
    const first = types.length > 1 ? neededFirst[type] : undefined;
    return [
      ...(index === heading ? [{ kind: 'label', text: t('editor.toolbox.rarer') } as const] : []),
      ...(first === undefined ? [] : [{ kind: 'block', ...drawerBlock(first) } as const]),
      toolboxBlock(type),
    ];
  });
}

/** `name` is given `value`. */
const given = (name: MessageKey, value: StartBlock): StartBlock => ({
  type: 'variables_set',
  fields: { VAR: { named: name } },
  inputs: { VALUE: value },
});

const neededFirst: Readonly<Record<string, StartBlock>> = {
  lists_create: given('block.first.list', { type: 'lists_create' }),
  lists_contents: given('block.first.dictionary', { type: 'lists_dictionary' }),
  image_set_pixel: given('block.first.image', { type: 'image_copy' }),
  neopixel_set: given('block.first.strip', { type: 'neopixel_create' }),
  time_passed: given('block.first.start', { type: 'time_ticks' }),
};

function drawerBlock(start: StartBlock): DrawerBlock {
  const spec = blockSpec(start.type);
  if (spec === undefined) throw new Error(`no block ${start.type}`);
  const items = start.items ?? spec.drawer?.items;
  const own = { ...spec.drawer?.inputs, ...start.inputs };
  const fields = { ...spec.drawer?.fields, ...start.fields };
  const inputs = Object.fromEntries([
    ...Object.keys(spec.inputs ?? {}).flatMap((name) => {
      const held = own[name] ?? begins(spec, name);
      return held === undefined ? [] : [[name, lying(held)] as const];
    }),
    ...(items ?? []).map((item, n) => [`ADD${String(n)}`, lying(item)] as const),
  ]);
  return {
    type: start.type,
    ...(Object.keys(fields).length === 0
      ? {}
      : { fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, filled(value)])) }),
    ...(items === undefined ? {} : { extraState: { items: items.length } }),
    ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
  };
}

function filled(
  value: NonNullable<StartBlock['fields']>[string],
): string | number | { readonly name: string } {
  if (typeof value !== 'object') return value;
  if ('said' in value) return t(value.said);
  const { named } = value;
  return { name: named === 'i' || named === 'file' ? named : t(named) };
}

/** Shadows cannot hold variables: where there is one, the block can be taken out. */
function lying(start: StartBlock): { readonly shadow: DrawerBlock } | { readonly block: DrawerBlock } {
  const block = drawerBlock(start);
  return hasVariable(block) ? { block } : { shadow: block };
}

function hasVariable({ fields, inputs }: DrawerBlock): boolean {
  return (
    Object.values(fields ?? {}).some((value) => typeof value === 'object') ||
    Object.values(inputs ?? {}).some((held) => 'block' in held)
  );
}

/** What lies in an input to begin with. */
function begins(spec: BlockSpec, name: string): StartBlock | undefined {
  const input = inputSpec(spec, name);
  if (input === undefined || input.kind === 'statements') return undefined;
  if (input.begins !== undefined) return input.begins;
  if (input.kind === 'boolean') return undefined;
  if (input.number !== undefined) return { type: 'maths_number', fields: { NUM: input.number } };
  if (input.text !== undefined) return { type: 'text', fields: { TEXT: input.text } };
  if (input.words !== undefined) return { type: 'text', fields: { TEXT: { said: input.words } } };
  return input.shadow;
}
