import { describe, expect, it } from 'vitest';
import { ToneDetector } from '../../../../firmware/virtual/board/tone-detector.ts';

const clockHz = 16_000_000;

function listenTo(rises: readonly number[]): { heard: number[]; detector: ToneDetector } {
  const heard: number[] = [];
  const detector = new ToneDetector(clockHz, (frequency) => heard.push(frequency));
  for (const rise of rises) detector.rise(Math.round(rise * clockHz));
  return { heard, detector };
}

function tone(frequency: number, seconds: number, start = 0): number[] {
  return Array.from({ length: Math.round(frequency * seconds) }, (_, index) => start + index / frequency);
}

describe('tone detector', () => {
  it.each([20, 50, 131, 440, 1046.5, 4186, 12_000])('hears %d Hz within 0.5 per cent, once', (frequency) => {
    const { heard } = listenTo(tone(frequency, 0.5));
    expect(heard).toHaveLength(1);
    expect(Math.abs(heard[0]! / frequency - 1)).toBeLessThan(0.005);
  });

  it('hears a tone through the jitter of interrupts', () => {
    const { heard } = listenTo(tone(440, 1).map((rise, index) => rise + ((index * 37) % 11) * 1e-6));
    for (const frequency of heard) expect(Math.abs(frequency / 440 - 1)).toBeLessThan(0.01);
    expect(heard.length).toBeLessThan(3);
  });

  it('hears the next tone that follows without a pause', () => {
    const { heard } = listenTo([...tone(440, 0.2), ...tone(660, 0.2, 0.2)]);
    expect(heard.map((frequency) => Math.round(frequency / 10) * 10)).toEqual([440, 660]);
  });

  it('tells a hundred frequencies a second at most when a pin is toggled unevenly', () => {
    const rises: number[] = [];
    for (let time = 0, index = 0; time < 1; index += 1) {
      rises.push(time);
      time += index % 12 < 6 ? 1 / 3600 : 1 / 2900;
    }
    expect(listenTo(rises).heard.length).toBeLessThan(110);
  });

  it('tells when silence is certain, and hears it', () => {
    const { heard, detector } = listenTo(tone(100, 0.1));
    expect(detector.silentAt).toBeGreaterThan(0.09 * clockHz + clockHz / 100);
    expect(detector.silentAt).toBeLessThan(0.15 * clockHz);
    detector.silence();
    expect(heard.at(-1)).toBe(0);
    expect(detector.silentAt).toBe(Infinity);
  });

  it('hears nothing in single edges and uneven ones', () => {
    expect(listenTo([0, 0.5, 0.9, 1.7]).heard).toEqual([]);
    expect(listenTo([0, 0.001, 0.004, 0.005, 0.012, 0.013]).heard).toEqual([]);
  });
});
