import { describe, expect, it } from 'vitest';
import { createStore } from '../../../ide/base/store.ts';
import type { BoardStatus } from '../../../ide/board/board.ts';
import { createTabManners, type TabChannel } from '../../../ide/board/tab-manners.ts';
import { FakeChannels } from './fake-channels.ts';

const connected: BoardStatus = { state: 'connected' };
const transferring: BoardStatus = { state: 'transferring', stage: 'files', progress: 0.5 };

/** A browser with one board, tabs that may hold it, and time that passes when it is told to. */
class Browser {
  /** Name of the tab that has the port open. */
  opened: string | undefined;
  time = 0;
  private timers: { at: number; callback: () => void }[] = [];
  private readonly channels = new FakeChannels();
  readonly openChannel = (): TabChannel => this.channels.open();

  readonly timer = (callback: () => void, milliseconds: number): (() => void) => {
    const due = { at: this.time + milliseconds, callback };
    this.timers.push(due);
    return () => {
      this.timers = this.timers.filter((one) => one !== due);
    };
  };

  async pass(milliseconds = 0): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      const next = this.timers.sort((one, other) => one.at - other.at)[0];
      if (next === undefined || next.at > end) break;
      this.timers.shift();
      this.time = next.at;
      next.callback();
    }
    this.time = end;
  }
}

class Tab {
  readonly status = createStore<BoardStatus>({ state: 'disconnected' });
  readonly document = Object.assign(new EventTarget(), { hidden: false });
  readonly window = new EventTarget();
  readonly said: string[] = [];
  readonly manners;

  constructor(
    readonly browser: Browser,
    readonly name: string,
    key = 'serial',
    hidden = false,
  ) {
    this.document.hidden = hidden;
    this.manners = createTabManners({
      board: {
        status: this.status,
        letGo: async (reason) => {
          this.said.push(`let go: ${reason}`);
          await Promise.resolve();
          this.close();
          this.status.set({ state: 'paused', reason });
        },
        takeBack: async () => {
          this.said.push('take back');
          this.status.set({ state: 'connecting' });
          await Promise.resolve();
          this.status.set(this.open() ? connected : { state: 'paused', reason: 'other-tab' });
        },
      },
      key: () => key,
      page: { document: this.document, window: this.window },
      openChannel: () => browser.openChannel(),
      timer: browser.timer,
      tab: name,
    });
  }

  /** What a board does when its person presses Connect. */
  async connect(signal?: AbortSignal): Promise<boolean> {
    this.manners.insist();
    this.status.set({ state: 'connecting' });
    await Promise.resolve();
    const got = this.open() || ((await this.manners.askOthers(signal)) && this.open());
    this.status.set(got ? connected : { state: 'lost', reason: 'board-in-use' });
    return got;
  }

  show(visible: boolean): void {
    this.document.hidden = !visible;
    this.document.dispatchEvent(new Event('visibilitychange'));
  }

  private open(): boolean {
    if (this.browser.opened !== undefined && this.browser.opened !== this.name) return false;
    this.browser.opened = this.name;
    return true;
  }

  close(): void {
    if (this.browser.opened === this.name) this.browser.opened = undefined;
  }

  get state(): string {
    const status = this.status.value;
    return status.state === 'paused' || status.state === 'lost'
      ? `${status.state}: ${status.reason}`
      : status.state;
  }
}

async function connectedTab(browser = new Browser()): Promise<Tab> {
  const tab = new Tab(browser, 'first');
  await tab.connect();
  await browser.pass();
  return tab;
}

async function twoTabs(): Promise<{ browser: Browser; first: Tab; second: Tab }> {
  const browser = new Browser();
  const first = await connectedTab(browser);
  const second = new Tab(browser, 'second');
  await browser.pass();
  const taken = second.connect();
  await browser.pass();
  expect(await taken).toBe(true);
  return { browser, first, second };
}

describe('a hidden tab', () => {
  it('lets go of its board and takes it back when it is seen again', async () => {
    const tab = await connectedTab();
    tab.show(false);
    await tab.browser.pass();
    expect(tab.state).toBe('paused: hidden');
    tab.show(true);
    await tab.browser.pass();
    expect(tab.state).toBe('connected');
    expect(tab.said).toEqual(['let go: hidden', 'take back']);
  });

  it('finishes a transfer first', async () => {
    const tab = await connectedTab();
    tab.status.set(transferring);
    tab.show(false);
    await tab.browser.pass(10_000);
    expect(tab.state).toBe('transferring');
    tab.status.set({ state: 'running', since: 0 });
    await tab.browser.pass();
    expect(tab.state).toBe('paused: hidden');
  });

  it('keeps its board when it is seen again before the transfer has ended', async () => {
    const tab = await connectedTab();
    tab.status.set(transferring);
    tab.show(false);
    await tab.browser.pass();
    tab.show(true);
    tab.status.set({ state: 'running', since: 0 });
    await tab.browser.pass();
    expect(tab.state).toBe('running');
    expect(tab.said).toEqual([]);
  });

  it('takes nothing back that was never held', async () => {
    const tab = new Tab(new Browser(), 'only');
    tab.show(false);
    tab.show(true);
    await tab.browser.pass();
    expect(tab.said).toEqual([]);
  });

  it('lets go of what it got while it was hidden from the start', async () => {
    const tab = new Tab(new Browser(), 'only', 'serial', true);
    await tab.connect();
    await tab.browser.pass();
    expect(tab.state).toBe('paused: hidden');
  });
});

