import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BoardKind, TransferStage } from '../../ide/board/board.ts';
import type { Workbench } from '../../ide/session/workbench.ts';
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
  /** Calls a method of `Faults` as soon as a program on its way is at that stage. */
  faultAt(stage: TransferStage, name: string, values?: readonly unknown[], board?: number): Promise<void>;
  /** As soon as a program on its way is at that stage, the cable comes out, or the person presses Cancel. */
  interruptAt(stage: TransferStage, how: 'unplug' | 'cancel', board?: number): Promise<void>;
  /** Packets of a board from a stage on, once the program runs. */
  packetsFrom(stage: TransferStage, board?: number): Promise<() => Promise<number>>;
  /** Puts on an unplugged board what it had when the page opened, nothing, or a program that is no MicroPython. */
  refill(what: 'first' | 'nothing' | 'other', board?: number): Promise<void>;
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
    faultAt: (stage, name, values = [], board = 0) =>
      page.evaluate(
        ([at, which, given, n]) => {
          const top = document.querySelector('pensa-lesson-top') as unknown as { workbench: Workbench };
          const end = top.workbench.board.status.subscribe((status) => {
            if (status.state !== 'transferring' || status.stage !== at) return;
            end();
            window.pensabitRig.fault(n, which, ...given);
          });
        },
        [stage, name, values, board] as const,
      ),
    interruptAt: (stage, how, board = 0) =>
      page.evaluate(
        ([at, which, n]) => {
          const top = document.querySelector('pensa-lesson-top') as unknown as { workbench: Workbench };
          const end = top.workbench.board.status.subscribe((status) => {
            if (status.state !== 'transferring' || status.stage !== at) return;
            end();
            if (which === 'unplug') window.pensabitRig.unplug(n);
            // The button says Cancel with the next drawing.
            else requestAnimationFrame(() => document.querySelector<HTMLElement>('.btn-run')?.click());
          });
        },
        [stage, how, board] as const,
      ),
    packetsFrom: async (stage, board = 0) => {
      await page.evaluate(
        ([at, n]) => {
          const top = document.querySelector('pensa-lesson-top') as unknown as { workbench: Workbench };
          const counted = window as unknown as { packetsFrom: number };
          counted.packetsFrom = 0;
          let begin: number | undefined;
          const end = top.workbench.board.status.subscribe((status) => {
            const { packets } = window.pensabitRig.counters(n);
            if (status.state === 'transferring' && status.stage === at) begin ??= packets;
            if (status.state !== 'running' || begin === undefined) return;
            end();
            counted.packetsFrom = packets - begin;
          });
        },
        [stage, board] as const,
      );
      return () => page.evaluate(() => (window as unknown as { packetsFrom: number }).packetsFrom);
    },
    refill: (what, board = 0) =>
      page.evaluate(
        ([which, n]) => {
          const { flash } = window.pensabitRig.rig.board(n);
          const kept = window as unknown as { firstFlash?: Uint8Array };
          kept.firstFlash ??= flash.slice();
          if (which === 'nothing') flash.fill(0xff);
          else flash.set(kept.firstFlash);
          // An endless loop (Thumb `b .`) in place of the first page but its vectors.
          if (which === 'other')
            flash
              .subarray(0xc0, 0x400)
              .fill(0xfe)
              .forEach((_byte, at, all) => {
                if (at % 2 === 1) all[at] = 0xe7;
              });
        },
        [what, board] as const,
      ),
  };
}

/** Waits until the board has said it, as the console shows it. */
export async function consoleSays({ page }: Desk, text: string): Promise<void> {
  await page.locator('.console-output').getByText(text).first().waitFor({ timeout: patience });
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
