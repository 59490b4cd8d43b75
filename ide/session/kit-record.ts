import { kitTroubles, type KitTrouble } from './kit-trouble.ts';

/** What lies on the table before a class, beside the boards. */
export const kitThings = ['boards', 'cables', 'batteries', 'stickers', 'adapter', 'spare'] as const;
export type KitThing = (typeof kitThings)[number];

/** What was found out about one board. */
export interface KitBoard {
  /** What its sticker says, from 1. */
  readonly number: number;
  /** `updated`: ready, after another MicroPython was put on it. */
  readonly result: 'ready' | 'updated' | 'aside';
  /** Why it is set aside; undefined when somebody only chose so. */
  readonly trouble: KitTrouble | undefined;
  /** Five letters, where it told. */
  readonly name: string | undefined;
  readonly model: 'v1' | 'v2' | undefined;
  readonly runtime: string | undefined;
  /** `Date.now()`. */
  readonly checkedAt: number;
}

/** A kit as this computer remembers it. */
export interface KitRecord {
  /** How many boards there are to check. */
  readonly size: number;
  readonly ticks: readonly KitThing[];
  /** By number, without gaps being filled: who is not here was not seen. */
  readonly boards: readonly KitBoard[];
  /** The kit before "start a new kit", until something is written into the new one. */
  readonly before: Omit<KitRecord, 'before'> | undefined;
}

export const smallestKit = 1;
export const largestKit = 60;
export const newRecord: KitRecord = { size: 15, ticks: [], boards: [], before: undefined };

export function boardAt(record: KitRecord, number: number): KitBoard | undefined {
  return record.boards.find((board) => board.number === number);
}

export function boardCalled(record: KitRecord, name: string): KitBoard | undefined {
  return record.boards.find((board) => board.name === name);
}

/** The first number nobody has seen yet, from `from` on and then from 1; undefined when all have been seen. */
export function nextNumber(record: KitRecord, from = 1): number | undefined {
  const numbers = Array.from({ length: record.size }, (_, index) => ((from - 1 + index) % record.size) + 1);
  return numbers.find((number) => boardAt(record, number) === undefined);
}

/** Puts a board in its place. A board has one place: where one of its name stood before is free again. */
export function withBoard(record: KitRecord, board: KitBoard): KitRecord {
  const others = record.boards.filter(
    (one) => one.number !== board.number && (board.name === undefined || one.name !== board.name),
  );
  return {
    ...record,
    size: Math.max(record.size, board.number),
    boards: [...others, board].sort((one, other) => one.number - other.number),
    before: undefined,
  };
}

export function withoutBoard(record: KitRecord, number: number): KitRecord {
  return { ...record, boards: record.boards.filter((board) => board.number !== number), before: undefined };
}

/** Never smaller than the boards that have been seen. */
export function withSize(record: KitRecord, wanted: number): KitRecord {
  const seen = record.boards.at(-1)?.number ?? smallestKit;
  const whole = Number.isFinite(wanted) ? Math.round(wanted) : record.size;
  return { ...record, size: Math.min(largestKit, Math.max(smallestKit, seen, whole)) };
}

export function withTick(record: KitRecord, thing: KitThing, ticked: boolean): KitRecord {
  const others = record.ticks.filter((one) => one !== thing);
  return { ...record, ticks: ticked ? [...others, thing] : others };
}

/** An empty kit of the same size; the old one can be had back by {@link withUndo}. */
export function startedAnew(record: KitRecord): KitRecord {
  const { size, ticks, boards } = record;
  return { size, ticks: [], boards: [], before: { size, ticks, boards } };
}

export function withUndo(record: KitRecord): KitRecord {
  return record.before === undefined ? record : { ...record.before, before: undefined };
}

/** What is kept. */
export function recordText(record: KitRecord): string {
  return JSON.stringify({ version: 1, ...record });
}

/** Reads what was kept, by any version or any hand: what does not make sense is left out, never thrown. */
export function readRecord(text: string | undefined): KitRecord {
  if (text === undefined) return newRecord;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return newRecord;
  }
  const record = readKit(raw);
  if (record === undefined) return newRecord;
  return { ...record, before: readKit((raw as { before?: unknown }).before) };
}

function readKit(raw: unknown): Omit<KitRecord, 'before'> | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { size, ticks, boards } = raw as Readonly<Record<string, unknown>>;
  const read = new Map<number, KitBoard>();
  for (const one of Array.isArray(boards) ? boards : []) {
    const board = readBoard(one);
    if (board !== undefined) read.set(board.number, board);
  }
  const sorted = [...read.values()].sort((one, other) => one.number - other.number);
  const wanted = typeof size === 'number' && Number.isFinite(size) ? size : newRecord.size;
  return {
    ...withSize({ ...newRecord, boards: sorted }, wanted),
    ticks: kitThings.filter((thing) => Array.isArray(ticks) && ticks.includes(thing)),
  };
}

function readBoard(raw: unknown): KitBoard | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { number, result, trouble, name, model, runtime, checkedAt } = raw as Readonly<
    Record<string, unknown>
  >;
  if (!Number.isInteger(number) || (number as number) < 1 || (number as number) > largestKit)
    return undefined;
  if (result !== 'ready' && result !== 'updated' && result !== 'aside') return undefined;
  return {
    number: number as number,
    result,
    trouble: typeof trouble === 'string' && kitTroubles.has(trouble) ? (trouble as KitTrouble) : undefined,
    name: shortText(name),
    model: model === 'v1' || model === 'v2' ? model : undefined,
    runtime: shortText(runtime),
    checkedAt: typeof checkedAt === 'number' && Number.isFinite(checkedAt) ? checkedAt : 0,
  };
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,20}$/.test(value) ? value : undefined;
}
