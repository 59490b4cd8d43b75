import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { programFromSource } from '../../firmware/program.ts';
import { hexWith } from '../rig/serial/virtual-micropython.ts';
import { describeWith, v1Runtimes } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser, type Pupil } from './browser.ts';
import { patience, plain } from './desk.ts';
import { words, type Say } from './words.ts';

interface KitPage {
  readonly page: Page;
  readonly say: Say;
  readonly bench: Locator;
  button(name: string | RegExp): Locator;
  /** A numbered board, as it is read: "Board 1 zogut ready". */
  slot(number: number): Promise<string>;
  /** Waits until the bench asks for that. */
  asks(text: string, limit?: number): Promise<void>;
}

async function openKit(pupil: Pupil): Promise<KitPage> {
  const { page, language } = pupil;
  const say = words(language);
  await pupil.open('#/kit');
  const bench = page.locator('.kit-bench');
  await bench.waitFor({ timeout: patience });
  const now = bench.locator('.now-do');
  return {
    page,
    say,
    bench,
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    slot: async (number) =>
      plain(
        await page
          .locator('.slot')
          .nth(number - 1)
          .textContent(),
      ),
    async asks(text, limit = patience) {
      await expect
        .poll(async () => plain(await now.textContent()), { timeout: limit, message: 'what the bench asks' })
        .toBe(plain(text));
    },
  };
}

/** A person at the bench of a board of the rig: presses what is asked for. */
async function doAll(kit: KitPage, board: number): Promise<void> {
  const { page, say } = kit;
  await kit.asks(say('kit.do.lights'), 90_000);
  await kit.button(say('kit.yes')).click();
  for (const name of ['a', 'b'] as const) {
    await kit.asks(say(`kit.do.button-${name}`));
    await page.evaluate(([index, one]) => window.pensabitRig.press(index, one), [board, name] as const);
    // Until the board has felt it, however slowly it runs here: "p=10" is A held, B free.
    const felt = name === 'a' ? 'p=1' : 'p=01';
    await page.waitForFunction(
      ([index, pins]) => window.pensabitRig.printed(index).split('kit:v,').at(-1)?.includes(pins),
      [board, felt] as const,
    );
    await page.evaluate(([index, one]) => window.pensabitRig.release(index, one), [board, name] as const);
  }
  await kit.asks(say('kit.do.movement'));
  await page.evaluate(
    (index) => window.pensabitRig.input(index, { type: 'acceleration', x: 1000, y: 0, z: 0 }),
    board,
  );
}

const idle = (): string => hexWith(v1Runtimes()[0]?.hex ?? '', programFromSource('print("ciao")\n'));

