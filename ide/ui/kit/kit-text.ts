import { formatNumber, messageFor, t } from '../../i18n/translate.ts';
import type { KitBench } from '../../session/kit-bench.ts';
import type { KitCheckLine, KitTurn, KitValue } from '../../session/kit-examination.ts';
import { boardAt, type KitBoard, type KitRecord } from '../../session/kit-record.ts';
import type { KitTrouble } from '../../session/kit-trouble.ts';
import type { IconName } from '../icon.ts';

/** What a person does now, or what the machines do meanwhile. */
export interface Instruction {
  readonly text: string;
  readonly symbol: IconName;
  /** Marigold: it waits for a hand or an eye. */
  readonly yours: boolean;
}

const symbols: Readonly<Record<KitTurn, IconName>> = {
  hello: 'usb',
  data: 'cable',
  lights: 'leds',
  'button-a': 'button',
  'button-b': 'button',
  movement: 'tilt',
  temperature: 'therm',
  light: 'sun',
  compass: 'check',
  logo: 'hand',
  microphone: 'mic',
};

/** Turns that no person has a part in. */
const byItself: ReadonlySet<KitTurn> = new Set(['hello', 'data', 'temperature', 'compass']);

export function instructionOf(bench: KitBench): Instruction | undefined {
  switch (bench.state) {
    case 'idle':
    case 'trouble':
      return undefined;
    case 'known':
      return { text: t('kit.known', { number: bench.seen.number }), symbol: 'virtual', yours: false };
    case 'connecting':
      return bench.asks
        ? { text: t('kit.do.connecting'), symbol: 'hand', yours: true }
        : { text: t('kit.do.connecting-known'), symbol: 'usb', yours: false };
    case 'sending':
      return bench.stage === 'full-flash'
        ? { text: t('kit.do.updating'), symbol: 'usb', yours: false }
        : { text: t('kit.do.sending'), symbol: 'usb', yours: false };
    case 'testing':
      return bench.paused === undefined
        ? { text: t(`kit.do.${bench.turn}`), symbol: symbols[bench.turn], yours: !byItself.has(bench.turn) }
        : { text: t(`kit.do.paused-${bench.paused}`), symbol: 'pause', yours: false };
    case 'done':
      return doneText(bench);
  }
}

function doneText({ number, result }: Extract<KitBench, { state: 'done' }>): Instruction {
  if (result === 'aside') return { text: t('kit.done.aside'), symbol: 'notyet', yours: false };
  if (number === undefined) return { text: t('kit.done.practice'), symbol: 'tick', yours: false };
  return { text: t(`kit.done.${result}`, { number }), symbol: 'tick', yours: false };
}

/** What a check measured, with its unit; or its state in a word. */
export function valueText(line: KitCheckLine, yours: boolean): string {
  if (line.value !== undefined && line.state !== 'now') return measured(line.value);
  if (line.state === 'now') return t(yours ? 'kit.state.now' : 'kit.state.busy');
  return t(`kit.state.${line.state}`);
}

function measured(value: KitValue): string {
  switch (value.type) {
    case 'model':
      return value.model.toUpperCase();
    case 'runtime':
      return value.runtime;
    case 'speed':
      return t('kit.value.speed', { speed: formatNumber(value.bytesPerSecond / 1000, 1) });
    case 'count':
    case 'light':
      return formatNumber(value.type === 'count' ? value.count : value.level);
    case 'celsius':
      return `${formatNumber(value.celsius)}\u00a0°C`;
    case 'damaged':
      return t('kit.value.damaged', { damaged: value.damaged, of: value.of });
  }
}

/** A trouble for the beginning of a sentence: some are written to stand behind "Board 7:". */
export function troubleTitle(trouble: KitTrouble): string {
  const text = t(`kit.trouble.${trouble}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function troubleRemedy(trouble: KitTrouble): string {
  return t(`kit.trouble.${trouble}.remedy`);
}

/** One of the numbered boards in the grid. */
export interface Slot {
  readonly number: number;
  readonly state: 'ready' | 'updated' | 'aside' | 'testing' | 'next' | 'none';
  readonly text: string;
  readonly board: KitBoard | undefined;
}

export function slotsOf(record: KitRecord, bench: KitBench): readonly Slot[] {
  const onBench = bench.state === 'done' || bench.state === 'known' ? undefined : bench.number;
  const size = Math.max(record.size, onBench ?? 0);
  return Array.from({ length: size }, (_, index): Slot => {
    const number = index + 1;
    const board = boardAt(record, number);
    if (number === onBench && bench.state !== 'idle')
      return { number, state: 'testing', text: t('kit.slot.testing'), board };
    if (board === undefined)
      return number === onBench
        ? { number, state: 'next', text: t('kit.slot.next'), board }
        : { number, state: 'none', text: t('kit.slot.none'), board };
    const { result, trouble } = board;
    const short = trouble === undefined ? undefined : t(`kit.trouble.${trouble}.short`);
    return { number, state: result, text: short ?? t(`kit.slot.${result}`), board };
  });
}

/** How a board came out, in words. */
export function resultText({ result, trouble }: KitBoard): string {
  if (result !== 'aside' || trouble === undefined) return t(`kit.slot.${result}`);
  return `${t('kit.slot.aside')}: ${t(`kit.trouble.${trouble}.short`)}`;
}

export interface KitCounts {
  readonly ready: number;
  readonly aside: number;
  readonly left: number;
}

export function countsOf(record: KitRecord): KitCounts {
  const aside = record.boards.filter((board) => board.result === 'aside').length;
  const ready = record.boards.length - aside;
  return { ready, aside, left: record.size - record.boards.length };
}

/** Who a board is: "Called zogut, micro:bit V2, MicroPython 2.1.2.", as far as it told. */
export function factsText({ name, model, runtime }: KitBoard): string | undefined {
  if (name === undefined && model === undefined) return undefined;
  const unknown = '–';
  return t('kit.detail.facts', {
    name: name ?? unknown,
    model: model?.toUpperCase() ?? unknown,
    runtime: runtime ?? unknown,
  });
}

/** A note below a thing on the table, where it has one. */
export function noteOf(thing: string): string | undefined {
  return messageFor(`kit.thing.${thing}.note`);
}
