import { afterEach, expect, it } from 'vitest';
import { programFromSource } from '../../../../firmware/program.ts';
import type { Board } from '../../../../ide/board/board.ts';
import {
  createTabManners,
  type TabBoard,
  type TabChannel,
  type TabManners,
} from '../../../../ide/board/tab-manners.ts';
import type { UsbBoardOptions } from '../../../../ide/board/usb/usb-board.ts';
import { describeWith } from '../../../tools.ts';
import { flashing, microPython, UsbRig } from './usb-rig.ts';

let rig: UsbRig;
afterEach(() => {
  rig.dispose();
});

/** A channel that all tabs of a test share. */
class Channels {
  private readonly all = new Set<(event: { data: unknown }) => void>();

  open(): TabChannel {
    let mine: ((event: { data: unknown }) => void) | undefined;
    return {
      postMessage: (data) => {
        for (const listener of [...this.all]) if (listener !== mine) queueMicrotask(() => listener({ data }));
      },
      addEventListener: (_type, listener) => {
        mine = listener;
        this.all.add(listener);
      },
      close: () => {
        if (mine !== undefined) this.all.delete(mine);
      },
    };
  }
}

class Page {
  hidden = false;
  readonly document = Object.assign(new EventTarget(), { hidden: false });
  readonly window = new EventTarget();

  hide(hidden: boolean): void {
    Object.assign(this.document, { hidden });
    this.document.dispatchEvent(new Event('visibilitychange'));
  }
}

const channels = new Channels();
let tabs = 0;

function mannersOn(page: Page): NonNullable<UsbBoardOptions['manners']> {
  return (board: TabBoard, key: () => string): TabManners =>
    createTabManners({
      board,
      key,
      page,
      openChannel: () => channels.open(),
      tab: `tab ${String((tabs += 1))}`,
    });
}

const counting = 'from microbit import sleep\nn=0\nwhile True:\n  print(n)\n  n+=1\n  sleep(20)';

describeWith(['v1-runtime'], 'a USB board in several tabs', () => {
  it('is let go while its tab is hidden, goes on running, and is taken back as it was', async () => {
    const page = new Page();
    rig = new UsbRig([microPython()], { manners: mannersOn(page) });
    await rig.run(counting);
    const before = rig.board.status.value;
    page.hide(true);
    await rig.until(() => rig.board.status.value.state === 'paused');
    expect(rig.board.status.value).toEqual({ state: 'paused', reason: 'hidden' });
    await rig.pass(500);
    rig.output = '';
    page.hide(false);
    await rig.until(() => rig.board.status.value.state === 'running');
    expect(rig.board.status.value).toEqual(before);
    await rig.pass(300);
    expect(Number(rig.output.split('\r\n')[2])).toBeGreaterThan(20);
  });

  it('goes to the tab where it is wanted, and comes back when that one lets go', async () => {
    rig = new UsbRig([microPython()], { manners: mannersOn(new Page()) });
    await rig.run(counting);
    const other: Board = rig.page({ usb: rig.rig.openPage(), manners: mannersOn(new Page()) });
    await rig.during(other.connect());
    expect(other.status.value).toEqual({ state: 'connected' });
    expect(rig.board.status.value).toEqual({ state: 'paused', reason: 'other-tab' });
    await rig.during(other.disconnect());
    await rig.until(() => rig.board.status.value.state === 'running');
    other.dispose();
  });

  it('is waited for while the other tab brings a program', async () => {
    rig = new UsbRig([microPython()], { manners: mannersOn(new Page()), buildHex: flashing });
    await rig.during(rig.board.connect());
    const run = rig.board.run(programFromSource(counting));
    run.catch(() => undefined);
    await rig.until(() => rig.board.status.value.state === 'transferring');
    const other: Board = rig.page({ usb: rig.rig.openPage(), manners: mannersOn(new Page()) });
    await rig.during(other.connect());
    expect((await run).route).toBe('partial-flash');
    expect(other.status.value).toEqual({ state: 'connected' });
    other.dispose();
  });

  it('is lost when it is unplugged while nobody holds it, and comes back', async () => {
    const page = new Page();
    rig = new UsbRig([microPython()], { manners: mannersOn(page) });
    await rig.during(rig.board.connect());
    page.hide(true);
    await rig.until(() => rig.board.status.value.state === 'paused');
    rig.first.unplug();
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
    page.hide(false);
    rig.first.plug();
    await rig.until(() => rig.board.status.value.state === 'connected');
  });
});

describeWith(['v1-runtime'], 'a USB line with a will of its own', () => {
  it('is opened again without a word after one garbled answer, and told of when that is a habit', async () => {
    rig = new UsbRig([microPython()]);
    await rig.run(counting);
    await rig.pass(6000);
    const states: string[] = [];
    rig.board.status.subscribe(({ state }) => states.push(state));
    rig.first.faults.mismatch(1);
    await rig.pass(3000);
    rig.output = '';
    await rig.pass(500);
    expect(rig.output).toMatch(/\d+\r\n\d+\r\n/);
    expect(states).toEqual([]);
    rig.first.faults.mismatch(1);
    await rig.until(() => rig.board.status.value.state === 'lost');
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'connection-failed' });
    await rig.during(rig.board.connect());
    expect(rig.board.status.value.state).toBe('connected');
  });

  it('comes back when the cable is out for a moment only, whatever was under way', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    await rig.during(rig.board.connect());
    for (const packet of [30, 300, 480]) {
      const run = rig.failure(rig.board.run(programFromSource(`print(${packet})`)));
      await rig.pass(packet);
      rig.first.unplug();
      rig.first.plug();
      expect((await run).message).toBe('unplugged');
      await rig.until(() => rig.board.status.value.state === 'connected');
    }
    rig.first.unplug();
    rig.first.plug();
    await rig.pass(3000);
    expect(rig.board.status.value.state).toBe('connected');
  });

  it('has an end when it is disposed of in the middle of a run', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    const run = rig.failure(rig.board.run(programFromSource('print(1)')));
    await rig.pass(700);
    rig.board.dispose();
    expect((await run).name).toBe('AbortError');
    await rig.pass(3000);
    expect(rig.board.status.value.state).toBe('disconnected');
    const { requests } = rig.first.counters;
    await rig.pass(500);
    expect(rig.first.counters.requests).toBe(requests);
  });
});
