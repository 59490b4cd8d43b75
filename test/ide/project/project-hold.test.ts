import { describe, expect, it } from 'vitest';
import { holdProject } from '../../../ide/project/project-hold.ts';
import { createFakeLocks } from './fake-locks.ts';

const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('holding a project', () => {
  it('gives it to the first tab only', async () => {
    const locks = createFakeLocks();
    const first = await holdProject('p', locks);
    const second = await holdProject('p', locks);
    expect([first.held.value, second.held.value]).toEqual([true, false]);
  });

  it('gives it to the waiting tab when the first lets go', async () => {
    const locks = createFakeLocks();
    const first = await holdProject('p', locks);
    const second = await holdProject('p', locks);
    first.release();
    await settle();
    expect([first.held.value, second.held.value]).toEqual([false, true]);
  });

  it('lets the second tab take it over, and tells the first', async () => {
    const locks = createFakeLocks();
    const first = await holdProject('p', locks);
    const second = await holdProject('p', locks);
    await second.takeOver();
    await settle();
    expect([first.held.value, second.held.value]).toEqual([false, true]);
  });

  it('holds at once where the browser has no locks', async () => {
    const hold = await holdProject('p', undefined);
    expect(hold.held.value).toBe(true);
  });
});
