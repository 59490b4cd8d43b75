import * as Blockly from 'blockly/core';
import type { MessageKey } from '../i18n/catalogue.ts';
import { messageFor, t } from '../i18n/translate.ts';
import { blockCatalogue, inputSpec } from './block-catalogue.ts';
import { blockHint } from './block-hint.ts';
import type { BlockSpec, FieldSpec } from './block-spec.ts';
import type { ExtraState } from './blocks-document.ts';
import { functionTypes } from './function-globals.ts';
import { FieldCode } from './field-code.ts';
import { FieldLeds, ledsPicture } from './field-leds.ts';
import { FieldSeries } from './field-series.ts';
import { builtinImages } from './builtin-images.ts';
import { growBlock, type GrowingBlock } from './growing-blocks.ts';

/**
 * Makes the catalogue's blocks known to Blockly. Their words are read when a block is drawn, so that
 * loading a workspace again after the language changed is all it takes to relabel it.
 */
export function defineBlocks(): void {
  for (const spec of blockCatalogue) {
    Blockly.Blocks[spec.type] = definition(spec);
  }
}

/** The part of Blockly's block that a definition fills in. */
function definition(spec: BlockSpec): object {
  return {
    init(this: Blockly.Block) {
      buildRows(this, spec);
      this.setInputsInline(true);
      this.setStyle(spec.category);
      this.setTooltip(() => blockHint(spec, (name) => String(this.getFieldValue(name))));
      switch (spec.form) {
        case 'hat':
          this.setNextStatement(true);
          this.setDeletable(false);
          this.hat = 'cap';
          break;
        case 'statement':
          this.setPreviousStatement(true);
          this.setNextStatement(true);
          break;
        case 'boolean':
          this.setOutput(true, 'Boolean');
          break;
        case 'value':
          this.setOutput(true, null);
          break;
      }
      if (spec.grows !== undefined) growBlock(this as GrowingBlock, spec);
    },
    ...(spec.grows === undefined ? keptState(spec.type) : {}),
  };
}

/** Extra state that a block carries without showing it, and the first lines that "start" shows. */
function keptState(type: string): object {
  if (type !== 'start' && !functionTypes.has(type)) return {};
  return {
    saveExtraState(this: StatefulBlock): ExtraState | null {
      return this.kept ?? null;
    },
    loadExtraState(this: StatefulBlock, state: ExtraState): void {
      this.kept = state;
      for (const input of [...this.inputList])
        if (/^(HEADER|BREAK)/.test(input.name)) this.removeInput(input.name);
      // What every program of blocks begins with says nothing here.
      const lines = (state.header ?? '').split('\n').filter((line) => !ordinary.test(line));
      for (const [index, line] of lines.entries()) {
        this.appendEndRowInput(`BREAK${String(index)}`);
        this.appendDummyInput(`HEADER${String(index)}`).appendField(
          new Blockly.FieldLabel(line, 'python-line'),
        );
      }
    },
  };
}

const ordinary =
  /^(from microbit import \*|import (log|machine|math|music|neopixel|power|radio|random|speech|time))?\s*$/;

interface StatefulBlock extends Blockly.Block {
  kept?: ExtraState;
}

/** A message's words and holes in the order of its language; a line break in it is one on the block. */
function buildRows(block: Blockly.Block, spec: BlockSpec): void {
  let waiting: Blockly.Field[] = spec.v2 === true ? [v2Mark()] : [];
  const place = (input: Blockly.Input): void => {
    for (const field of waiting) input.appendField(field, field.name);
    waiting = [];
  };
  for (const part of t(`block.${spec.type}` as MessageKey).split(/(\{\w+\}|\n)/)) {
    if (part === '\n') {
      place(block.appendEndRowInput());
      continue;
    }
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part.trim() !== '') waiting.push(new Blockly.FieldLabel(part.trim()));
      continue;
    }
    const field = spec.fields?.[name];
    if (field !== undefined) {
      const made = makeField(field);
      made.name = name;
      waiting.push(made);
      continue;
    }
    const input = inputSpec(spec, name);
    if (input?.kind === 'statements') {
      if (waiting.length > 0) place(block.appendDummyInput());
      block.appendStatementInput(name);
    } else if (input !== undefined) {
      const made = block.appendValueInput(name);
      if (input.kind === 'boolean') made.setCheck('Boolean');
      place(made);
    }
  }
  if (waiting.length > 0) place(block.appendDummyInput());
}

const firstName = {
  value: () => t('block.variable.first'),
  counter: () => 'i',
  file: () => 'file',
} as const;

/** What only the V2 has says so on the block itself, in letters. */
function v2Mark(): Blockly.Field {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="20"><rect width="28" height="20" rx="6" fill="#fff"/>' +
    '<text x="14" y="14.5" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="13" ' +
    'fill="#1b2829">V2</text></svg>';
  return new Blockly.FieldImage(`data:image/svg+xml,${encodeURIComponent(svg)}`, 28, 20, t('block.v2.mark'));
}

function makeField(spec: FieldSpec): Blockly.Field {
  switch (spec.kind) {
    case 'choice':
      return new Blockly.FieldDropdown(spec.options.map((option) => choice(option, spec.labels)));
    case 'picture':
      return new Blockly.FieldDropdown(spec.options.map(picture));
    case 'leds':
      return new FieldLeds('00000:09090:00000:90009:09990');
    case 'variable':
      return new Blockly.FieldVariable(firstName[spec.name]());
    case 'number':
      return new Blockly.FieldNumber(spec.value);
    case 'text':
      return new Blockly.FieldTextInput(spec.value);
    case 'series':
      return new FieldSeries(t('block.series.temperature'));
    case 'name':
    case 'piece':
      return new Blockly.FieldTextInput(spec.words === undefined ? spec.value : t(spec.words));
    case 'code':
      return new FieldCode('', spec.lines);
  }
}

function choice(value: string, labels: 'value' | `block.option.${string}`): Blockly.MenuOption {
  if (labels === 'value') return [value, value, messageFor(`block.option.value.${value}.spoken`) ?? value];
  const shown = messageFor(`${labels}.${value}`) ?? value;
  return [shown, value, messageFor(`${labels}.${value}.spoken`) ?? shown];
}

function picture(name: string): Blockly.MenuOption {
  const rows = (builtinImages as Readonly<Record<string, string>>)[name] ?? '';
  const alt = messageFor(`block.option.picture.${name}`) ?? name;
  return [{ src: ledsPicture(rows), width: 34, height: 34, alt }, name, alt];
}
