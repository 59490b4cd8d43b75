import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser } from './browser.ts';
import { deskOn, patience, type Desk } from './desk.ts';

const readings = (first: number): string =>
  `from microbit import *
for n in range(40):
    print("temp(°C):%d,level:%d" % (${String(first)} + n % 5, n))
    sleep(50)
while True:
    sleep(100)
`;

/** What no program should print, and a chart must survive: noise, endless lines, numbers beyond all measure. */
const hostile = `from microbit import *
import random
uart.init(115200)
while True:
    uart.write(bytes(random.randrange(256) for _ in range(40)))
    uart.write(b'\\n__proto__:1\\nv:1e999\\nv:NaN\\nv:1e308\\nw:-1e308\\n\\x1b]0;x\\x07\\x1b[2J\\x9b\\xff\\xfe\\n')
    uart.write('1' * 300)
    uart.write('\\nn%d:5e-320\\n{"a":[[[[[\\n' % random.randrange(10000))
    uart.write('temp:%d\\n' % random.randrange(30))
`;

/** What is drawn on the chart now. */
async function pictureOf({ page }: Desk): Promise<string> {
  return page.evaluate(() => document.querySelector<HTMLCanvasElement>('.plot canvas')?.toDataURL() ?? '');
}

describeWith(['chromium', 'v1-runtime'], 'the stream of a board', () => {
  const browser = useBrowser();

  it.each(['en', 'it'] as const)(
    'becomes runs that are marked, named, compared and saved as one table, in %s',
    async (language) => {
      const pupil = await browser.newPupil({ language, bypassCSP: true });
      const { page } = pupil;
      await pupil.open('#/new/python');
      const desk = await deskOn(page, language);
      const { say } = desk;
      await desk.openEditor('python');
      const chart = page.locator('pensa-chart');
      const rows = (): Promise<number> => chart.locator('tbody tr').count();
      for (const first of [3, 20]) {
        await desk.writePython(readings(first));
        await desk.start();
        await expect.poll(rows, { timeout: patience }).toBeGreaterThan(8);
      }
      // The hand may be anywhere: the moment is marked by the keyboard.
      await page.keyboard.press('Alt+m');
      const note = chart.getByRole('textbox', { name: say('board.chart.mark-note', { number: 1 }) });
      await note.fill('città');
      await note.press('Enter');

      await chart.getByRole('button', { name: say('board.runs.title') }).click();
      const name = chart.getByRole('textbox', {
        name: say('board.runs.name-of', { run: say('board.runs.number', { number: 1 }) }),
      });
      await name.fill('=ice; cold');
      await name.press('Tab');
      await chart.getByRole('checkbox', { name: say('board.runs.compare', { run: '=ice; cold' }) }).check();
      expect(await violations(page)).toEqual([]);
      await pupil.screenshot(`runs-${language}`);
      await page.keyboard.press('Escape');
      await pupil.screenshot(`runs-compared-${language}`);

      await chart.getByRole('button', { name: say('board.chart.csv-label') }).click();
      const dialog = page.getByRole('dialog', { name: say('board.runs.save-title') });
      await dialog.waitFor();
      expect(await violations(page)).toEqual([]);
      const arriving = page.waitForEvent('download', { timeout: patience });
      await dialog.getByRole('button', { name: say('board.runs.save') }).click();
      const table = await readFile(await (await arriving).path(), 'utf8');
      const separator = language === 'it' ? ';' : ',';
      const quoted = (text: string): string => (language === 'it' ? `"${text}"` : text);
      const second = say('board.runs.number', { number: 2 });
      expect(table.split('\r\n')[0]).toBe(
        `\uFEFF${[
          say('board.chart.csv-time'),
          quoted("'=ice; cold: temp (°C)"),
          quoted("'=ice; cold: level"),
          `${second}: temp (°C)`,
          `${second}: level`,
          `${second}: ${say('board.chart.csv-mark')}`,
        ].join(separator)}`,
      );
      expect(table).toContain('1 città');
    },
  );

  it('stands still while it is paused, goes on behind the picture, and back to now', async () => {
    const pupil = await browser.newPupil();
    await pupil.open('#/new/python');
    const desk = await deskOn(pupil.page, 'en');
    await desk.openEditor('python');
    await desk.writePython(
      'from microbit import *\nn = 0\nwhile True:\n    n += 1\n    print("n:%d" % n)\n    sleep(50)\n',
    );
    await desk.start();
    const chart = pupil.page.locator('pensa-chart');
    const samples = (): Promise<number> =>
      chart.evaluate((element) => {
        const { recording } = element as unknown as {
          recording: { series(): readonly { readonly length: number }[] };
        };
        return recording.series()[0]?.length ?? 0;
      });
    await expect.poll(samples, { timeout: patience }).toBeGreaterThan(10);
    await chart.getByRole('button', { name: desk.say('board.chart.pause') }).click();
    await chart.getByText(desk.say('board.chart.paused')).waitFor();
    const later = async (): Promise<void> => {
      const before = await samples();
      await expect.poll(samples, { timeout: patience }).toBeGreaterThan(before + 20);
    };
    // The last drawing may still be on its way.
    await later();
    const still = await pictureOf(desk);
    await later();
    // Not the pictures themselves: nobody wants to read them in a report.
    expect((await pictureOf(desk)) === still).toBe(true);
    await chart.getByRole('button', { name: desk.say('board.chart.go-on') }).click();
    await expect.poll(async () => (await pictureOf(desk)) === still, { timeout: patience }).toBe(false);
  });

  it('may be noise: the chart goes on, and the page stays what it was', async () => {
    const pupil = await browser.newPupil();
    await pupil.open('#/new/python');
    const desk = await deskOn(pupil.page, 'en');
    await desk.openEditor('python');
    await desk.writePython(hostile);
    await desk.start();
    const chart = pupil.page.locator('pensa-chart');
    await chart.getByRole('combobox').waitFor({ timeout: patience });
    const names = await chart.getByRole('option').allTextContents();
    expect(names.length).toBeGreaterThan(0);
    for (let group = 0; group < names.length; group += 1) {
      await chart.getByRole('combobox').selectOption({ index: group });
      const seen = await pictureOf(desk);
      await expect.poll(async () => (await pictureOf(desk)) === seen, { timeout: patience }).toBe(false);
    }
    await pupil.screenshot('stream-noise');
    // The window is nobody's but ours, and a new run is a new beginning.
    expect(await pupil.page.title()).not.toBe('x');
    await desk.writePython(readings(20));
    await desk.start();
    await expect
      .poll(() => chart.locator('thead th').allTextContents(), { timeout: patience })
      .toContain('temp');
  });
});
