import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import { changed, newProject } from '../../../ide/project/new-project.ts';
import { holdProject, type ProjectHold } from '../../../ide/project/project-hold.ts';
import { createProjectLibrary } from '../../../ide/project/project-library.ts';
import { openNewsLine } from '../../../ide/project/project-news.ts';
import { createProjectStorage, type ProjectStorage } from '../../../ide/project/project-storage.ts';
import type { Project } from '../../../ide/project/project.ts';
import { createProjectKeeper, type ProjectKeeper } from '../../../ide/session/project-keeper.ts';
import { FakeChannels } from '../board/fake-channels.ts';
import { createFakeLocks } from '../project/fake-locks.ts';

interface Tab {
  readonly keeper: ProjectKeeper;
  readonly storage: ProjectStorage;
  readonly hold: ProjectHold;
  type(text: string): void;
  readonly text: () => string | undefined;
  /** Makes every write fail, or lets them through again. */
  setFull(full: boolean): void;
  /** The same tab opens the project again. */
  reopen(): Promise<Tab>;
}

let browsers = 0;

/** One browser: tabs with a database, locks and a channel in common. */
function openBrowser({ locks = true }: { locks?: boolean } = {}) {
  const name = `browser-${String((browsers += 1))}`;
  const manager = locks ? createFakeLocks() : undefined;
  const channels = new FakeChannels();
  let today = 1000;
  const project = changed(newProject({ name: 'Box', editor: 'python', source: 'start' }, 1), {}, 2);
  /** A tab that hears nothing of the others is frozen, as far as they can tell. */
  const openTab = async (
    given: Project = project,
    {
      deaf = false,
      patience = 20,
      before,
    }: { deaf?: boolean; patience?: number; before?: ProjectStorage } = {},
  ): Promise<Tab> => {
    const storage =
      before ?? createProjectStorage(name, openNewsLine(deaf ? new FakeChannels().open() : channels.open()));
    const full = { now: false };
    const write: ProjectStorage['write'] = (value, known) =>
      full.now ? Promise.resolve({ outcome: 'failed', reason: 'full' }) : storage.write(value, known);
    const hold = await holdProject(given.id, manager, { news: storage.news, patience, grace: 0 });
    const stored = (await storage.read(given.id)) ?? given;
    const keeper = createProjectKeeper({
      project: stored,
      storage: { ...storage, write },
      hold,
      today: () => today,
      whenIdle: (callback) => {
        callback();
        return () => undefined;
      },
      resume: () => undefined,
    });
    return {
      keeper,
      storage,
      hold,
      type: (text) => keeper.change({ files: { ...keeper.project.value.files, 'main.py': text } }),
      text: () => keeper.project.value.files['main.py'],
      setFull: (value) => {
        full.now = value;
      },
      reopen: () => openTab(given, { before: storage }),
    };
  };
  return {
    project,
    openTab,
    setClock: (time: number) => {
      today = time;
    },
    /** The texts of all projects on this computer. */
    texts: async (storage: ProjectStorage) =>
      (await storage.list()).map((one) => one.files['main.py']).sort(),
  };
}

const until = (condition: () => unknown): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 60_000 });
const saved = (tab: Tab): Promise<void> => until(() => tab.keeper.saving.value.state === 'saved');

beforeEach(() => setLanguage('en'));

