import { restingWorld, type GestureName } from '../microbit-io.ts';
import { gestureProfile, type GestureProfile } from './gesture-profiles.ts';
import type { Vector } from './vector.ts';

/**
 * How the board is held and moved: what an accelerometer on it feels at any cycle. A new acceleration
 * ends a movement; a new movement starts from where the last one is.
 */
export class Motion {
  #rest: Vector = { ...restingWorld.acceleration };
  #profile: GestureProfile | null = null;
  #start = 0;
  readonly #cyclesPerMs: number;
  readonly #from: Vector = { x: 0, y: 0, z: 0 };

  constructor(clockHz: number) {
    this.#cyclesPerMs = clockHz / 1000;
  }

  /** The board is held still, milli-g as `accelerometer.get_values()` reads them. */
  hold(x: number, y: number, z: number): void {
    this.#profile = null;
    this.#rest = { x, y, z };
  }

  /** Starts the movement that causes a gesture. */
  gesture(name: GestureName, cycle: number): void {
    this.#settle(cycle);
    if (this.#profile?.stays === true) this.at(cycle, this.#rest);
    this.#profile = gestureProfile(name, this.#rest);
    this.#start = cycle;
  }

  /** What the accelerometer feels at a cycle, milli-g. */
  readonly at = (cycle: number, into: Vector): void => {
    this.#settle(cycle);
    if (this.#profile === null) {
      copy(this.#rest, into);
      return;
    }
    let elapsed = (cycle - this.#start) / this.#cyclesPerMs;
    copy(this.#rest, this.#from);
    for (const step of this.#profile.steps) {
      const to = step.to === 'base' ? this.#rest : step.to;
      if (elapsed < step.milliseconds) {
        if (step.by === 'jump') copy(to, into);
        else turn(this.#from, to, elapsed / step.milliseconds, into);
        return;
      }
      elapsed -= step.milliseconds;
      copy(to, this.#from);
    }
  };

  /** Forgets a movement that is over. */
  #settle(cycle: number): void {
    if (this.#profile === null) return;
    const length = this.#profile.steps.reduce((sum, step) => sum + step.milliseconds, 0);
    if ((cycle - this.#start) / this.#cyclesPerMs < length) return;
    const last = this.#profile.steps.at(-1)!.to;
    if (last !== 'base') this.#rest = { ...last };
    this.#profile = null;
  }
}

function copy(from: Readonly<Vector>, into: Vector): void {
  into.x = from.x;
  into.y = from.y;
  into.z = from.z;
}

/**
 * Gravity while the board turns from one posture to another: the direction moves along the shortest
 * arc, the strength goes over evenly, so that turning never looks like falling.
 */
function turn(from: Readonly<Vector>, to: Readonly<Vector>, part: number, into: Vector): void {
  const fromLength = Math.hypot(from.x, from.y, from.z);
  const toLength = Math.hypot(to.x, to.y, to.z);
  const length = fromLength + (toLength - fromLength) * part;
  const cosine =
    fromLength === 0 || toLength === 0
      ? 1
      : (from.x * to.x + from.y * to.y + from.z * to.z) / (fromLength * toLength);
  const angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
  const sine = Math.sin(angle);
  if (angle < 1e-3) {
    copy(to, into);
    return;
  }
  let fromPart = Math.cos(angle * part) / fromLength;
  let toX: number;
  let toY: number;
  let toZ: number;
  if (sine < 1e-3) {
    // Half a turn: over the edge that is not in line with either.
    const edge = Math.abs(from.x) > 0.5 * fromLength ? { x: 0, y: 1, z: 0 } : { x: 1, y: 0, z: 0 };
    toX = edge.x * Math.sin(angle * part);
    toY = edge.y * Math.sin(angle * part);
    toZ = 0;
  } else {
    fromPart = Math.sin(angle * (1 - part)) / sine / fromLength;
    const toPart = Math.sin(angle * part) / sine / toLength;
    toX = to.x * toPart;
    toY = to.y * toPart;
    toZ = to.z * toPart;
  }
  into.x = (from.x * fromPart + toX) * length;
  into.y = (from.y * fromPart + toY) * length;
  into.z = (from.z * fromPart + toZ) * length;
}
