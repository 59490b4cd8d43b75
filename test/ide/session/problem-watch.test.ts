import { afterEach, expect, it, vi } from 'vitest';
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
