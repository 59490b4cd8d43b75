import { beforeEach, describe, expect, it } from 'vitest';
import { Motion } from '../../../../firmware/virtual/board/motion.ts';
import { gestureNames } from '../../../../firmware/virtual/microbit-io.ts';

const cyclesPerMs = 16_000;
let motion: Motion;

beforeEach(() => {
  motion = new Motion(16_000_000);
});

function at(milliseconds: number): [number, number, number] {
  const felt = { x: 0, y: 0, z: 0 };
  motion.at(milliseconds * cyclesPerMs, felt);
  return [Math.round(felt.x) + 0, Math.round(felt.y) + 0, Math.round(felt.z) + 0];
}

describe('motion', () => {
  it('lies face up at first, and then as it is held', () => {
    expect(at(0)).toEqual([0, 0, -1024]);
    motion.hold(100, -200, 300);
    expect(at(1)).toEqual([100, -200, 300]);
  });

  it.each([
    ['up', [0, 1024, 0]],
    ['down', [0, -1024, 0]],
    ['left', [-1024, 0, 0]],
    ['right', [1024, 0, 0]],
    ['face down', [0, 0, 1024]],
  ] as const)('turns to the posture %s and stays there', (gesture, posture) => {
    motion.gesture(gesture, 1000 * cyclesPerMs);
    expect(at(1500)).toEqual(posture);
    expect(at(60_000)).toEqual(posture);
  });

  it('feels one g all the while it turns, half a turn too', () => {
    for (const gesture of ['left', 'right', 'face down', 'up', 'down', 'face up'] as const) {
      const start = gestureNames.indexOf(gesture) * 1000;
      motion.gesture(gesture, start * cyclesPerMs);
      for (let time = 0; time < 200; time += 5) expect(Math.hypot(...at(start + time))).toBeCloseTo(1024, -1);
    }
  });

  it('leaves a posture before it takes the same one again', () => {
    motion.gesture('face up', 0);
    const [x, y, z] = at(500);
    for (const axis of [x, y, z]) expect(Math.abs(axis)).toBeLessThan(800);
    expect(at(3000)).toEqual([0, 0, -1024]);
  });

  it.each(['freefall', 'shake', '3g', '6g', '8g'] as const)('comes back to rest after %s', (gesture) => {
    motion.hold(0, 1024, 0);
    motion.gesture(gesture, 0);
    expect(at(30)).not.toEqual([0, 1024, 0]);
    expect(at(3000)).toEqual([0, 1024, 0]);
  });

  it('starts a gesture from where the last one is', () => {
    motion.gesture('left', 0);
    motion.gesture('right', 60 * cyclesPerMs);
    const [x, , z] = at(60);
    expect(x).toBeLessThan(-500);
    expect(z).toBeLessThan(-500);
    expect(at(500)).toEqual([1024, 0, 0]);
  });

  it('is held still again in the middle of a gesture', () => {
    motion.gesture('shake', 0);
    motion.hold(1, 2, 3);
    expect(at(100)).toEqual([1, 2, 3]);
  });
});
