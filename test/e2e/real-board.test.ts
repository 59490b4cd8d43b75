import { expect, it } from 'vitest';
import { programFromSource } from '../../firmware/program.ts';
import { v2Runtime, describeWith, itWith } from '../tools.ts';
import { createHexImage } from '../../firmware/image/hex-image.ts';
import { useBrowser } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';
import {
  cardText,
  connectBy,
  consoleSays,
  freeDesk,
  greeting,
  microPython,
  stateSays,
  tableOf,
} from './table.ts';

async function chartShows(desk: Desk, name: string): Promise<void> {
  await expect
    .poll(async () => plain(await desk.page.locator('pensa-chart').textContent()), { timeout: patience })
    .toContain(name);
}

function v2HexOf(source: string): string {
  const image = createHexImage({ v2: v2Runtime()?.hex ?? '' });
  const built = image.ok ? image.value.build(programFromSource(source), 'v2') : image;
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.value.hex;
}

describeWith(['chromium', 'v1-runtime'], 'a real micro:bit in the browser', () => {
  const browser = useBrowser();

  it('flashes an empty V1 over USB, then sends one changed line, and says what each cost', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1' }] } });
    const desk = await freeDesk(pupil);
    const table = tableOf(pupil.page);
    await desk.writePython(greeting('Ciao'));
    await connectBy(desk, 'usb');
    await stateSays(desk, await table.name());
    await desk.start();
    await expect
      .poll(() => cardText(desk), { timeout: 2 * patience })
      .toContain(
        plain(
          desk
            .say('board.report.full-flash', { seconds: '', size: '' })
            .split('s:')[1]
            ?.trim()
            .split('(')[0] ?? '',
        ),
      );
    await consoleSays(desk, 'Ciao perché è là ☀');
    await chartShows(desk, 'temperature');
    await pupil.screenshot('real-usb-running');

    await table.resetCounters();
    await desk.replaceInPython('Ciao', 'Salve');
    await desk.start();
    await consoleSays(desk, 'Salve perché è là ☀');
    await expect.poll(() => cardText(desk), { timeout: patience }).toMatch(/main\.py.*bytes/);
    await pupil.screenshot('real-usb-one-line');
    expect((await table.counters()).byCommand['0x8c'] ?? 0, 'nothing is flashed').toBe(0);
  });

  for (const way of ['usb', 'serial'] as const) {
    it(`takes a lesson through its checks to the verdict with what the board measures (${way})`, async () => {
      const pupil = await browser.newPupil({
        language: 'it',
        table:
          way === 'usb'
            ? { boards: [{ model: 'v1' }] }
            : { boards: [{ model: 'v1', hex: microPython() }], usb: false },
      });
      await pupil.open('#/lesson/cold-chain');
      const desk = await deskOn(pupil.page, 'it');
      const { say } = desk;
      const table = tableOf(pupil.page);
      await desk.goToPhase('check');
      await desk.atStep('run');
      await connectBy(desk, way);
      await table.input({ type: 'temperature', celsius: 4 });
      await desk.start();
      await desk.allChecksPass();
      await desk.next();

      // The lid is opened: the alarm of the starter is wrong, and the verdict names the temperature.
      await desk.atStep('lid');
      await desk.start();
      await table.input({ type: 'temperature', celsius: 10 });
      await chartShows(desk, '10');
      await desk.verdictSays(say('lesson.verdict.fail'));
      await desk.verdictSays(/4 °C/);
      await desk.checkPasses('records');
      await pupil.screenshot(`real-lesson-${way}-it`);
      await desk.halt();
      await stateSays(desk, say('board.status.connected'));
    });
  }

  it('says when the cable comes out, takes the board back, and runs again', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: microPython() }] } });
    const desk = await freeDesk(pupil);
    const table = tableOf(pupil.page);
    await desk.writePython(greeting('Uno'));
    await connectBy(desk, 'usb');
    await desk.start();
    await consoleSays(desk, 'Uno perché è là ☀');
    await table.unplug();
    await stateSays(desk, desk.say('board.status.unplugged'));
    await pupil.page.getByText(desk.say('board.error.unplugged.title')).first().waitFor();
    await pupil.screenshot('real-unplugged');
    await table.plug();
    await stateSays(desk, desk.say('board.status.connected'));
    await desk.replaceInPython('Uno', 'Due');
    await desk.start();
    await consoleSays(desk, 'Due perché è là ☀');
  });

  itWith(['v2-runtime'], 'flashes a V2 over USB', async () => {
    const pupil = await browser.newPupil({
      table: { boards: [{ model: 'v2', script: { starts: 'MicroPython v1.18\r\n', lines: ['light:12'] } }] },
    });
    const desk = await freeDesk(pupil);
    const table = tableOf(pupil.page);
    const source = greeting('Ciao');
    await desk.writePython(source);
    await connectBy(desk, 'usb');
    await desk.start();
    await chartShows(desk, 'light');
    expect(await table.holds(v2HexOf(source))).toBe(true);
    await pupil.screenshot('real-usb-v2');
  });
});
