import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { patience } from './desk.ts';
import { takeWholeLesson, type Hands } from './whole-lesson.ts';

const blocks: Hands = {
  open: (desk) => desk.openEditor('blocks'),
  mend: async ({ page, editor, say, program }) => {
    await editor.getByRole('button', { name: new RegExp(say('block.option.compare.<.spoken')) }).click();
    await page.getByRole('option', { name: say('block.option.compare.>.spoken'), exact: true }).click();
    await expect.poll(program, { timeout: patience }).toContain('if temp > limit:');
  },
  solve: async (desk) => {
    const { page, editor, program } = desk;
    // The idea is written down in Python, with a margin that is too wide, ...
    await desk.openEditor('python');
    await desk.writePython(
      (await program())
        .replace('limit = 8', 'limit = 8\nalarm = False')
        .replace(
          '    if temp > limit:',
          [
            '    if temp > limit:',
            '        alarm = True',
            '    elif temp < limit - 3:',
            '        alarm = False',
            '    if alarm:',
          ].join('\n'),
        ),
    );
    const written = await program();
    // ... comes back as blocks, and is finished there.
    await desk.openEditor('blocks');
    expect(await program()).toBe(written);
    await editor.getByRole('button', { name: /^[^:]*: 3$/ }).click();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect.poll(program, { timeout: patience }).toBe(written.replace('limit - 3', 'limit - 1'));
  },
};

describeWith(['chromium', 'v1-runtime'], 'the cold chain in blocks', () => {
  const browser = useBrowser();

  it('takes a pupil from Think to Solve, in English and in Italian', async () => {
    const pupils = await Promise.all([
      browser.newPupil({ language: 'en' }),
      browser.newPupil({ language: 'it' }),
    ]);
    await Promise.all(pupils.map((pupil) => takeWholeLesson(pupil, blocks)));
  });
});
