import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { BoardErrorCode, BoardKind } from '../../ide/board/board.ts';
import type { Remedy } from '../../ide/ui/board/remedies.ts';
import { describeWith } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser, type Pupil } from './browser.ts';
import { patience, plain, type Desk } from './desk.ts';
import { tabTo } from './keys.ts';
import {
  consoleSays,
  freeDesk,
  greeting,
  microPython,
  openChoice,
  stateSays,
  tableOf,
  takeWay,
  type Table,
} from './table.ts';

/** What stands between a person and a board, and the way out that is offered first. */
interface Refusal {
  readonly code: BoardErrorCode;
  arrange(table: Table): Promise<void>;
  /** Asks the browser's chooser although a board is permitted. */
  readonly another?: boolean;
  /** What helps, in the world, before the remedy's button is pressed. */
  mend(table: Table): Promise<void>;
  readonly remedy: Remedy;
  /** Which way is in use after the remedy. */
  readonly then: BoardKind;
}

const clear = (table: Table): Promise<void> => table.fault('clear');

/** In an order in which each leaves what the next one needs. */
const refusals: readonly Refusal[] = [
  {
    code: 'no-board-chosen',
    arrange: (table) => table.choose(null),
    mend: (table) => table.choose(0),
    remedy: 'choose',
    then: 'usb',
  },
  {
    code: 'board-in-use',
    arrange: (table) => table.fault('busy', [true]),
    mend: clear,
    remedy: 'again',
    then: 'usb',
  },
  {
    code: 'access-denied',
    arrange: (table) => table.fault('accessDenied', [true]),
    mend: clear,
    remedy: 'again',
    then: 'usb',
  },
  {
    code: 'no-answer',
    arrange: (table) => table.fault('stallAtPacket', [3]),
    mend: clear,
    remedy: 'again',
    then: 'usb',
  },
  {
    // A chip that answers other questions than were asked.
    code: 'connection-failed',
    arrange: (table) => table.fault('mismatch', [1000]),
    mend: clear,
    remedy: 'again',
    then: 'usb',
  },
  {
    code: 'old-daplink',
    arrange: (table) => table.choose(1),
    another: true,
    mend: (table) => table.choose(0),
    remedy: 'hex',
    then: 'hex',
  },
  {
    code: 'forbidden-by-policy',
    arrange: (table) => table.policy('permissions-policy'),
    mend: (table) => table.choose(0),
    remedy: 'serial',
    then: 'serial',
  },
];

/** Goes to a button with the keys alone, and presses it. */
async function pressByKeyboard(page: Page, button: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, button, key);
  await page.keyboard.press('Enter');
}

/** The card says what is wrong, what to do and how, in the pupil's language; nothing is wrong with the card. */
async function readTrouble(
  pupil: Pupil,
  { say }: Desk,
  place: Locator,
  code: BoardErrorCode,
): Promise<Locator> {
  const card = place.getByRole('group', { name: say(`board.error.${code}.title`) });
  await card.waitFor({ timeout: patience });
  const text = plain(await card.textContent());
  expect(text).toContain(plain(say(`board.error.${code}.title`)));
  expect(text).toContain(plain(say(`board.error.${code}`)));
  expect(text).toContain(plain(say(`board.error.${code}.remedy`)));
  await pupil.screenshot(`refused-${code}-${pupil.language}`);
  expect(await violations(pupil.page), code).toEqual([]);
  return card;
}

async function wayInUse({ page }: Desk, kind: BoardKind): Promise<void> {
  const inUse = (): Promise<string> =>
    page.evaluate(
      () =>
        (
          document.querySelector('pensa-board-dialog') as unknown as {
            hookup: { boards: { kind: { value: string } } };
          }
        ).hookup.boards.kind.value,
    );
  await expect.poll(inUse, { timeout: patience }).toBe(kind);
}

