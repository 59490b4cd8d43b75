import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { root } from '../../scripts/build.ts';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { takeWholeLesson, type Hands } from './whole-lesson.ts';

const steady = readFileSync(join(root, 'lessons/packs/pensabit/lessons/cold-chain/code/steady.py'), 'utf8');

const python: Hands = {
  open: (desk) => desk.openEditor('python'),
  mend: (desk) => desk.replaceInPython('<', '>'),
  // A pasted program arrives letter by letter as it is; typing line by line would race the suggestions.
  solve: (desk) => desk.writePython(steady),
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
