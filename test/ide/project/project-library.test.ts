import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { changed, newProject, nextName } from '../../../ide/project/new-project.ts';
import { createProjectHistory } from '../../../ide/project/project-history.ts';
import { createProjectLibrary } from '../../../ide/project/project-library.ts';
import { openNewsLine } from '../../../ide/project/project-news.ts';
import { createProjectStorage, type ProjectStorage } from '../../../ide/project/project-storage.ts';
import { firstPicture, summaryOf } from '../../../ide/project/project-summary.ts';
import type { Project } from '../../../ide/project/project.ts';
import { shownName } from '../../../ide/project/shown-name.ts';
import { FakeChannels } from '../board/fake-channels.ts';

let databases = 0;
const fresh = (name = `library-${String((databases += 1))}`): ProjectStorage =>
  createProjectStorage(name, openNewsLine(new FakeChannels().open()));
const made = (name: string, source = 'x = 1\n'): Project =>
  changed(newProject({ name, editor: 'python', source }, 1), {}, 2);

describe('the library', () => {
  it('puts a project into the bin and gives it back as it was', async () => {
    const storage = fresh();
    const library = createProjectLibrary(storage);
    const lamp = made('Lamp');
    await storage.write(lamp, 0);
    expect(await library.remove(lamp.id, 50)).toBe('done');
    expect(await storage.list()).toEqual([]);
    expect(await library.list()).toMatchObject([{ id: lamp.id, removedAt: 50 }]);
    expect(await library.putBack(lamp.id)).toBe('done');
    expect(await storage.list()).toEqual([lamp]);
  });

  it('ends only what is in the bin, with its history', async () => {
    const storage = fresh();
    const library = createProjectLibrary(storage);
    const history = createProjectHistory(() => storage.database());
    const [lamp, moon] = [made('Lamp'), made('Moon')];
    for (const one of [lamp, moon]) {
      await storage.write(one, 0);
      await history.keep(one, 'run', 3);
    }
    await library.remove(lamp.id, 50);
    await library.erase([lamp.id, moon.id, 'nobody']);
    expect((await library.list()).map(({ name }) => name)).toEqual(['Moon']);
    expect(await history.points(lamp.id)).toEqual([]);
    expect(await history.points(moon.id)).toHaveLength(1);
    expect(await (await storage.database()).count('programs')).toBe(1);
    expect(await library.remove(lamp.id, 60)).toBe('gone');
    expect(await library.rename(lamp.id, 'x')).toBe('gone');
    expect(await library.duplicate(lamp.id, 60)).toBe('gone');
  });

  it('makes a second one with a name of its own, without the place in the lesson', async () => {
    const storage = fresh();
    const library = createProjectLibrary(storage);
    const lamp: Project = { ...made('Lamp'), lesson: { slug: 'box', progress: {} } };
    await storage.write(lamp, 0);
    await storage.showLights(lamp.id, '1'.repeat(25));
    await library.duplicate(lamp.id, 9);
    await library.duplicate(lamp.id, 10);
    const all = await library.list();
    expect(all.map(({ name }) => name)).toEqual(['Lamp 3', 'Lamp 2', 'Lamp']);
    expect(all[0]).toMatchObject({ lights: '1'.repeat(25), changedAt: 10, revision: 1 });
    expect(all[0]?.lesson).toBeUndefined();
    expect((await storage.read(all[0]?.id ?? ''))?.files).toEqual(lamp.files);
  });

  it('tells the other tabs', async () => {
    const channels = new FakeChannels();
    const name = `library-${String((databases += 1))}`;
    const here = createProjectStorage(name, openNewsLine(channels.open()));
    const there = createProjectLibrary(createProjectStorage(name, openNewsLine(channels.open())));
    let heard = 0;
    const end = there.watch(() => (heard += 1));
    const lamp = made('Lamp');
    await here.write(lamp, 0);
    await vi.waitFor(() => expect(heard).toBe(1), { timeout: 60_000 });
    await createProjectLibrary(here).rename(lamp.id, 'Moon');
    await vi.waitFor(() => expect(heard).toBe(2), { timeout: 60_000 });
    // Each letter that is typed is no news.
    await here.write(changed(lamp, {}, 3), lamp.revision);
    end();
    await createProjectLibrary(here).remove(lamp.id, 5);
    expect(heard).toBe(2);
  });

  it('says what kept it from working, and changes nothing', async () => {
    const storage = fresh();
    const library = createProjectLibrary(storage);
    const lamp = made('Lamp');
    await storage.write(lamp, 0);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError');
    });
    expect(await library.rename(lamp.id, 'Moon')).toEqual({ failed: 'full' });
    expect(await library.duplicate(lamp.id, 5)).toEqual({ failed: 'full' });
    expect(await library.remove(lamp.id, 5)).toEqual({ failed: 'full' });
    put.mockRestore();
    expect(await storage.list()).toEqual([lamp]);
  });
});