describe('two tabs on one project', () => {
  it('hand it over with the last letter that was typed', async () => {
    const browser = openBrowser();
    const first = await browser.openTab();
    first.type('one');
    await saved(first);
    const second = await browser.openTab();
    expect(second.keeper.saving.value).toEqual({ state: 'elsewhere' });
    first.type('two');
    second.keeper.takeOver();
    await until(() => second.text() === 'two' && second.keeper.mayChange());
    second.type('three');
    await saved(second);
    await until(() => !first.keeper.mayChange());
    expect(await browser.texts(second.storage)).toEqual(['three']);
  });

  it('let the first have it back when the second is closed', async () => {
    const browser = openBrowser();
    const first = await browser.openTab();
    first.type('one');
    await saved(first);
    const second = await browser.openTab();
    second.keeper.takeOver();
    await until(() => second.keeper.mayChange());
    second.type('two');
    await saved(second);
    second.keeper.close();
    await until(() => first.keeper.mayChange() && first.text() === 'two');
    first.type('three');
    await saved(first);
    expect(await browser.texts(first.storage)).toEqual(['three']);
  });

  it('keep both works when the first was frozen with letters that it had not saved', async () => {
    const browser = openBrowser();
    const first = await browser.openTab(browser.project, { deaf: true });
    first.type('one');
    await saved(first);
    const second = await browser.openTab();
    // It falls asleep with letters on their way.
    first.setFull(true);
    first.type('asleep');
    await until(() => first.keeper.saving.value.state === 'failed');
    first.setFull(false);
    second.keeper.takeOver();
    await until(() => second.keeper.mayChange());
    second.type('awake');
    await saved(second);
    await until(() => first.keeper.project.value.id !== second.keeper.project.value.id);
    await saved(first);
    expect(await browser.texts(second.storage)).toEqual(['asleep', 'awake']);
    expect(first.keeper.project.value.name).toBe('Box, from another tab');
    expect(first.keeper.notice.value).toEqual({ kind: 'copied', name: 'Box, from another tab' });
    // Its copy is its own: it goes on.
    expect(first.keeper.mayChange()).toBe(true);
    first.type('awake again');
    await saved(first);
    expect(await browser.texts(second.storage)).toEqual(['awake', 'awake again']);
  });

  it('leave it where it is while that tab holds work that could not be saved', async () => {
    const browser = openBrowser();
    const first = await browser.openTab();
    first.type('one');
    await saved(first);
    const second = await browser.openTab();
    first.setFull(true);
    first.type('only here');
    await until(() => first.keeper.saving.value.state === 'failed');
    second.keeper.takeOver();
    await until(() => second.keeper.notice.value !== undefined);
    expect(second.keeper.notice.value).toEqual({ kind: 'unsaved-there' });
    expect(second.keeper.mayChange()).toBe(false);
    await until(() => first.keeper.mayChange());
    expect(first.text()).toBe('only here');
    first.setFull(false);
    first.type('only here, saved');
    await saved(first);
    second.keeper.takeOver();
    await until(() => second.keeper.mayChange() && second.text() === 'only here, saved');
  });

  it('never overwrite what could not be saved when the project comes back', async () => {
    const browser = openBrowser();
    const first = await browser.openTab(browser.project, { deaf: true });
    first.type('one');
    await saved(first);
    const second = await browser.openTab();
    first.setFull(true);
    first.type('mine');
    await until(() => first.keeper.saving.value.state === 'failed');
    second.keeper.takeOver();
    await until(() => second.keeper.mayChange());
    second.type('theirs');
    await saved(second);
    // Still full: it says so, instead of "open in another tab", and keeps what it has.
    expect(first.keeper.saving.value).toEqual({ state: 'failed', reason: 'full' });
    second.keeper.close();
    await until(() => first.keeper.mayChange());
    expect(first.text()).toBe('mine');
    first.setFull(false);
    first.type('mine, saved');
    await saved(first);
    expect(await browser.texts(second.storage)).toEqual(['mine, saved', 'theirs']);
  });

  it('keep both works where the browser has no locks', async () => {
    const browser = openBrowser({ locks: false });
    const first = await browser.openTab();
    first.type('one');
    await saved(first);
    const second = await browser.openTab();
    expect(second.keeper.mayChange()).toBe(true);
    first.type('first');
    await saved(first);
    second.type('second');
    await until(() => second.keeper.notice.value?.kind === 'copied');
    await saved(second);
    first.type('first again');
    second.type('second again');
    await Promise.all([saved(first), saved(second)]);
    expect(await browser.texts(first.storage)).toEqual(['first again', 'second again']);
  });

  it('do not lose it when one of them puts it into the bin while the other works on it', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    await saved(desk);
    const other = createProjectStorage('unused').news;
    other.close();
    const library = createProjectLibrary((await browser.openTab()).storage);
    expect(await library.remove(browser.project.id, 5)).toBe('done');
    await until(() => desk.keeper.notice.value?.kind === 'removed');
    expect(await browser.texts(desk.storage)).toEqual([]);
    desk.type('two');
    await saved(desk);
    expect(desk.keeper.notice.value).toBeUndefined();
    expect(await browser.texts(desk.storage)).toEqual(['two']);
  });

  it('bring it back when it was deleted for good while the other works on it', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    await saved(desk);
    const library = createProjectLibrary((await browser.openTab()).storage);
    await library.remove(browser.project.id, 5);
    await library.erase([browser.project.id]);
    expect(await library.list()).toEqual([]);
    desk.type('two');
    await saved(desk);
    expect(await browser.texts(desk.storage)).toEqual(['two']);
  });

  it('give it a new name in one without disturbing the work in the other', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    await saved(desk);
    const deaf = await browser.openTab(browser.project, { deaf: true });
    expect(await createProjectLibrary(deaf.storage).rename(browser.project.id, 'Lamp')).toBe('done');
    // The desk has not heard of it; its next change still keeps the later name.
    desk.type('two');
    await saved(desk);
    expect((await desk.storage.read(browser.project.id))?.name).toBe('Lamp');
    const library = createProjectLibrary((await browser.openTab()).storage);
    await library.rename(browser.project.id, 'Moon');
    await until(() => desk.keeper.project.value.name === 'Moon');
    desk.keeper.rename('Sun');
    await saved(desk);
    expect((await library.list()).map(({ name }) => name)).toEqual(['Sun']);
    desk.keeper.rename('🦊'.repeat(81));
    expect(desk.keeper.project.value.name).toBe('🦊'.repeat(80));
    await saved(desk);
  });

  it('finds again what could not be saved when its desk was left, until it can be', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    await saved(desk);
    desk.setFull(true);
    desk.type('not saved');
    await until(() => desk.keeper.saving.value.state === 'failed');
    desk.keeper.close();
    await until(() => !desk.hold.held.value);
    expect(await desk.storage.summaries()).toMatchObject([{ id: browser.project.id, name: 'Box' }]);
    const again = await desk.reopen();
    expect(again.text()).toBe('not saved');
    await saved(again);
    expect(again.storage.aside.size).toBe(0);
    expect(await browser.texts(again.storage)).toEqual(['not saved']);
  });

  it('go by the order of changes when the clock is set back', async () => {
    const browser = openBrowser();
    const first = await browser.openTab();
    browser.setClock(9_000_000);
    first.type('later by the clock');
    await saved(first);
    browser.setClock(10);
    first.type('later in truth');
    await saved(first);
    const second = await browser.openTab();
    second.keeper.takeOver();
    await until(() => second.keeper.mayChange());
    expect(second.text()).toBe('later in truth');
  });

  it('keep fields that a newer version has put into it', async () => {
    const browser = openBrowser();
    const future = { ...browser.project, colour: 'green' } as Project;
    const desk = await browser.openTab(future);
    desk.type('one');
    await saved(desk);
    expect(await desk.storage.read(future.id)).toMatchObject({ colour: 'green' });
  });
});

