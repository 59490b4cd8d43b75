import { answeredPieces } from './kit-program.ts';
import { pieceLength, type KitReading, type KitReport } from './kit-report.ts';
import type { KitTrouble } from './kit-trouble.ts';

/**
 * The checks of one board, one after another, from what it says and what a person answers. Pure: it hears reports,
 * answers and the end of a time limit, and says whose turn it is. `kit-check.ts` gives it a board and a clock.
 *
 *     hello -> data -> lights -> button-a -> button-b -> movement -> temperature -> light -> compass
 *                                                             (a V2) -> logo -> microphone -> passed
 *
 * Whatever a board shows early counts: who presses, tips and then answers about the lights is done. Nothing here
 * waits for ever: past its limit a turn ends in a trouble (hello, data: nothing to wait for), or is late, which shows
 * the remedy and goes on listening, since a hand may come back to the table at any time.
 */
export type KitTurn =
  | 'hello'
  | 'data'
  | 'lights'
  | 'button-a'
  | 'button-b'
  | 'movement'
  | 'temperature'
  | 'light'
  | 'compass'
  | 'logo'
  | 'microphone';

/** A line of the list of checks. Both buttons share one. */
export type KitCheckId =
  | 'link'
  | 'runtime'
  | 'data'
  | 'lights'
  | 'buttons'
  | 'movement'
  | 'temperature'
  | 'light'
  | 'compass'
  | 'logo'
  | 'microphone';

/** What was measured, for the interface to write with its unit. */
export type KitValue =
  | { readonly type: 'model'; readonly model: 'v1' | 'v2' }
  | { readonly type: 'runtime'; readonly runtime: string }
  | { readonly type: 'speed'; readonly bytesPerSecond: number }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'celsius'; readonly celsius: number }
  | { readonly type: 'light'; readonly level: number }
  /** Of the pieces of a burst, how many did not arrive as they were sent. */
  | { readonly type: 'damaged'; readonly damaged: number; readonly of: number };

export interface KitCheckLine {
  readonly id: KitCheckId;
  readonly state: 'waiting' | 'now' | 'passed' | 'failed';
  readonly value: KitValue | undefined;
}

/** Milliseconds a turn may take. The board says hello once a second; people come from another table. */
const limits: Readonly<Record<KitTurn, number>> = {
  hello: 10_000,
  data: 5000,
  lights: 45_000,
  'button-a': 20_000,
  'button-b': 20_000,
  movement: 20_000,
  temperature: 6000,
  light: 15_000,
  compass: 6000,
  logo: 20_000,
  microphone: 15_000,
};

/** How often a burst is asked for before the cable is blamed. */
const mostBursts = 3;

/**
 * Bytes per second of the pieces that came without waiting. The line carries 11,520, a V1 prints 8,000 to 11,000, and
 * a busy computer lets some fall. Below this a recording is lost in class: a hub with too much on it.
 */
export const slowest = 1000;

/** Milli-g between two places of the board: less than a tilt of 45 degrees, more than a knock on the table. */
const tilted = 500;

/** Degrees Celsius of the chip, which is a little warmer than the room. */
const coldest = -10;
const hottest = 55;

const turnsOfV1: readonly KitTurn[] = [
  'hello',
  'data',
  'lights',
  'button-a',
  'button-b',
  'movement',
  'temperature',
  'light',
  'compass',
];
const turnsOfV2: readonly KitTurn[] = [...turnsOfV1, 'logo', 'microphone'];

const lineOf: Readonly<Record<KitTurn, KitCheckId>> = {
  hello: 'runtime',
  data: 'data',
  lights: 'lights',
  'button-a': 'buttons',
  'button-b': 'buttons',
  movement: 'movement',
  temperature: 'temperature',
  light: 'light',
  compass: 'compass',
  logo: 'logo',
  microphone: 'microphone',
};

interface Range {
  least: number;
  most: number;
}

export class KitExamination {
  turn: KitTurn | 'passed' = 'hello';
  /** The turn is past its limit, and still listens. */
  late = false;
  /** What ended it, or what `Set aside` would say now if somebody chose so. */
  failed: KitTrouble | undefined;
  /** What the board is to be asked for; whoever asks sets it back. */
  wants: 'burst' | 'more' | undefined;
  /** Who the board says it is. */
  identity: Extract<KitReport, { readonly type: 'hello' }> | undefined;