describe('what is stored', () => {
  it('of an older version opens, and is listed', async () => {
    const name = `library-${String((databases += 1))}`;
    const before = await openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore('projects', { keyPath: 'id' });
      },
    });
    const old = { ...made('Old'), files: { 'main.py': 'a\nb' } };
    await before.put('projects', old);
    // The tab with the older version is still open; it lets go when it is asked.
    before.addEventListener('versionchange', () => {
      before.close();
    });
    const storage = fresh(name);
    expect(await storage.summaries()).toMatchObject([{ id: old.id, name: 'Old', lines: 2, moreFiles: 0 }]);
    expect(await storage.read(old.id)).toEqual(old);
    expect(await storage.write(changed(old, {}, 9), old.revision)).toEqual({ outcome: 'saved' });
  });

  it('of a newer version is used as far as it is known', async () => {
    const name = `library-${String((databases += 1))}`;
    const here = fresh(name);
    const lamp = made('Lamp');
    await here.write(lamp, 0);
    const newer = await openDB(name, 7, { upgrade: (db) => void db.createObjectStore('colours') });
    // This tab has let go of it; its work goes on.
    expect(await here.write(changed(lamp, { name: 'Lamp!' }, 3), lamp.revision)).toEqual({
      outcome: 'saved',
    });
    expect((await newer.get('projects', lamp.id))?.name).toBe('Lamp!');
    newer.close();
  });

  it('damaged breaks no list: summaries are made again, what is no project is left alone', async () => {
    const storage = fresh();
    const [lamp, moon] = [made('Lamp'), made('Moon')];
    await storage.write(lamp, 0);
    await storage.write(moon, 0);
    const database = await storage.database();
    await database.put('summaries', { id: lamp.id, name: 5 } as never);
    await database.put('projects', { id: 'odd', name: 'Odd', editor: 'hologram' } as never);
    await database.put('summaries', { ...summaryOf(moon), id: 'orphan' });
    expect((await storage.summaries()).map(({ name }) => name).sort()).toEqual(['Lamp', 'Moon']);
    expect((await storage.list()).map(({ name }) => name).sort()).toEqual(['Lamp', 'Moon']);
    expect(await database.get('projects', 'odd')).toBeDefined();
    expect(await createProjectLibrary(storage).unreadable()).toBe(1);
  });

  it('is listed without reading any program, however many there are', async () => {
    const storage = fresh();
    for (let index = 0; index < 200; index += 1) {
      await storage.write(made(`Project ${String(index)}`, '#'.repeat(5000)), 0);
    }
    const read = vi.spyOn(IDBObjectStore.prototype, 'get');
    const readAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    expect(await storage.summaries()).toHaveLength(200);
    expect(read).not.toHaveBeenCalled();
    expect(readAll.mock.contexts.map((store) => (store as IDBObjectStore).name)).toEqual(['summaries']);
    expect(JSON.stringify(await storage.summaries()).length).toBeLessThan(200 * 400);
    vi.restoreAllMocks();
  });
});

describe('the picture of a project', () => {
  it('is the first one that its program speaks of', () => {
    expect(firstPicture('from microbit import *\ndisplay.show(Image.HEART)\n')).toBe('HEART');
    expect(firstPicture('x = Image("09090:99999:99999:09990:00900")')).toBe('0909099999999990999000900');
    expect(firstPicture('# Image.SAD\nif a: show(Image.HAPPY)')).toBe('HAPPY');
    expect(firstPicture('Image("09090:99999")')).toBeUndefined();
    expect(firstPicture('print(1)')).toBeUndefined();
  });

  it('that a run has shown stays beside it through later changes', async () => {
    const storage = fresh();
    const lamp = made('Lamp');
    await storage.write(lamp, 0);
    await storage.showLights(lamp.id, '9'.repeat(25));
    await storage.write(changed(lamp, {}, 3), lamp.revision);
    expect(await storage.summaries()).toMatchObject([{ lights: '9'.repeat(25), changedAt: 3 }]);
    expect((await storage.read(lamp.id))?.revision).toBe(2);
  });
});

describe('a name', () => {
  it('is shown in one line that moves nothing else', () => {
    expect(shownName('Game\u202e txt.exe\n\u0000two')).toBe('Game txt.exe two');
    expect(shownName('\u200f \u2066')).toBe('');
    expect(shownName('🦊'.repeat(100))).toHaveLength(79 * 2 + 1);
    expect(shownName('__proto__')).toBe('__proto__');
    expect(shownName('لعبة')).toBe('لعبة');
  });

  it('is another one when it is taken', () => {
    expect(nextName('Game', [])).toBe('Game');
    expect(nextName('Game', ['Game'])).toBe('Game 2');
    expect(nextName('Game 2', ['Game', 'Game 2', 'Game 3'])).toBe('Game 4');
    expect([...nextName('🦊'.repeat(80), ['🦊'.repeat(80)])].length).toBeLessThanOrEqual(80);
  });
});