describe('two tabs', () => {
  it('share a board: the second gets it, the first says so', async () => {
    const { first, second } = await twoTabs();
    expect(second.state).toBe('connected');
    expect(first.state).toBe('paused: other-tab');
  });

  it.each([
    [
      'is hidden',
      (tab: Tab) => {
        tab.show(false);
      },
    ],
    [
      'disconnects',
      (tab: Tab) => {
        tab.close();
        tab.status.set({ state: 'disconnected' });
      },
    ],
    [
      'goes away',
      (tab: Tab) => {
        tab.window.dispatchEvent(new Event('pagehide'));
      },
    ],
    [
      'is disposed of',
      (tab: Tab) => {
        tab.close();
        tab.manners.dispose();
      },
    ],
  ])('give the board back when the second %s', async (_what, act) => {
    const { browser, first, second } = await twoTabs();
    act(second);
    await browser.pass(500);
    expect(first.state).toBe('connected');
  });

  it('give the board back also when closing it takes the second a while', async () => {
    const { browser, first, second } = await twoTabs();
    second.close();
    browser.opened = 'second, closing';
    second.status.set({ state: 'disconnected' });
    await browser.pass(500);
    expect(first.state).toBe('paused: other-tab');
    browser.opened = undefined;
    await browser.pass(2000);
    expect(first.state).toBe('connected');
  });

  it('hand the board over again when the person acts in the first', async () => {
    const { browser, first, second } = await twoTabs();
    const taken = first.connect();
    await browser.pass();
    expect(await taken).toBe(true);
    expect(first.state).toBe('connected');
    expect(second.state).toBe('paused: other-tab');
  });

  it('wait for a transfer in the first', async () => {
    const browser = new Browser();
    const first = await connectedTab(browser);
    const second = new Tab(browser, 'second');
    await browser.pass();
    first.status.set(transferring);
    const taken = second.connect();
    await browser.pass(20_000);
    expect(second.state).toBe('connecting');
    first.status.set({ state: 'running', since: 0 });
    await browser.pass();
    expect(await taken).toBe(true);
    expect(first.state).toBe('paused: other-tab');
  });

  it('leave the board with the first when the second thinks better of it', async () => {
    const browser = new Browser();
    const first = await connectedTab(browser);
    const second = new Tab(browser, 'second');
    await browser.pass();
    first.status.set(transferring);
    const abort = new AbortController();
    const asked = second.manners.askOthers(abort.signal);
    asked.catch(() => undefined);
    await browser.pass(100);
    abort.abort();
    await expect(asked).rejects.toThrow(/abort/i);
    await browser.pass(1000);
    first.status.set({ state: 'running', since: 0 });
    await browser.pass();
    expect(first.state).toBe('running');
  });

  it('do not take boards from each other that are not the same', async () => {
    const browser = new Browser();
    const first = await connectedTab(browser);
    const second = new Tab(browser, 'second', 'usb:1');
    await browser.pass();
    expect(await second.manners.askOthers()).toBe(false);
    await browser.pass();
    expect(first.state).toBe('connected');
  });

  it('do not wait long for one that crashed', async () => {
    const browser = new Browser();
    const second = new Tab(browser, 'second');
    browser.openChannel().postMessage({ type: 'hold', key: 'serial', from: 'crashed' });
    await browser.pass();
    const asked = second.manners.askOthers();
    await browser.pass(1500);
    expect(await asked).toBe(false);
    expect(await second.manners.askOthers()).toBe(false);
  });

  it('do not mind what others say on the channel', async () => {
    const browser = new Browser();
    const first = await connectedTab(browser);
    const channel = browser.openChannel();
    for (const junk of [null, 1, 'want', {}, { type: 'want' }, { type: 'want', from: 3, key: 'serial' }]) {
      channel.postMessage(junk);
    }
    await browser.pass();
    expect(first.state).toBe('connected');
  });
});

describe('a page that goes away', () => {
  it('lets go before it goes, and takes back when it stays after all', async () => {
    const tab = await connectedTab();
    tab.window.dispatchEvent(new Event('beforeunload'));
    await tab.browser.pass(100);
    expect(tab.state).toBe('paused: hidden');
    await tab.browser.pass(2000);
    expect(tab.state).toBe('connected');
  });

  it('lets go at once even in the middle of a transfer', async () => {
    const tab = await connectedTab();
    tab.status.set(transferring);
    tab.window.dispatchEvent(new Event('beforeunload'));
    await tab.browser.pass(100);
    expect(tab.state).toBe('transferring');
    tab.window.dispatchEvent(new Event('pagehide'));
    expect(tab.said).toEqual(['let go: hidden']);
  });

  it('takes its board back when the browser brings it back from its cache', async () => {
    const tab = await connectedTab();
    tab.window.dispatchEvent(new Event('pagehide'));
    await tab.browser.pass(60_000);
    expect(tab.state).toBe('paused: hidden');
    tab.window.dispatchEvent(new Event('pageshow'));
    await tab.browser.pass();
    expect(tab.state).toBe('connected');
  });

  it('hears nothing any more once it is disposed of', async () => {
    const tab = await connectedTab();
    tab.manners.dispose();
    tab.show(false);
    tab.window.dispatchEvent(new Event('pagehide'));
    await tab.browser.pass();
    expect(tab.said).toEqual([]);
  });
});
