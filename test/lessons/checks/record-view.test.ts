import { expect, it } from 'vitest';
import { worldAt } from '../../../lessons/checks/record-view.ts';
import { record, sampled } from './board-record.ts';

it('tells what the world was like, whatever a program calls its series', () => {
  const samples = ['toString', '__proto__', 'temp'].flatMap((name) => sampled(name, 2000, (time) => time));
  const world = worldAt(record({ samples }), 700);
  expect(Object.entries(world)).toEqual([
    ['toString', 500],
    ['__proto__', 500],
    ['temp', 500],
  ]);
});
