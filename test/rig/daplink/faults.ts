/** A fault that waits for its turn: it happens to that many requests after letting some pass. */
interface Planned {
  pass: number;
  times: number;
}

/** What a debugger is told instead of the truth; see `ACK` in debug-port.ts for the usual values. */
export type FalseAcknowledgement = 'wait' | 'fault' | 'none' | 'protocol-error';

const acknowledgements: Readonly<Record<FalseAcknowledgement, number>> = {
  wait: 2,
  fault: 4,
  none: 7,
  'protocol-error': 8,
};

/** DAPLink's commands that flash, as {@link Faults.failFlash} names them. */
export type FlashCommand = 'open' | 'write' | 'close';

/** What goes wrong with one board, on demand. Packets are transfers on the debug interface, either way. */
export class Faults {
  /** Another program holds the interfaces: claiming one fails. Programs that hold it already are not thrown out. */
  busy = false;
  /** The system refuses to open the device. */
  accessDenied = false;
  /** Milliseconds that every transfer takes longer. */
  latency = 0;

  #unplugAt = Infinity;
  #stallAt = Infinity;
  #packets = 0;
  #serialToLose = 0;
  readonly #acknowledgements: (Planned & { readonly value: number })[] = [];
  readonly #mismatches: Planned[] = [];
  readonly #flash = new Map<FlashCommand, number>();

  /** The cable comes out during the n-th packet from now, counted from 1. */
  unplugAtPacket(n: number): void {
    this.#unplugAt = this.#packets + n;
  }

  /** The n-th packet from now never ends, until the device is closed or unplugged. */
  stallAtPacket(n: number): void {
    this.#stallAt = this.#packets + n;
  }

  /** `times` requests for transfers are answered so, after `pass` that are not. */
  acknowledge(as: FalseAcknowledgement, times = 1, pass = 0): void {
    this.#acknowledgements.push({ value: acknowledgements[as], times, pass });
  }

  /** `times` responses claim to answer another command, after `pass` that do not. */
  mismatch(times = 1, pass = 0): void {
    this.#mismatches.push({ times, pass });
  }

  /** The next bytes that the target sends get lost. */
  loseSerial(bytes: number): void {
    this.#serialToLose += bytes;
  }

  /** DAPLink answers that flash command with that error_t from now on; 0 mends it. */
  failFlash(command: FlashCommand, status: number): void {
    if (status === 0) this.#flash.delete(command);
    else this.#flash.set(command, status);
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.busy = this.accessDenied = false;
    this.latency = this.#serialToLose = 0;
    this.#unplugAt = this.#stallAt = Infinity;
    this.#acknowledgements.length = this.#mismatches.length = 0;
    this.#flash.clear();
  }

  // -------------------------------------------------------- asked by the device

  /** A packet begins. */
  nextPacket(): 'goes' | 'stalls' | 'unplugs' {
    this.#packets++;
    if (this.#packets >= this.#unplugAt) {
      this.#unplugAt = Infinity;
      return 'unplugs';
    }
    if (this.#packets < this.#stallAt) return 'goes';
    this.#stallAt = Infinity;
    return 'stalls';
  }

  falseAcknowledgement(): number | undefined {
    return due(this.#acknowledgements)?.value;
  }

  mismatches(): boolean {
    return due(this.#mismatches) !== undefined;
  }

  losesByte(): boolean {
    if (this.#serialToLose === 0) return false;
    this.#serialToLose--;
    return true;
  }

  flashStatus(command: FlashCommand): number {
    return this.#flash.get(command) ?? 0;
  }
}

/** Counts a request against the first plan; the plan when the request is one of those that it hits. */
function due<T extends Planned>(plans: T[]): T | undefined {
  const [first] = plans;
  if (first === undefined) return undefined;
  if (first.pass > 0) {
    first.pass--;
    return undefined;
  }
  first.times--;
  if (first.times <= 0) plans.shift();
  return first;
}
