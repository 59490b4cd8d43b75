import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createAutosave } from '../../../ide/project/autosave.ts';
import { changed, newProject } from '../../../ide/project/new-project.ts';
import { createProjectStorage, type ProjectStorage } from '../../../ide/project/project-storage.ts';

let databases = 0;
const freshStorage = (): ProjectStorage => createProjectStorage(`test-${String((databases += 1))}`);
const project = newProject({ name: 'Box', editor: 'python', source: 'print(1)' }, 1);

describe('project storage', () => {
  it('gives back what was written, last changed first', async () => {
    const storage = freshStorage();
    const older = changed(project, { name: 'Older' }, 10);
    const newer = changed(newProject({ name: 'Newer', editor: 'blocks', source: '' }, 1), {}, 20);
    expect(await storage.write(older, 0)).toEqual({ outcome: 'saved' });
    await storage.write(newer, 0);
    expect((await storage.list()).map((one) => one.name)).toEqual(['Newer', 'Older']);
    expect(await storage.read(older.id)).toEqual(older);
  });

  it('keeps both works when another tab has written in between', async () => {
    const storage = freshStorage();
    const first = changed(project, {}, 2);
    await storage.write(first, 0);
    const theirs = changed(first, { files: { 'main.py': 'theirs' } }, 3);
    await storage.write(theirs, first.revision);
    const ours = changed(first, { files: { 'main.py': 'ours' } }, 4);
    const result = await storage.write(ours, first.revision);
    expect(result.outcome).toBe('saved-as-copy');
    const sources = (await storage.list()).map((one) => one.files['main.py']);
    expect(sources.sort()).toEqual(['ours', 'theirs']);
  });

  it('does not show a damaged save as a project', async () => {
    const storage = freshStorage();
    await storage.write({ ...project, files: {} }, 0);
    expect(await storage.list()).toEqual([]);
    expect(await storage.read(project.id)).toBeUndefined();
  });

  it('answers nothing and names the reason when the browser denies storage', async () => {
    const storage = freshStorage();
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    try {
      expect(await storage.list()).toEqual([]);
      expect(await storage.write(project, 0)).toEqual({ outcome: 'failed', reason: 'denied' });
    } finally {
      indexedDB.open = open;
    }
    expect(await storage.write(project, 0)).toEqual({ outcome: 'saved' });
  });
});

describe('autosave', () => {
  it('writes the newest of many fast changes and ends saved', async () => {
    const storage = freshStorage();
    let writes = 0;
    const counting: ProjectStorage = {
      ...storage,
      write: (value, known) => {
        writes += 1;
        return storage.write(value, known);
      },
    };
    const autosave = createAutosave(counting, 0, () => undefined);
    let current = project;
    for (let letter = 0; letter < 100; letter += 1) {
      current = changed(current, { files: { 'main.py': `letter ${String(letter)}` } }, letter);
      autosave.save(current);
    }
    await autosave.settled();
    expect(autosave.state.value).toEqual({ state: 'saved' });
    expect((await storage.read(project.id))?.files['main.py']).toBe('letter 99');
    expect(writes).toBe(2);
  });

  it('says when storage is full, loses nothing, and saves with the next change', async () => {
    const storage = freshStorage();
    let full = true;
    const flaky: ProjectStorage = {
      ...storage,
      write: (value, known) =>
        full ? Promise.resolve({ outcome: 'failed', reason: 'full' }) : storage.write(value, known),
    };
    const autosave = createAutosave(flaky, 0, () => undefined);
    const first = changed(project, {}, 1);
    autosave.save(first);
    await autosave.settled();
    expect(autosave.state.value).toEqual({ state: 'failed', reason: 'full' });
    full = false;
    autosave.save(changed(first, { name: 'Later' }, 2));
    await autosave.settled();
    expect(autosave.state.value).toEqual({ state: 'saved' });
    expect((await storage.read(project.id))?.name).toBe('Later');
  });

  it('goes on with the copy after another tab has written', async () => {
    const storage = freshStorage();
    const first = changed(project, {}, 1);
    await storage.write(first, 0);
    await storage.write(changed(first, { name: 'Theirs' }, 2), first.revision);
    const copies: string[] = [];
    const autosave = createAutosave(storage, first.revision, (copy) => copies.push(copy.id));
    autosave.save(changed(first, { name: 'Ours' }, 3));
    await autosave.settled();
    expect(copies).toHaveLength(1);
    expect((await storage.list()).map((one) => one.name).sort()).toEqual(['Ours', 'Theirs']);
  });
});
