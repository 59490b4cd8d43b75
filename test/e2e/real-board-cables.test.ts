import { expect, it } from 'vitest';
import type { TransferStage } from '../../ide/board/board.ts';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';
import {
  cardText,
  connectBy,
  consoleSays,
  freeDesk,
  greeting,
  microPython,
  openChoice,
  stateSays,
  tableOf,
} from './table.ts';

/** Different packets of a transfer at which the cable comes out: a night's worth, or what CI has time for. */
const cuts =
  process.env.PENSABIT_LONG === '1'
    ? { files: 40, partial: 80, full: 80 }
    : { files: 3, partial: 3, full: 2 };

/** Numbers spread over 1..most, the first and the last included; the same every time. */
const spread = (count: number, most: number): number[] =>
  Array.from(
    { length: count },
    (_unused, index) => 1 + Math.round((index * (most - 1)) / Math.max(1, count - 1)),
  );

/** Nothing turns, nothing is on its way, and Run can be pressed. */
async function isCalm({ page, run }: Desk): Promise<void> {
  await run.waitFor({ timeout: patience });
  await page.locator('.board-progress').waitFor({ state: 'detached', timeout: patience });
}

async function stands(desk: Desk, stage: TransferStage): Promise<void> {
  await expect
    .poll(() => cardText(desk), { timeout: patience })
    .toContain(plain(desk.say(`board.stage.${stage}`)));
}