  private reading: KitReading | undefined;
  private freeA = false;
  private freeB = false;
  private logoFree = false;
  private logoTouched = false;
  private readonly ranges = new Map<string, Range>();
  private bursts = 0;
  private heardBurst = false;
  private burst:
    | {
        readonly intact: Set<number>;
        free: { readonly begin: number; end: number; bytes: number } | undefined;
      }
    | undefined;
  private readonly values = new Map<KitCheckId, KitValue>();

  constructor(model: 'v1' | 'v2' | undefined) {
    if (model !== undefined) this.values.set('link', { type: 'model', model });
  }

  /** Milliseconds the turn may take, or `undefined` when it is late already or nothing is left. */
  get limit(): number | undefined {
    return this.turn === 'passed' || this.late || this.failed !== undefined ? undefined : limits[this.turn];
  }

  get lines(): readonly KitCheckLine[] {
    const turns = this.turns;
    const at = this.turn === 'passed' ? turns.length : turns.indexOf(this.turn);
    const ids: KitCheckId[] = ['link', ...new Set(turns.map((turn) => lineOf[turn]))];
    return ids.map((id): KitCheckLine => {
      const mine = turns.flatMap((turn, index) => (lineOf[turn] === id ? [index] : []));
      const value = this.values.get(id);
      if (mine.every((index) => index < at)) return { id, state: 'passed', value };
      if (!mine.includes(at)) return { id, state: 'waiting', value };
      return { id, state: this.failed === undefined ? 'now' : 'failed', value };
    });
  }

  /** What setting the board aside now would be for. */
  get reason(): KitTrouble | undefined {
    return this.failed ?? (this.turn === 'passed' ? undefined : this.troubleOf(this.turn));
  }

  hear(report: KitReport, time: number): void {
    if (this.failed !== undefined) return;
    switch (report.type) {
      case 'hello':
        this.meet(report);
        break;
      case 'burst':
        if (this.turn !== 'data') break;
        this.heardBurst = true;
        this.burst = { intact: new Set(), free: undefined };
        break;
      case 'free':
        if (this.burst !== undefined) this.burst.free = { begin: time, end: time, bytes: 0 };
        break;
      case 'piece':
        this.count(report.number, time);
        break;
      case 'end':
        if (this.burst !== undefined) this.judgeBurst();
        break;
      case 'reading':
        this.watch(report.reading);
        break;
      case 'stopped':
        this.failed = 'stopped';
        break;
    }
    this.goOn();
  }

  /** What a person sees on the lights. */
  answerLights(allOn: boolean): void {
    if (this.turn !== 'lights' || this.failed !== undefined) return;
    if (allOn) {
      this.values.set('lights', { type: 'count', count: 25 });
      this.goTo('button-a');
      this.goOn();
    } else {
      this.failed = 'lights';
    }
  }

  /** The limit of this turn is over. */
  timeUp(): void {
    if (this.turn === 'passed' || this.failed !== undefined) return;
    if (this.turn === 'hello') this.failed = 'silent';
    else if (this.turn === 'data') this.judgeBurst();
    else this.late = true;
  }

  /** Nothing was heard for too long, in whatever turn. */
  fallSilent(): void {
    if (this.turn !== 'passed') this.failed ??= 'silent';
  }

  private get turns(): readonly KitTurn[] {
    return this.identity?.model === 'v2' ? turnsOfV2 : turnsOfV1;
  }

  private meet(hello: Extract<KitReport, { readonly type: 'hello' }>): void {
    if (this.turn !== 'hello') return;
    this.identity = hello;
    if (hello.model !== undefined) this.values.set('link', { type: 'model', model: hello.model });
    if (hello.runtime !== undefined) this.values.set('runtime', { type: 'runtime', runtime: hello.runtime });
    this.goTo('data');
    this.askForBurst();
  }

  private askForBurst(): void {
    this.bursts += 1;
    this.burst = undefined;
    this.wants = 'burst';
  }

  private count(number: number, time: number): void {
    if (this.turn !== 'data') return;
    // Its first line may be what was lost.
    this.heardBurst = true;
    this.burst ??= { intact: new Set(), free: undefined };
    const { intact, free } = this.burst;
    if (free === undefined) {
      intact.add(number);
      this.wants = 'more';
    } else {
      free.bytes += pieceLength(number);
      free.end = time;
    }
  }

