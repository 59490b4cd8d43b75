/** Slowest repetition that is heard as a tone, hertz: the lower end of hearing. */
const lowest = 20;
/** Fastest: its upper end. */
const highest = 20_000;
/** Periods are alike within this part, plus what an interrupt may delay one edge by. */
const alike = 0.02;
const jitterSeconds = 20e-6;
/** A tone starts with the second of two like periods. */
const likePeriods = 2;
/** Long enough an average for the frequency to be better than 0.5 %, seconds. */
const averaging = 0.05;
/** A sounding pin tells a new frequency this often at most, seconds: software that toggles a pin is uneven. */
const shortestNote = 0.01;
/** A tone that drifts less than this part keeps its reported frequency. */
const drift = 0.005;

/**
 * Hears a pin: rising edges that come at a steady pace are a tone. Allocation-free, as it sits on the
 * path of every edge.
 */
export class ToneDetector {
  #lastRise = -Infinity;
  #period = 0;
  #like = 0;
  #windowStart = 0;
  #windowRises = 0;
  #frequency = 0;
  #reportedAt = -Infinity;
  /** Successive periods that do not fit the tone. */
  #odd = 0;

  constructor(
    private readonly clockHz: number,
    /** The tone has begun, has changed, or (0) has ended; hertz. */
    private readonly heard: (frequency: number) => void,
  ) {}

  /** Hertz, 0 in silence. */
  get frequency(): number {
    return this.#frequency;
  }

  /** Cycle when silence is certain unless another edge comes; Infinity in silence. */
  get silentAt(): number {
    return this.#frequency === 0
      ? Infinity
      : this.#lastRise + 2.5 * this.#period + jitterSeconds * this.clockHz;
  }

  rise(cycle: number): void {
    const period = cycle - this.#lastRise;
    this.#lastRise = cycle;
    if (period > this.clockHz / lowest || period < this.clockHz / highest) {
      this.#like = 0;
      this.#period = 0;
      if (this.#frequency !== 0) this.#report(0);
      return;
    }
    const fits =
      Math.abs(period - this.#period) <= alike * this.#period + jitterSeconds * this.clockHz &&
      this.#period > 0;
    if (this.#frequency === 0) this.#listen(period, fits, cycle);
    else this.#follow(period, fits, cycle);
  }

  #listen(period: number, fits: boolean, cycle: number): void {
    this.#like = fits ? this.#like + 1 : 0;
    if (this.#like === 0) {
      this.#period = period;
      this.#windowStart = cycle - period;
    } else if (this.#like >= likePeriods - 1) {
      this.#period = (cycle - this.#windowStart) / (this.#like + 1);
      this.#windowRises = this.#like + 1;
      this.#odd = 0;
      this.#report(this.clockHz / this.#period);
    }
  }

  #follow(period: number, fits: boolean, cycle: number): void {
    if (!fits) {
      this.#odd += 1;
      // One odd period is where two tones meet; two are another tone.
      if (this.#odd === 1) {
        this.#windowStart = cycle;
        this.#windowRises = 0;
        return;
      }
      this.#odd = 0;
      this.#period = period;
      this.#windowStart = cycle - period;
      this.#windowRises = 1;
      this.#change(this.clockHz / period);
      return;
    }
    this.#odd = 0;
    this.#windowRises += 1;
    const window = cycle - this.#windowStart;
    if (window < averaging * this.clockHz && this.#windowRises > 4) return;
    this.#period = window / this.#windowRises;
    const frequency = this.clockHz / this.#period;
    if (Math.abs(frequency - this.#frequency) > drift * this.#frequency) this.#change(frequency);
    if (window < averaging * this.clockHz) return;
    this.#windowStart = cycle;
    this.#windowRises = 0;
  }

  /** No edge came for so long: {@link silentAt} has passed. */
  silence(): void {
    this.#like = 0;
    this.#lastRise = -Infinity;
    this.#period = 0;
    if (this.#frequency !== 0) this.#report(0);
  }

  /** Another tone follows, unless the last one has just begun: the average will tell then. */
  #change(frequency: number): void {
    if (this.#lastRise - this.#reportedAt > shortestNote * this.clockHz) this.#report(frequency);
  }

  #report(frequency: number): void {
    this.#frequency = frequency;
    this.#reportedAt = this.#lastRise;
    this.heard(frequency);
  }
}