describeWith(['chromium', 'v1-runtime'], 'a real micro:bit that cannot be had', () => {
  const browser = useBrowser();

  for (const language of ['en', 'it'] as const) {
    it(`ends in its own words with its own way out (${language})`, async () => {
      const pupil = await browser.newPupil({
        language,
        bypassCSP: true,
        table: {
          boards: [
            { model: 'v1', hex: microPython() },
            { model: 'v1', oldDaplink: true },
          ],
        },
      });
      const { page } = pupil;
      const desk = await freeDesk(pupil);
      const { say } = desk;
      const table = tableOf(page);
      for (const { code, arrange, another = false, mend, remedy, then } of refusals) {
        await arrange(table);
        const dialog = await openChoice(desk);
        const way = dialog.locator('.way[data-kind="usb"]');
        await way
          .getByRole('button', { name: another ? say('board.choose.another') : say('board.way.usb') })
          .click();
        const card = await readTrouble(pupil, desk, dialog, code);
        await mend(table);
        await pressByKeyboard(page, card.getByRole('button', { name: say(`board.remedy.${remedy}`) }));
        await dialog.waitFor({ state: 'hidden', timeout: patience });
        await wayInUse(desk, then);
        if (then === 'hex') {
          // The remedy saves the file at once: its own dialog tells how to drag it.
          await page.keyboard.press('Escape');
          continue;
        }
        await stateSays(desk, say('board.status.connected'));
        await page
          .locator('pensa-board-card')
          .getByRole('button', { name: say('board.card.disconnect') })
          .click();
        await stateSays(desk, say('board.status.disconnected'));
      }
    });

    it(`says which ways a browser has not, and what works all the same (${language})`, async () => {
      for (const lacking of ['usb', 'both'] as const) {
        const pupil = await browser.newPupil({
          language,
          bypassCSP: true,
          table: { boards: [{ model: 'v1' }], usb: false, ...(lacking === 'both' && { serial: false }) },
        });
        const desk = await freeDesk(pupil);
        const { say } = desk;
        const dialog = await openChoice(desk);
        for (const kind of ['usb', ...(lacking === 'both' ? (['serial'] as const) : [])] as const) {
          const way = dialog.locator(`.way[data-kind="${kind}"]`);
          const text = plain(await way.textContent());
          expect(text).toContain(plain(say(`board.error.${kind}-unsupported.title`)));
          expect(text).toContain(plain(say(`board.error.${kind}-unsupported.remedy`)));
          expect(await way.getByRole('button').count()).toBe(0);
        }
        await pupil.screenshot(`refused-without-${lacking}-${language}`);
        expect(await violations(pupil.page)).toEqual([]);
        await pressByKeyboard(pupil.page, dialog.getByRole('button', { name: say('board.way.hex') }));
        await wayInUse(desk, 'hex');
      }
    });
  }

  it('says over a serial port that there is no MicroPython, and the cable way puts it there', async () => {
    const pupil = await browser.newPupil({ bypassCSP: true, table: { boards: [{ model: 'v1' }] } });
    const { page } = pupil;
    const desk = await freeDesk(pupil);
    const source = greeting('Ciao');
    await desk.writePython(source);
    await takeWay(desk, 'serial');
    await stateSays(desk, desk.say('board.status.connected'));
    await desk.run.click();
    const card = await readTrouble(pupil, desk, page.locator('pensa-board-panel'), 'no-micropython');
    expect(await desk.program()).toBe(source);
    await page.waitForLoadState('networkidle');
    // The focus is on Run; the text editor between there and the board's column keeps Tab for itself.
    await pressByKeyboard(
      page,
      card.getByRole('button', { name: desk.say('board.remedy.usb') }),
      'Shift+Tab',
    );
    await wayInUse(desk, 'usb');
    await stateSays(desk, desk.say('board.status.connected'));
    await desk.start();
    await consoleSays(desk, 'Ciao perché è là ☀');
  });
});
