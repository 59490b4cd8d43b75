// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BoardError } from '../../../../ide/board/board.ts';
import { setLanguage, t } from '../../../../ide/i18n/translate.ts';
import type { AppServices } from '../../../../ide/session/app-services.ts';
import '../../../../ide/ui/kit/kit.ts';
import type { PensaKit } from '../../../../ide/ui/kit/kit.ts';
import { KitRig } from '../../session/kit-rig.ts';

describe('the kit check on the screen', () => {
  let rig: KitRig;
  let element: PensaKit;

  beforeAll(() => setLanguage('en'));
  beforeEach(async () => {
    rig = new KitRig();
    await show();
  });
  afterEach(async () => {
    element.remove();
    await setLanguage('en');
  });

  async function show(): Promise<void> {
    element = document.createElement('pensa-kit');
    element.kit = rig.kit;
    document.body.append(element);
    await settle();
  }
  async function settle(): Promise<void> {
    await rig.settle();
    await element.updateComplete;
  }
  const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const words = (place: string): string => plain(element.querySelector(place)?.textContent);
  const slots = (): string[] => [...element.querySelectorAll('.slot')].map((one) => plain(one.textContent));
  async function press(name: string): Promise<void> {
    const button = [...element.querySelectorAll<HTMLButtonElement>('button')].find(
      (one) => plain(one.textContent) === name,
    );
    if (button === undefined) throw new Error(`There is no button “${name}”.`);
    button.focus();
    button.click();
    await settle();
  }

  it('begins with the list, empty places and ways to start', async () => {
    expect(words('.things')).toContain('data cables: a charging cable shows no drive');
    expect(slots()[0]).toBe('Board 1 next');
    expect(slots()[14]).toBe('Board 15 not seen');
    expect(words('.kit-bench')).toContain('Check a board by USB');
    expect(words('.kit-detail')).toContain('First time here?');
    await setLanguage('it');
    await settle();
    expect(words('.kit-bench')).toContain('Controlla via USB');
  });

  it('asks for one thing after another, and puts the board in its place', async () => {
    await press('Check a board by USB');
    rig.hello();
    rig.burst();
    rig.read();
    await settle();
    expect(words('.now-do')).toBe('Are all 25 lights on?');
    expect(slots()[0]).toBe('Board 1 testing');
    await press('Yes, all');
    expect(words('.now-do')).toBe('Press button A');
    expect(element.querySelector('.button.wanted')?.textContent).toContain('A');
    rig.read({ a: 1, b: 1, x: 800 });
    await settle();
    expect(words('.now-do')).toBe('Board 1 is ready');
    expect(slots()[0]).toBe('Board 1 zogut ready');
    expect(words('.rack-head p')).toBe('1 ready · 0 aside · 14 to come');
    expect(words('.tests')).toContain('Temperature 21 °C');
    expect(words('.kit-sheet')).toContain('zogut V1 1.1.1 ready');
  });

  it('keeps the keyboard on the bench when the control that was pressed is gone', async () => {
    await press('Check a board by USB');
    expect(document.activeElement?.id).toBe('kit-bench');
    rig.hello();
    rig.burst();
    rig.read();
    await settle();
    await press('Yes, all');
    expect(document.activeElement?.id).toBe('kit-bench');
  });

  it('says why a board is set aside, on the bench, in the grid and on the sheet', async () => {
    await press('Check a board by USB');
    rig.hello();
    rig.burst();
    rig.read();
    await settle();
    await press('No');
    expect(words('.kit-bench .verdict')).toContain('Some lights stay dark');
    await press('Set aside');
    expect(slots()[0]).toBe('Board 1 zogut lights');
    expect(words('.kit-detail')).toContain('Board 1: some lights stay dark');
    expect(words('.kit-sheet')).toContain('set aside: lights');
    await press('Next board');
    expect(rig.usb.connects.at(-1)).toMatchObject({ another: true });
  });

  it('shows the remedy of what went wrong, and what the browser said in a fold', async () => {
    rig.usb.fail(new BoardError('board-in-use', {}, { cause: new Error('Unable to claim interface.') }));
    await press('Check a board by USB');
    expect(words('.kit-bench .verdict h3')).toBe('Another program holds the board');
    expect(words('.kit-bench details code')).toBe('Unable to claim interface.');
    await press('Try again');
    expect(words('.now-do')).toBe('Listening to the board');
  });

  it('offers nothing to set aside when no board was chosen', async () => {
    rig.usb.fail(new BoardError('no-board-chosen'));
    await press('Check a board by USB');
    expect(words('.kit-bench')).not.toContain('Set aside');
    await press('Stop');
    expect(words('.kit-bench')).toContain('Check a board by USB');
  });

  it('says what a charging cable does while nothing is chosen', async () => {
    rig.usb.connect = () => new Promise(() => undefined);
    await press('Check a board by USB');
    expect(words('.now-do')).toBe('Choose the board in the browser’s list');
    await rig.pass(13_000);
    await settle();
    expect(words('.kit-bench')).toContain('the cable most likely only charges');
  });

  it('shows how far a program is on its way', async () => {
    rig.usb.hold();
    await press('Check a board by USB');
    rig.usb.status.set({ state: 'transferring', stage: 'full-flash', progress: 0.4 });
    await settle();
    expect(words('.now-do')).toBe('Putting MicroPython on it. Leave the cable in');
    expect(element.querySelector('progress')?.value).toBe(0.4);
  });

  it('tells about a board that is chosen in the grid, and forgets it', async () => {
    await press('Check a board by USB');
    rig.passAll();
    await settle();
    const [first, second] = element.querySelectorAll<HTMLButtonElement>('.slot');
    first?.click();
    await settle();
    expect(first?.getAttribute('aria-pressed')).toBe('true');
    expect(words('.kit-detail')).toContain('Called zogut, micro:bit V1, MicroPython 1.1.1.');
    await press('Take it off the list');
    expect(slots()[0]).toBe('Board 1 not seen');
    second?.click();
    await settle();
    expect(words('.kit-detail')).toContain('Nobody has seen board 2 yet');
  });

  it('starts a new kit, and brings the old one back', async () => {
    await press('Check a board by USB');
    rig.passAll();
    await settle();
    await press('Start a new kit');
    expect(slots()[0]).toBe('Board 1 next');
    await press('Bring it back');
    expect(slots()[0]).toBe('Board 1 zogut ready');
  });

  it('puts a number that is not possible right', async () => {
    const input = element.querySelector<HTMLInputElement>('#kit-size');
    if (input === null) throw new Error('no input');
    input.value = '900';
    input.dispatchEvent(new Event('change'));
    await settle();
    expect(input.value).toBe('60');
    expect(slots()).toHaveLength(60);
  });

  it('says what to do in a browser that reaches no board', async () => {
    element.remove();
    rig = new KitRig({ obstacle: 'insecure-page' });
    await show();
    expect(words('.kit-bench')).toContain('This browser reaches no board');
    expect(words('.kit-bench')).toContain('Browsers hide USB from such pages');
    expect(words('.kit-computer')).toContain('Secure page no');
  });

  it('says when nothing is kept', async () => {
    rig.refuses = true;
    element.querySelector<HTMLInputElement>('.things input')?.click();
    await settle();
    expect(words('.kit-kept')).toContain('print the list before you close the page');
  });

  it('says when the boards’ code did not arrive, and tries again', async () => {
    element.remove();
    let tries = 0;
    element = document.createElement('pensa-kit');
    element.services = {
      openBoards: () => {
        tries += 1;
        return Promise.reject(new BoardError('firmware-unreachable'));
      },
    } as unknown as AppServices;
    document.body.append(element);
    await settle();
    expect(words('[role=alert]')).toContain(t('kit.trouble.firmware-unreachable.remedy'));
    await press('Try again');
    expect(tries).toBe(2);
  });

  it('lets every board go when the page is left', async () => {
    await press('Check a board by USB');
    element.remove();
    await rig.settle();
    expect(rig.usb.asked).toContain('dispose');
    expect(rig.pending).toBe(0);
  });
});