  private judgeBurst(): void {
    const { burst } = this;
    const damaged = answeredPieces - (burst?.intact.size ?? 0);
    const free = burst?.free;
    // On a line without a clock of its own everything may arrive at one moment: that is fast enough.
    const seconds = free === undefined ? 0 : (free.end - free.begin) / 1000;
    const bytesPerSecond = free === undefined || seconds <= 0 ? undefined : free.bytes / seconds;
    const slow = bytesPerSecond !== undefined && bytesPerSecond < slowest;
    if (damaged === 0 && !slow) {
      if (bytesPerSecond !== undefined) this.values.set('data', { type: 'speed', bytesPerSecond });
      this.goTo('lights');
    } else if (this.bursts < mostBursts) {
      this.askForBurst();
    } else if (!this.heardBurst) {
      this.failed = 'not-heard';
    } else if (damaged > 0) {
      this.values.set('data', { type: 'damaged', damaged, of: answeredPieces });
      this.failed = 'data-damaged';
    } else {
      this.values.set('data', { type: 'speed', bytesPerSecond: bytesPerSecond ?? 0 });
      this.failed = 'data-slow';
    }
  }

  private watch(reading: KitReading): void {
    this.reading = reading;
    this.freeA ||= !reading.holdsA;
    this.freeB ||= !reading.holdsB;
    this.logoFree ||= reading.logo === false;
    this.logoTouched ||= this.logoFree && reading.logo === true;
    this.stretch('x', reading.acceleration?.x);
    this.stretch('y', reading.acceleration?.y);
    this.stretch('z', reading.acceleration?.z);
    this.stretch('light', reading.light);
    this.stretch('sound', reading.sound);
  }

  private stretch(name: string, value: number | undefined): void {
    if (value === undefined) return;
    const range = this.ranges.get(name);
    if (range === undefined) this.ranges.set(name, { least: value, most: value });
    else this.ranges.set(name, { least: Math.min(range.least, value), most: Math.max(range.most, value) });
  }

  private span(name: string): number {
    const range = this.ranges.get(name);
    return range === undefined ? 0 : range.most - range.least;
  }

  /** Passes every turn that has its evidence. */
  private goOn(): void {
    while (this.turn !== 'passed' && this.failed === undefined && this.hasEvidence(this.turn)) {
      const next = this.turns[this.turns.indexOf(this.turn) + 1];
      this.goTo(next ?? 'passed');
    }
  }

  private goTo(turn: KitTurn | 'passed'): void {
    this.turn = turn;
    this.late = false;
  }

  private hasEvidence(turn: KitTurn): boolean {
    const { reading } = this;
    if (reading === undefined) return false;
    switch (turn) {
      case 'hello':
      case 'data':
      case 'lights':
        return false;
      case 'button-a':
        return reading.pressesA > 0 && this.freeA && !reading.holdsA;
      case 'button-b':
        if (reading.pressesB === 0 || !this.freeB || reading.holdsB) return false;
        this.values.set('buttons', { type: 'count', count: 2 });
        return true;
      case 'movement':
        return ['x', 'y', 'z'].some((axis) => this.span(axis) >= tilted);
      case 'temperature': {
        const { celsius } = reading;
        if (celsius === undefined || celsius < coldest || celsius > hottest) return false;
        this.values.set('temperature', { type: 'celsius', celsius });
        return true;
      }
      case 'light': {
        const range = this.ranges.get('light');
        if (range === undefined || range.least < 0 || range.most > 255 || range.most === 0) return false;
        this.values.set('light', { type: 'light', level: reading.light ?? range.most });
        return true;
      }
      case 'compass': {
        const { field } = reading;
        return field !== undefined && (field.x !== 0 || field.y !== 0 || field.z !== 0);
      }
      case 'logo':
        return this.logoTouched;
      case 'microphone':
        return this.span('sound') > 0;
    }
  }

  private troubleOf(turn: KitTurn): KitTrouble {
    switch (turn) {
      case 'hello':
        return 'silent';
      case 'data':
        return 'data-damaged';
      case 'button-a':
        return this.reading !== undefined && this.reading.holdsA && !this.freeA
          ? 'button-a-stuck'
          : 'button-a';
      case 'button-b':
        return this.reading !== undefined && this.reading.holdsB && !this.freeB
          ? 'button-b-stuck'
          : 'button-b';
      default:
        return turn;
    }
  }
}
