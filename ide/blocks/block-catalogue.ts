import type { BlockSpec, FieldSpec, InputSpec } from './block-spec.ts';
import { loopBlocks, logicBlocks, variableBlocks } from './catalogue/control-blocks.ts';
import { dataBlocks } from './catalogue/data-blocks.ts';
import { functionBlocks, pythonBlocks } from './catalogue/function-blocks.ts';
import { body, condition, number } from './catalogue/parts.ts';
import { pinBlocks, radioBlocks, timeBlocks } from './catalogue/pin-blocks.ts';
import { moveBlocks, senseBlocks } from './catalogue/sense-blocks.ts';
import { showBlocks } from './catalogue/show-blocks.ts';
import { soundBlocks } from './catalogue/sound-blocks.ts';
import { startBlocks } from './catalogue/start-blocks.ts';
import { listBlocks, mathsBlocks, textBlocks } from './catalogue/value-blocks.ts';

/**
 * Every block, in toolbox order. Where two could stand for the same Python, the first that fits wins.
 * Their texts are `block.<type>` in the catalogues of ide/i18n, with the holes named here.
 */
export const blockCatalogue: readonly BlockSpec[] = [
  ...startBlocks,
  ...showBlocks,
  ...senseBlocks,
  ...moveBlocks,
  ...soundBlocks,
  ...pinBlocks,
  ...radioBlocks,
  ...timeBlocks,
  ...logicBlocks,
  ...loopBlocks,
  ...variableBlocks,
  ...listBlocks,
  ...textBlocks,
  ...mathsBlocks,
  ...functionBlocks,
  ...dataBlocks,
  ...pythonBlocks,
];

const byType = new Map(blockCatalogue.map((spec) => [spec.type, spec]));

export function blockSpec(type: string): BlockSpec | undefined {
  return byType.get(type);
}

/** What an input of a block takes, growing inputs included. */
export function inputSpec(spec: BlockSpec, name: string): InputSpec | undefined {
  const fixed = spec.inputs;
  if (fixed !== undefined && Object.hasOwn(fixed, name)) return fixed[name];
  switch (spec.grows) {
    case 'branches':
      if (/^IF\d{1,3}$/.test(name)) return condition;
      return /^(DO\d{1,3}|ELSE)$/.test(name) ? body : undefined;
    case 'handlers':
      return /^(EXCEPT\d{1,3}|ELSE|FINALLY)$/.test(name) ? body : undefined;
    case 'ending':
      return name === 'ELSE' ? body : undefined;
    case 'items':
    case 'arguments':
      return /^ADD\d{1,3}$/.test(name) ? number(0) : undefined;
    default:
      return undefined;
  }
}

/** What a field of a block holds, those of growing parts included. */
export function fieldSpec(spec: BlockSpec, name: string): FieldSpec | undefined {
  if (spec.fields !== undefined && Object.hasOwn(spec.fields, name)) return spec.fields[name];
  if (spec.grows === 'handlers' && /^ERROR\d{1,3}$/.test(name)) return spec.fields?.['ERROR'];
  return undefined;
}
