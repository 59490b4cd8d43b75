import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { historyLimits, pointsToDrop } from '../../../ide/project/history-thinning.ts';
import { pointKinds } from '../../../ide/project/history-point.ts';
import { changed, newProject } from '../../../ide/project/new-project.ts';
import { packText, unpackText } from '../../../ide/project/packed-text.ts';
import { changeOf, createProjectHistory } from '../../../ide/project/project-history.ts';
import { createProjectStorage } from '../../../ide/project/project-storage.ts';
import type { Project } from '../../../ide/project/project.ts';
import fc from '../../property.ts';

let databases = 0;
function fresh() {
  const storage = createProjectStorage(`history-${String((databases += 1))}`);
  return { storage, history: createProjectHistory(() => storage.database()) };
}
const project = newProject({ name: 'Box', editor: 'python', source: 'a\nb\n' }, 1);
const withText = (text: string): Project => changed(project, { files: { 'main.py': text } }, 2);

describe('the history of a project', () => {
  it('gives back exactly what was kept, the newest first', async () => {
    const { history } = fresh();
    const hostile = JSON.parse(
      '{"main.py": "x\\u0000\\u202e è 🦊", "__proto__": "y", "constructor": ""}',
    ) as Record<string, string>;
    const one: Project = { ...project, editor: 'blocks', blocks: { b: [1, { c: null }] }, files: hostile };
    await history.keep(one, 'run', 5);
    await history.keep(withText('other'), 'named', 6, '  works  ');
    const [newest, first] = await history.points(project.id);
    expect(newest).toMatchObject({ name: 'works', kind: 'named', at: 6, editor: 'python' });
    expect(first).toMatchObject({ kind: 'run', at: 5, editor: 'blocks' });
    const content = await history.content(first?.id ?? 0);
    expect(content?.blocks).toEqual(one.blocks);
    expect(Object.entries(content?.files ?? {})).toEqual(Object.entries(hostile));
    expect(await history.points('another')).toEqual([]);
  });

  it('keeps nothing twice, but gives a name to what is there', async () => {
    const { history } = fresh();
    await history.keep(project, 'run', 5);
    expect(await history.keep(project, 'time', 6)).toMatchObject({ outcome: 'same' });
    await history.keep(project, 'named', 7, 'first');
    await history.keep(project, 'named', 8, 'second');
    expect((await history.points(project.id)).map(({ name }) => name)).toEqual(['second', 'first']);
    for (const { id } of await history.points(project.id)) {
      expect((await history.content(id))?.files).toEqual(project.files);
    }
  });

  it('counts the lines that came and went since the point before', async () => {
    const { history } = fresh();
    await history.keep(project, 'run', 5);
    await history.keep(withText('a\nc\nd\n'), 'run', 6);
    const [newest] = await history.points(project.id);
    expect(newest).toMatchObject({ more: 2, fewer: 1, lines: 3 });
    expect(changeOf({ 'a.py': '1\n' }, { 'b.py': '1\n' })).toEqual({ more: 1, fewer: 1 });
  });

  it('is small: a point of a long program costs far less than the program', async () => {
    const { storage, history } = fresh();
    const long = Array.from({ length: 2000 }, (_, line) => `print("line ${String(line)}")\n`).join('');
    await history.keep(withText(long), 'run', 5);
    const [packed] = await (await storage.database()).getAll('programs');
    expect(packed?.length).toBeLessThan(long.length / 4);
    expect(await unpackText(await packText(long))).toBe(long);
  });

  it('answers nothing for a damaged point, and keeps the others', async () => {
    const { storage, history } = fresh();
    await history.keep(project, 'run', 5);
    await history.keep(withText('b'), 'run', 6);
    const database = await storage.database();
    const [newest, first] = await history.points(project.id);
    await database.put('programs', Uint8Array.of(0x78, 1, 2), first?.id ?? 0);
    await database.put('points', { project: project.id } as never);
    expect(await history.content(first?.id ?? 0)).toBeUndefined();
    expect((await history.content(newest?.id ?? 0))?.files).toEqual({ 'main.py': 'b' });
    expect(await history.points(project.id)).toHaveLength(2);
    // The next one is kept beside them.
    expect(await history.keep(withText('c'), 'run', 7)).toMatchObject({ outcome: 'kept' });
  });

  it('says why a point was not kept, and answers nothing where storage is denied', async () => {
    const history = createProjectHistory(() => Promise.reject(new DOMException('no', 'SecurityError')));
    expect(await history.keep(project, 'run', 5)).toEqual({ outcome: 'failed', reason: 'denied' });
    expect(await history.points(project.id)).toEqual([]);
    expect(await history.content(1)).toBeUndefined();
  });

  it('stays small over weeks of work: recent points close together, old ones far apart, named ones all', async () => {
    const { storage, history } = fresh();
    const minute = 60_000;
    for (let day = 0; day < 5; day += 1) {
      for (let turn = 0; turn < 20; turn += 1) {
        const now = day * 24 * 60 * minute + turn * 3 * minute;
        await history.keep(
          withText(`${String(day)} ${String(turn)}`),
          'run',
          now,
          turn === 7 ? 'seven' : undefined,
        );
      }
    }
    const points = await history.points(project.id);
    expect(points.filter(({ name }) => name === 'seven')).toHaveLength(5);
    expect(points.length).toBeLessThan(35);
    expect((await history.content(points[0]?.id ?? 0))?.files).toEqual({ 'main.py': '4 19' });
    expect(await (await storage.database()).count('programs')).toBe(points.length);
  });
});

describe('thinning out', () => {
  const point = fc.record({
    at: fc.integer({ min: 0, max: 100 * 24 * 3_600_000 }),
    kind: fc.constantFrom(...pointKinds),
    named: fc.boolean(),
    size: fc.integer({ min: 10, max: 100_000 }),
  });
  const points = fc
    .array(point, { maxLength: 200, size: 'max' })
    .map((all) => all.map(({ named, ...one }, id) => ({ ...one, id, ...(named ? { name: 'n' } : {}) })));

  it('always leaves the newest, and never more than the limits, whatever the clock did', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 200 * 24 * 3_600_000 }), (all, now) => {
        const dropped = pointsToDrop(all, now);
        const left = all.filter(({ id }) => !dropped.has(id));
        if (all.length > 0) expect(left.at(-1)).toBe(all.at(-1));
        expect(left.filter(({ name }) => name === undefined).length).toBeLessThanOrEqual(
          historyLimits.automatic,
        );
        expect(left.filter(({ name }) => name !== undefined).length).toBeLessThanOrEqual(historyLimits.named);
        const others = left.slice(0, -1).reduce((sum, { size }) => sum + size, 0);
        expect(others).toBeLessThanOrEqual(historyLimits.bytes);
      }),
    );
  });

  it('leaves what was kept before something was replaced rather than its neighbours', () => {
    const hour = 3_600_000;
    const near = (id: number, kind: 'run' | 'restart') => ({ id, kind, at: 1000 * id, size: 10 });
    const dropped = pointsToDrop(
      [near(1, 'run'), near(2, 'restart'), near(3, 'run'), near(4, 'run')],
      30 * hour,
    );
    expect([...dropped].sort()).toEqual([1, 3]);
  });
});
