import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BoardKind } from '../../ide/board/board.ts';
import type { BoardInput } from '../../firmware/virtual/microbit-io.ts';
import type { PageCounters, PageV2Script } from '../rig/in-page.ts';
import { programFromSource } from '../../firmware/program.ts';
import type { UsbPolicy } from '../rig/daplink/usb.ts';
import { hexWith } from '../rig/serial/virtual-micropython.ts';
import { v1Runtimes } from '../tools.ts';
import type { Pupil } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';

/** A V1's flash with MicroPython and a program that says one word. */
export const microPython = (): string =>
  hexWith(v1Runtimes()[0]?.hex ?? '', programFromSource(`print('alt')\n`));

/** A program for a class by the sea: words with accents, a number a few times a second. */
export const greeting = (word: string): string =>
  `from microbit import *\n\nprint('${word} perché è là ☀')\nwhile True:\n    print('temperature:', temperature())\n    display.show(Image.HEART)\n    sleep(300)\n`;

/** A desk without a lesson, with text to edit. */
export async function freeDesk(pupil: Pupil): Promise<Desk> {
  await pupil.open('#/new/python');
  const desk = await deskOn(pupil.page, pupil.language);
  await desk.editor.locator('.view-line').first().waitFor({ timeout: patience });
  return desk;
}

/** The table with the micro:bits: the hand on the cable, the eyes on the lights. Boards go by number. */
export interface Table {
  plug(board?: number): Promise<void>;
  unplug(board?: number): Promise<void>;
  input(input: BoardInput, board?: number): Promise<void>;
  /** Calls a method of the board's `Faults`, or sets one of its fields. */
  fault(name: string, values?: readonly unknown[], board?: number): Promise<void>;
  /** Which board the person picks in the browser's chooser; `null` closes it. */
  choose(board: number | null): Promise<void>;
  /** What forbids WebUSB, if anything. */
  policy(policy: UsbPolicy): Promise<void>;
  name(board?: number): Promise<string>;
  printed(board?: number): Promise<string>;
  frame(board?: number): Promise<readonly number[]>;
  /** Whether flash holds what a plain hex says, nothing else. */
  holds(hex: string, board?: number): Promise<boolean>;
  counters(board?: number): Promise<PageCounters>;
  resetCounters(board?: number): Promise<void>;
  script(script: PageV2Script, board?: number): Promise<void>;
}

export function tableOf(page: Page): Table {
  return {
    plug: (board = 0) => page.evaluate((n) => window.pensabitRig.plug(n), board),
    unplug: (board = 0) => page.evaluate((n) => window.pensabitRig.unplug(n), board),
    input: (input, board = 0) =>
      page.evaluate(([n, what]) => window.pensabitRig.input(n, what), [board, input] as const),
    fault: (name, values = [], board = 0) =>
      page.evaluate(([n, which, given]) => window.pensabitRig.fault(n, which, ...given), [
        board,
        name,
        values,
      ] as const),
    choose: (board) => page.evaluate((n) => window.pensabitRig.choose(n), board),
    policy: (policy) =>
      page.evaluate((which) => {
        window.pensabitRig.rig.policy = which;
      }, policy),
    name: (board = 0) => page.evaluate((n) => window.pensabitRig.name(n), board),
    printed: (board = 0) => page.evaluate((n) => window.pensabitRig.printed(n), board),
    frame: (board = 0) => page.evaluate((n) => window.pensabitRig.frame(n), board),
    holds: (hex, board = 0) =>
      page.evaluate(([n, text]) => window.pensabitRig.holds(n, text), [board, hex] as const),
    counters: (board = 0) => page.evaluate((n) => window.pensabitRig.counters(n), board),
    resetCounters: (board = 0) => page.evaluate((n) => window.pensabitRig.resetCounters(n), board),
    script: (script, board = 0) =>
      page.evaluate(([n, what]) => window.pensabitRig.script(n, what), [board, script] as const),
  };
}

/** Opens "Where does your program run?", and waits until what connecting needs is there. */
export async function openChoice({ page, say, boardState }: Desk): Promise<Locator> {
  await boardState.click();
  const dialog = page.getByRole('dialog', { name: say('board.choose.title') });
  await dialog.waitFor({ timeout: patience });
  // What connecting needs is fetched now; a person looks at the words for a moment.
  await page.waitForLoadState('networkidle');
  return dialog;
}

/** Opens the choice and takes a way; the dialog stays open when something is in the way. */
export async function takeWay(desk: Desk, kind: BoardKind): Promise<void> {
  const { say } = desk;
  const dialog = await openChoice(desk);
  await dialog.getByRole('button', { name: say(`board.way.${kind}`) }).click();
}

/** Takes a way and waits until the board is there. */
export async function connectBy(desk: Desk, kind: 'usb' | 'serial'): Promise<void> {
  await takeWay(desk, kind);
  await desk.page
    .getByRole('dialog', { name: desk.say('board.choose.title') })
    .waitFor({ state: 'hidden', timeout: patience });
  await stateSays(desk, desk.say('board.status.connected'));
}

/** Waits for what the chip in the top bar says. */
export async function stateSays({ boardState }: Desk, text: string | RegExp): Promise<void> {
  const said = expect.poll(async () => plain(await boardState.textContent()), {
    timeout: 2 * patience,
    message: 'what the board chip says',
  });
  await (typeof text === 'string' ? said.toContain(plain(text)) : said.toMatch(text));
}

/** What the card of the real board says: who it is, how the program got there. */
export async function cardText({ page, say }: Desk): Promise<string> {
  return plain(await page.getByRole('region', { name: say('board.card.title') }).textContent());
}
