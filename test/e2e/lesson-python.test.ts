import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/build.ts';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { takeWholeLesson, type Hands } from './whole-lesson.ts';

const steady = readFileSync(join(root, 'lessons/packs/pensabit/lessons/cold-chain/code/steady.py'), 'utf8');

const python: Hands = {
  open: (desk) => desk.openEditor('python'),
  mend: (desk) => desk.replaceInPython('<', '>'),
  solve: async (desk) => {
    await desk.replaceInPython('limit = 8', 'limit = 8\nalarm = False');
    // The editor indents by itself after a colon; Backspace goes back to the level of the if.
    await desk.replaceInPython(
      'if temp > limit:',
      'if temp > limit:\nalarm = True\n\belif temp < limit - 1:\nalarm = False\n\bif alarm:',
    );
    expect(await desk.program()).toBe(steady);
  },
};

describeWith(['chromium', 'v1-runtime'], 'the cold chain in Python', () => {
  const browser = useBrowser();

  it('takes a pupil from Think to Solve, in English and in Italian', async () => {
    const pupils = await Promise.all([
      browser.newPupil({ language: 'en' }),
      browser.newPupil({ language: 'it' }),
    ]);
    await Promise.all(pupils.map((pupil) => takeWholeLesson(pupil, python)));
  });
});
