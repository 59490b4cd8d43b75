import type { GestureName } from '../microbit-io.ts';
import type { Vector } from './vector.ts';

/**
 * The movements that cause each gesture, made for the recogniser of the micro:bit's runtime (DAL,
 * MicroBitAccelerometer): a posture is an axis beyond 800 mg for six samples in a row, free fall less
 * than 400 mg in all for as long, an impulse one sample beyond 3, 6 or 8 g, and a shake four swings
 * from beyond 400 mg one way to beyond 400 mg the other way. The runtime takes a sample only when the
 * program asks for one, 20 ms apart at the earliest, so movements last long enough for slow loops too.
 */

/** A stretch of a movement. */
export interface GestureStep {
  /** What the accelerometer feels, milli-g; `base` is the posture before the movement, `posture` where it ends. */
  readonly to: Readonly<Vector> | 'base';
  /** Simulated milliseconds it lasts. */
  readonly milliseconds: number;
  /** How it gets there: at once (an impact), or turning all the while. */
  readonly by: 'jump' | 'turn';
}

/** A movement, and whether the board stays in its last posture. */
export interface GestureProfile {
  readonly steps: readonly GestureStep[];
  readonly stays: boolean;
}

/** Postures, 1 g along one axis. */
const postures = {
  up: { x: 0, y: 1024, z: 0 },
  down: { x: 0, y: -1024, z: 0 },
  left: { x: -1024, y: 0, z: 0 },
  right: { x: 1024, y: 0, z: 0 },
  'face up': { x: 0, y: 0, z: -1024 },
  'face down': { x: 0, y: 0, z: 1024 },
} as const;

const isPosture = (gesture: GestureName): gesture is keyof typeof postures => gesture in postures;

/** Time to turn the board by hand. */
const turning = 120;
/** A posture already taken is left for so long, so that taking it again is noticed by slow loops. */
const away = 800;
/** Six samples of a loop of 200 ms, and some more. No hand throws so high, but a slow loop should learn of it too. */
const falling = 1400;
/** Half swings of a shake, milliseconds: quick ones for loops of up to 60 ms ... */
const quickSwings = [70, 60, 80, 70, 70] as const;
/**
 * ... and slow ones for those of 60 to 200 ms, too weak (700 mg) to be a posture. Quick loops have had
 * their shake by then; slow swings do not count for them, so that one shake is one shake.
 */
const slowSwings = [200, 200, 200, 200, 200, 200, 200] as const;

/**
 * The movement for a gesture, starting from what the board feels at rest.
 */
export function gestureProfile(gesture: GestureName, rest: Readonly<Vector>): GestureProfile {
  if (isPosture(gesture)) return takePosture(gesture, rest);
  switch (gesture) {
    case 'freefall':
      return { steps: [jump({ x: 0, y: 0, z: 0 }, falling), jump('base', 0)], stays: false };
    case 'shake':
      return shake(rest);
    case '3g':
      return impact(2000, rest);
    case '6g':
      return impact(4200, rest);
    case '8g':
      return impact(5600, rest);
  }
}

/** Away first if the board lies like that already: a gesture is a change. */
function takePosture(gesture: keyof typeof postures, rest: Readonly<Vector>): GestureProfile {
  const to = postures[gesture];
  const turn: GestureStep = { to, milliseconds: turning, by: 'turn' };
  const alike = Math.max(Math.abs(rest.x - to.x), Math.abs(rest.y - to.y), Math.abs(rest.z - to.z)) < 300;
  if (!alike) return { steps: [turn], stays: true };
  // On a corner: every axis short of 800 mg is no posture at all.
  const corner = {
    x: to.x === 0 ? 600 : Math.sign(to.x) * 560,
    y: to.y === 0 ? 600 : Math.sign(to.y) * 560,
    z: to.z === 0 ? -600 : Math.sign(to.z) * 560,
  };
  return {
    steps: [{ to: corner, milliseconds: turning, by: 'turn' }, jump(corner, away), turn],
    stays: true,
  };
}

/** To and fro along the axis that gravity acts on least. */
function shake(rest: Readonly<Vector>): GestureProfile {
  const axes = ['x', 'y', 'z'] as const;
  const axis = axes.reduce((least, one) => (Math.abs(rest[one]) < Math.abs(rest[least]) ? one : least));
  const swing = (strength: number, gravity: number, milliseconds: number): GestureStep =>
    jump({ x: rest.x * gravity, y: rest.y * gravity, z: rest.z * gravity, [axis]: strength }, milliseconds);
  let side = -1;
  const steps = [
    ...quickSwings.map((milliseconds) => swing((side = -side) * 1500, 0.6, milliseconds)),
    ...slowSwings.map((milliseconds) => swing((side = -side) * 700, 1, milliseconds)),
  ];
  return { steps: [...steps, jump('base', 0)], stays: false };
}

/**
 * Three knocks in turn from both sides along a diagonal of the board, milli-g on each axis. A diagonal
 * because the sensor at its range of 2 g cannot feel 3 g along a single axis; both sides because six
 * samples from one side would be a posture; three, the last towards where gravity pulls anyway,
 * because a fourth change of side would be a shake.
 */
function impact(perAxis: number, rest: Readonly<Vector>): GestureProfile {
  const side = (gravity: number): number => (gravity > 0 ? perAxis : -perAxis);
  const forth = { x: side(rest.x), y: side(rest.y), z: side(rest.z) };
  const back = { x: -forth.x, y: -forth.y, z: -forth.z };
  return { steps: [jump(forth, 80), jump(back, 80), jump(forth, 80), jump('base', 0)], stays: false };
}

function jump(to: Readonly<Vector> | 'base', milliseconds: number): GestureStep {
  return { to, milliseconds, by: 'jump' };
}