describeWith(['chromium', 'v1-runtime'], 'a cable and a person in a hurry', () => {
  const browser = useBrowser();

  it('calls off what is on its way in every stage, by the button and by Escape, and runs again', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: microPython() }] } });
    const { page } = pupil;
    const desk = await freeDesk(pupil);
    const { say } = desk;
    const table = tableOf(page);
    const source = greeting('Ciao');
    await desk.writePython(source);

    // While it connects.
    await table.fault('stallAtPacket', [3]);
    const dialog = await openChoice(desk);
    await dialog.getByRole('button', { name: say('board.way.usb') }).click();
    await dialog.getByRole('button', { name: say('board.choose.cancel'), exact: true }).click();
    await dialog.getByText(say('board.choose.connecting')).waitFor({ state: 'hidden', timeout: patience });
    await page.keyboard.press('Escape');
    await table.fault('clear');
    await connectBy(desk, 'usb');

    // While the hex is made: its runtime does not come.
    await page.route('**/firmware/**', () => undefined);
    for (const by of ['button', 'escape'] as const) {
      await desk.run.click();
      await stands(desk, 'preparing');
      await callOff(desk, by);
      await isCalm(desk);
      await stateSays(desk, say('board.status.connected'));
    }
    await page.unroute('**/firmware/**');

    const before: Partial<Record<TransferStage, 'first' | 'nothing' | 'other'>> = {
      'partial-flash': 'other',
      'full-flash': 'nothing',
    };
    for (const stage of ['looking', 'files', 'starting', 'partial-flash', 'full-flash'] as const) {
      for (const by of ['button', 'escape'] as const) {
        await table.unplug();
        await table.refill(before[stage] ?? 'first');
        await table.plug();
        await stateSays(desk, say('board.status.connected'));
        // A conversation stands still when nothing of the board is heard; a flash when a packet is not answered.
        if (stage in before) await table.faultAt(stage, 'stallAtPacket', [2]);
        else await table.faultAt(stage, 'loseSerial', [1e6]);
        await desk.run.click();
        await stands(desk, stage);
        if (by === 'button') await pupil.screenshot(`real-stage-${stage}`);
        await callOff(desk, by);
        await isCalm(desk);
        await stateSays(desk, say('board.status.connected'));
        await table.fault('clear');
      }
      expect(await desk.program()).toBe(source);
      await desk.start();
      await consoleSays(desk, 'Ciao perché è là ☀');
      await desk.halt();
    }
  });

  for (const [stage, first, count] of [
    ['looking', 'first', cuts.files],
    ['partial-flash', 'other', cuts.partial],
    ['full-flash', 'nothing', cuts.full],
  ] as const) {
    it(`recovers from ${String(count)} unpluggings after “${stage}” began, each at another packet`, async () => {
      const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: microPython() }] } });
      const { page } = pupil;
      const desk = await freeDesk(pupil);
      const { say } = desk;
      const table = tableOf(page);
      const source = greeting('Ciao');
      await desk.writePython(source);
      await connectBy(desk, 'usb');
      const replug = async (): Promise<void> => {
        await table.unplug();
        await table.refill(first);
        await table.plug();
        await stateSays(desk, say('board.status.connected'));
      };
      // How many packets it takes when nothing happens.
      await replug();
      const counted = await table.packetsFrom(stage);
      await desk.start();
      const most = await counted();
      expect(most).toBeGreaterThan(count);
      for (const packet of spread(count, most)) {
        await replug();
        await table.faultAt(stage, 'unplugAtPacket', [packet]);
        await desk.run.click();
        await stateSays(desk, say('board.status.unplugged'));
        await isCalm(desk);
        await page.getByText(say('board.error.unplugged.title')).first().waitFor({ timeout: patience });
        expect(await desk.program(), `after packet ${String(packet)}`).toBe(source);
        // What the cut left on the board is all that there is this time.
        if (packet % 2 === 1) {
          await table.plug();
          await stateSays(desk, say('board.status.connected'));
          await desk.start();
          await expect.poll(() => table.printed(), { timeout: patience }).toContain('Ciao perché è là ☀');
          await desk.halt();
        }
      }
      await table.plug();
      await stateSays(desk, say('board.status.connected'));
      await desk.start();
      await consoleSays(desk, 'Ciao perché è là ☀');
    }, 3_600_000);
  }

  it('ends and begins again over a serial port, whenever the cable comes out or the person gives up', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: microPython() }] } });
    const desk = await freeDesk(pupil);
    const { say } = desk;
    const table = tableOf(pupil.page);
    const source = greeting('Ciao');
    await desk.writePython(source);
    await connectBy(desk, 'serial');
    for (const how of ['unplug', 'cancel'] as const) {
      for (const stage of ['looking', 'files', 'starting'] as const) {
        await table.unplug();
        await table.refill('first');
        await table.plug();
        await stateSays(desk, say('board.status.connected'));
        await table.interruptAt(stage, how);
        await desk.run.click();
        await stateSays(desk, say(how === 'unplug' ? 'board.status.unplugged' : 'board.status.connected'));
        await isCalm(desk);
        expect(await desk.program()).toBe(source);
        await table.plug();
        await stateSays(desk, say('board.status.connected'));
        await desk.start();
        await consoleSays(desk, 'Ciao perché è là ☀');
        await desk.halt();
      }
    }
  });

  it('goes on after a reload of the page in the middle of a flash, and in the middle of a stream', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1' }], keep: true } });
    const { page } = pupil;
    let desk = await freeDesk(pupil);
    const { say } = desk;
    const source = greeting('Ciao');
    await desk.writePython(source);
    await page.getByText(say('lesson.saved')).waitFor({ timeout: patience });
    await connectBy(desk, 'usb');
    const reload = async (): Promise<void> => {
      await page.reload();
      desk = await deskOn(page, pupil.language);
      await expect.poll(() => desk.program(), { timeout: patience }).toBe(source);
      // It was used last, so it is taken again without a question.
      await stateSays(desk, say('board.status.connected'));
      await stateSays(desk, await tableOf(page).name());
    };
    await desk.run.click();
    await stands(desk, 'full-flash');
    await reload();
    await desk.start();
    await consoleSays(desk, 'Ciao perché è là ☀');
    for (let time = 0; time < 3; time += 1) {
      await reload();
      await desk.start();
      await consoleSays(desk, 'Ciao perché è là ☀');
    }
  });
});

async function callOff({ page, say }: Desk, by: 'button' | 'escape'): Promise<void> {
  if (by === 'escape') await page.keyboard.press('Escape');
  else
    await page
      .locator('pensa-board-card')
      .getByRole('button', { name: say('board.cancel') })
      .click();
}