describe('the history of the project on the desk', () => {
  it('begins with how the project was opened, and goes back to it without losing anything', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    await saved(desk);
    await until(() => desk.keeper.history.version.value > 0);
    const [opened] = await desk.keeper.history.points();
    expect(opened?.kind).toBe('open');
    expect(await desk.keeper.history.restore(opened?.id ?? 0)).toBe('back');
    expect(desk.text()).toBe('start');
    const [before] = await desk.keeper.history.points();
    expect(before?.kind).toBe('back');
    expect((await desk.keeper.history.content(before?.id ?? 0))?.files['main.py']).toBe('one');
  });

  it('keeps a point at a name, at Run, and after minutes of work, but nothing twice', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    desk.keeper.mark('run');
    await until(() => desk.keeper.history.version.value === 2);
    desk.keeper.mark('run');
    expect(await desk.keeper.history.keepPoint('first that works')).toBe(true);
    browser.setClock(1000 + 6 * 60_000);
    desk.type('two');
    await until(() => desk.keeper.history.version.value >= 5);
    const points = await desk.keeper.history.points();
    expect(points.map(({ kind, name }) => name ?? kind)).toEqual(['time', 'first that works', 'open']);
  });

  it('keeps what is typed while it is being kept before something replaces it', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    const kept = desk.keeper.keepBefore('restart');
    desk.type('one more letter');
    expect(await kept).toBe(true);
    const [last] = await desk.keeper.history.points();
    expect((await desk.keeper.history.content(last?.id ?? 0))?.files['main.py']).toBe('one more letter');
  });

  it('says when it cannot keep points, while the work goes on', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    await saved(desk);
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    expect(await desk.keeper.history.keepPoint('here')).toBe(false);
    expect(desk.keeper.history.trouble.value).toBe('full');
    const [point] = await desk.keeper.history.points();
    desk.type('two');
    await saved(desk);
    expect(await desk.keeper.history.restore(point?.id ?? 0)).toBe('no-room');
    expect(desk.text()).toBe('two');
    add.mockRestore();
    expect(await desk.keeper.history.restore(point?.id ?? 0)).toBe('back');
    expect(desk.keeper.history.trouble.value).toBeUndefined();
  });

  it('gives way when there is no room for the work itself', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    for (const text of ['one', 'two', 'three']) {
      desk.type(text);
      await saved(desk);
      await desk.keeper.history.keepPoint(text === 'two' ? 'mine' : '');
    }
    const put = IDBObjectStore.prototype.put;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given: [unknown, IDBValidKey?]
    ) {
      if (deleted === 0) throw new DOMException('Full.', 'QuotaExceededError');
      return put.apply(this, given);
    });
    let deleted = 0;
    const remove = IDBObjectStore.prototype.delete;
    const deletions = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (
      this: IDBObjectStore,
      key,
    ) {
      deleted += 1;
      return remove.call(this, key);
    });
    desk.type('four');
    await until(() => deleted > 0);
    await saved(desk);
    full.mockRestore();
    deletions.mockRestore();
    expect(await browser.texts(desk.storage)).toEqual(['four']);
    const left = await desk.keeper.history.points();
    expect(left.map(({ name, kind }) => name ?? kind)).toEqual(['named', 'mine']);
  });

  it('makes a project of its own of a point, with a name of its own', async () => {
    const browser = openBrowser();
    const desk = await browser.openTab();
    desk.type('one');
    await saved(desk);
    await until(() => desk.keeper.history.version.value > 0);
    const [opened] = await desk.keeper.history.points();
    const twin = await desk.keeper.history.asProject(opened?.id ?? 0);
    expect(twin?.name).toBe('Box 2');
    expect((await desk.storage.read(twin?.id ?? ''))?.files['main.py']).toBe('start');
    expect(desk.text()).toBe('one');
  });
});
