import { afterEach, expect, it, vi } from 'vitest';
import { createStore } from '../../../ide/base/store.ts';
import { createRecording } from '../../../ide/samples/create-recording.ts';
import { watchForProblems } from '../../../ide/session/problem-watch.ts';
import type { ProgramProblem } from '../../../ide/session/workbench.ts';

afterEach(() => {
  vi.doUnmock('../../../ide/python/explain-traceback.ts');
});

it('shows the line and Python’s own words when the explanations do not arrive', async () => {
  vi.doMock('../../../ide/python/explain-traceback.ts', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const recording = createRecording({ schedule: (callback) => callback() });
  const found: ProgramProblem[] = [];
  watchForProblems(
    recording,
    () => ({ 'main.py': 'print(limt)\n' }),
    (problem) => found.push(problem),
  );
  const printed =
    'Traceback (most recent call last):\n  File "__main__", line 1, in <module>\nNameError: x\n';
  recording.append(new TextEncoder().encode(printed), 0);
  await vi.waitFor(() => expect(found).toHaveLength(1), { timeout: 60_000 });
  expect(found[0]).toMatchObject({ line: 1, type: 'NameError', original: printed.trimEnd() });
});

it('explains why a board gave up, each time it does, and not what was typed after the program’s end', async () => {
  const recording = createRecording({ schedule: (callback) => callback() });
  const gaveUp = createStore<string | undefined>(undefined);
  const found: ProgramProblem[] = [];
  const end = watchForProblems(
    recording,
    () => ({ 'main.py': 'import microbit\nmicrobit.panic(7)\n' }),
    (problem) => found.push(problem),
    gaveUp,
  );
  for (const count of [1, 2]) {
    gaveUp.set('panic 7');
    await vi.waitFor(() => expect(found).toHaveLength(count), { timeout: 60_000 });
    gaveUp.set(undefined);
  }
  expect(found[1]).toMatchObject({ line: 2, type: 'Panic', key: 'error.panic.own', original: 'panic 7' });
  recording.append(new TextEncoder().encode('MicroPython v1.9.2\n>>> microbit.panic(7)\n'), 0);
  gaveUp.set('panic 7');
  await vi.waitFor(() => expect(found).toHaveLength(3), { timeout: 60_000 });
  expect(found[2]).toMatchObject({ line: undefined, key: 'error.panic', values: { number: '007' } });
  end();
  gaveUp.set('panic 8');
  expect(found).toHaveLength(3);
});