describeWith(['chromium', 'v1-runtime'], 'check my kit', () => {
  const browser = useBrowser();

  it.each(['en', 'it'] as const)('shows its way on the virtual board, in %s', async (language) => {
    const pupil = await browser.newPupil({ language, table: { boards: [], serial: true } });
    const kit = await openKit(pupil);
    const { page, say } = kit;
    await pupil.screenshot(`kit-first-${language}`);
    await kit.button(say('kit.start.virtual')).click();
    await kit.asks(say('kit.do.lights'));
    await pupil.screenshot(`kit-lights-${language}`);
    await kit.button(say('kit.yes')).press('Enter');
    for (const name of ['a', 'b'] as const) {
      await kit.asks(say(`kit.do.button-${name}`));
      await kit.button(say(`board.button.${name}`)).press('Enter');
    }
    await kit.asks(say('kit.do.movement'));
    await kit.button(say('kit.shake')).click();
    await kit.asks(say('kit.done.practice'));
    await pupil.screenshot(`kit-practice-${language}`);
    await kit.button(say('kit.leave-practice')).click();
    await kit.button(say('kit.start.virtual')).waitFor();
    expect(await kit.slot(1)).toBe(`${say('kit.slot.board')} 1 ${say('kit.slot.next')}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  });

  it('checks USB boards to the end, one after another, and knows them again', async () => {
    const pupil = await browser.newPupil({
      table: {
        boards: [
          { model: 'v1', hex: idle(), seed: 3 },
          { model: 'v1', seed: 4, plugged: false },
        ],
        keep: true,
      },
    });
    const kit = await openKit(pupil);
    const { page, say } = kit;
    const [first, second] = await page.evaluate(() => [
      window.pensabitRig.name(0),
      window.pensabitRig.name(1),
    ]);

    await kit.button(say('kit.start.usb')).click();
    await doAll(kit, 0);
    await kit.asks(say('kit.done.ready', { number: 1 }));
    expect(await kit.slot(1)).toBe(`Board 1 ${first} ready`);
    await pupil.screenshot('kit-usb-ready');

    // The next one is fresh from the factory: MicroPython goes on it.
    await page.evaluate(() => {
      window.pensabitRig.unplug(0);
      window.pensabitRig.plug(1);
      window.pensabitRig.choose(1);
    });
    await kit.button(/^Next board/).click();
    await kit.asks(say('kit.do.updating'));
    await pupil.screenshot('kit-usb-updating');
    await doAll(kit, 1);
    await kit.asks(say('kit.done.updated'));
    expect(await kit.slot(2)).toBe(`Board 2 ${second} updated`);

    // The first one again: it is permitted, plugged in, and known.
    await page.evaluate(() => {
      window.pensabitRig.unplug(1);
      window.pensabitRig.plug(0);
      window.pensabitRig.choose(0);
    });
    await kit.button(/^Next board/).click();
    await kit.asks(say('kit.known', { number: 1 }));

    // A reload loses nothing.
    await page.reload();
    await kit.bench.waitFor({ timeout: patience });
    expect(await kit.slot(1)).toBe(`Board 1 ${first} ready`);
    expect(await kit.slot(2)).toBe(`Board 2 ${second} updated`);
    expect(await kit.slot(3)).toBe('Board 3 next');
    await page.emulateMedia({ media: 'print' });
    await pupil.screenshot('kit-sheet');
    expect(plain(await page.locator('.kit-sheet').textContent())).toContain(first);
    expect(await page.locator('.kit').isVisible()).toBe(false);
  }, 300_000);

  it('goes on by itself when a board was pulled out in the middle and comes back', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: idle() }] } });
    const kit = await openKit(pupil);
    const { page, say } = kit;
    await kit.button(say('kit.start.usb')).click();
    await kit.asks(say('kit.do.lights'), 90_000);
    await page.evaluate(() => window.pensabitRig.unplug(0));
    await kit.bench.getByRole('heading', { name: say('kit.trouble.unplugged') }).waitFor();
    await pupil.screenshot('kit-unplugged');
    await page.evaluate(() => window.pensabitRig.plug(0));
    await doAll(kit, 0);
    await kit.asks(say('kit.done.ready', { number: 1 }));
  });

  it('checks a board by the serial port, and calls it by its name', async () => {
    const pupil = await browser.newPupil({
      table: { boards: [{ model: 'v1', hex: idle(), seed: 7 }], usb: false },
    });
    const kit = await openKit(pupil);
    const { page, say } = kit;
    const name = await page.evaluate(() => window.pensabitRig.name(0));
    await kit.button(say('kit.start.serial')).click();
    await doAll(kit, 0);
    await kit.asks(say('kit.done.ready', { number: 1 }));
    expect(await kit.slot(1)).toBe(`Board 1 ${name} ready`);
  });

  it('finds a cable that loses data, and sets the board aside for it', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: idle() }] } });
    const kit = await openKit(pupil);
    const { page, say } = kit;
    await kit.button(say('kit.start.usb')).click();
    await kit.asks(say('kit.do.lights'), 90_000);
    // From the next burst on, not while the program is on its way.
    await page.evaluate(() => {
      const bursts = (): number => window.pensabitRig.printed(0).split('kit:burst').length;
      const before = bursts();
      setInterval(() => {
        if (bursts() > before) window.pensabitRig.fault(0, 'loseSerial', 6);
      }, 300);
    });
    await kit.button(say('kit.cancel')).click();
    await kit.button(say('kit.start.usb')).click();
    await kit.bench
      .getByRole('heading', { name: say('kit.trouble.data-damaged') })
      .waitFor({ timeout: 90_000 });
    await kit.button(say('kit.aside')).click();
    expect(await kit.slot(1)).toMatch(/^Board 1 \w{5} cable$/);
  });

  it('says what an old DAPLink needs', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', oldDaplink: true }] } });
    const kit = await openKit(pupil);
    await kit.button(kit.say('kit.start.usb')).click();
    await kit.bench.getByRole('heading', { name: kit.say('kit.trouble.old-daplink') }).waitFor();
    await pupil.screenshot('kit-old-daplink');
  });

  it('says what a closed chooser means, and what to do', async () => {
    const pupil = await browser.newPupil({ language: 'it', table: { boards: [] } });
    const kit = await openKit(pupil);
    const { say } = kit;
    await kit.button(say('kit.start.usb')).click();
    await kit.bench.getByRole('heading', { name: say('kit.trouble.no-board-chosen') }).waitFor();
    await pupil.screenshot('kit-nothing-chosen-it');
    await kit.button(say('kit.cancel')).click();
    await kit.button(say('kit.start.usb')).waitFor();
  });

  it('has nothing to object to for axe, in three themes and sizes', async () => {
    for (const [theme, width] of [
      ['light', 1366],
      ['dark', 1024],
      ['contrast', 390],
    ] as const) {
      const pupil = await browser.newPupil({ theme, width, bypassCSP: true, table: { boards: [] } });
      const kit = await openKit(pupil);
      expect(await violations(pupil.page), `${theme}, first`).toEqual([]);
      await kit.button(kit.say('kit.start.virtual')).click();
      await kit.asks(kit.say('kit.do.lights'));
      expect(await violations(pupil.page), `${theme}, testing`).toEqual([]);
      expect(
        await pupil.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await pupil.screenshot(`kit-${theme}-${String(width)}`);
    }
  });
});
