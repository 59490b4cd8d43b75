import { t } from '../i18n/translate.ts';
import { blockCatalogue, blockSpec, inputSpec } from './block-catalogue.ts';
import { categories, type BlockSpec, type Category } from './block-spec.ts';

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
  const inputs = Object.fromEntries(
    names.flatMap((name): [string, object][] => {
      const own = name.startsWith('ADD') ? startItem[type] : undefined;
      return own === undefined
        ? startValue(spec, name)
        : [[name, { shadow: startShadow({ type: own, fields: {} }) }]];
    }),
  );
  return {
    kind: 'block',
    type,
    ...(extraState === undefined ? {} : { extraState }),
    ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
  };
}

/** How many places a growing block has in its drawer, when it is not none. */
const startItems: Readonly<Record<string, number>> = {
  lists_create: 3,
  lists_tuple: 2,
  lists_dictionary: 2,
  data_print_several: 2,
  log_labels: 2,
};
/** What lies in those places; a number when nothing is said. */
const startItem: Readonly<Record<string, string>> = { lists_dictionary: 'lists_pair', log_labels: 'text' };

function startValue(spec: BlockSpec, name: string): [string, object][] {
  const input = inputSpec(spec, name);
  if (input?.kind !== 'value') return [];
  if (input.number !== undefined)
    return [[name, { shadow: { type: 'maths_number', fields: { NUM: input.number } } }]];
  if (input.text !== undefined) return [[name, { shadow: { type: 'text', fields: { TEXT: input.text } } }]];
  if (input.words !== undefined)
    return [[name, { shadow: { type: 'text', fields: { TEXT: t(input.words) } } }]];
  if (input.shadow !== undefined) return [[name, { shadow: startShadow(input.shadow) }]];
  return [];
}

/** A block that lies in another, with what lies in itself. */
function startShadow({ type, fields }: { type: string; fields: Readonly<Record<string, string>> }): object {
  const { kind: _kind, ...block } = toolboxBlock(type);
  return { ...block, ...(Object.keys(fields).length === 0 ? {} : { fields }) };
}
