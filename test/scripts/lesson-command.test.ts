import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError, type Terminal } from '../../scripts/commands/command.ts';
import { lessonCommand } from '../../scripts/commands/lesson.ts';
import { buildPacks } from '../../scripts/build-packs.ts';
import { readPackFolder } from '../../scripts/read-pack-folder.ts';
import { itWith } from '../tools.ts';

let cwd: string;
let printed: string;
let said: string[];

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pensabit-lesson-'));
  printed = '';
  said = [];
});
afterEach(() => rm(cwd, { recursive: true }));

function terminal(): Terminal {
  return {
    cwd,
    out: (data) => {
      printed += String(data);
      return Promise.resolve();
    },
    say: (line) => said.push(line),
    input: { interactive: false, listen: () => () => undefined },
    stop: new AbortController().signal,
  };
}

const lesson = (...args: string[]) => lessonCommand.run(args, terminal());

describe('pensabit lesson', () => {
  it('starts a pack that is sound, and never over another one', async () => {
    expect(await lesson('new', 'mine')).toBe(0);
    expect(await lesson('validate', 'mine')).toBe(0);
    expect(printed).toContain('mine: sound. 1 lesson, 1 step.');
    await expect(lesson('new', 'mine')).rejects.toThrow('not empty');
  });

  it('names everything that is wrong, with file, line and column', async () => {
    await lesson('new', 'mine');
    const file = join(cwd, 'mine/lessons/night-light/lesson.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('phase: solve', 'phase: slove').replace('sensors:', 'sensor:'));
    const error: unknown = await lesson('validate', 'mine').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    const lines = (error as UserError).message.split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(/^mine\/lessons\/night-light\/lesson\.yaml:\d+:\d+: .*Did you mean/);
  });

  it('says what to do when there is no pack, no lesson, no such action', async () => {
    await expect(lesson('validate', 'nowhere')).rejects.toThrow('pack.yaml');
    await expect(lesson('validate')).rejects.toThrow('lesson validate my-pack');
    await lesson('new', 'mine');
    await expect(lesson('polish', 'mine')).rejects.toThrow('new, validate, test, build');
    await expect(lesson('test', 'mine', '--lesson', 'other')).rejects.toThrow('night-light');
  });

  it('builds what the app loads, without solutions', async () => {
    await lesson('new', 'mine');
    expect(await lesson('build', 'mine', '-o', 'out')).toBe(0);
    const built = await readFile(join(cwd, 'out/my-pack/night-light.json'), 'utf8');
    expect(JSON.parse(built)).toMatchObject({
      slug: 'night-light',
      pack: { id: 'my-pack', version: '0.1.0' },
    });
    expect(built).not.toContain('DIAMOND');
  });

  itWith(
    ['v1-runtime'],
    'proves a pack, and tells what does not do as the pack says',
    async () => {
      await lesson('new', 'mine');
      expect(await lesson('test', 'mine')).toBe(0);
      expect(printed).toContain('ok   build: always-on.py fails, the pupil reads bright: display-lit');
      await writeFile(join(cwd, 'mine/lessons/night-light/code/night-light.py'), 'while True:\n    pass\n');
      expect(await lesson('test', 'mine')).toBe(1);
      expect(printed).toContain('check "dark" should pass and says fail: display-dark');
      expect(said.at(-1)).toMatch(/did not do what the pack says/);
    },
    60_000,
  );
});

describe('the shipped packs', () => {
  it('are built into an index of cards and one file a lesson', async () => {
    const cards = await buildPacks(cwd);
    expect(JSON.parse(await readFile(join(cwd, 'index.json'), 'utf8'))).toEqual({ lessons: cards });
    for (const card of cards) {
      const built = await readFile(join(cwd, card.path.replace('/packs/', '')), 'utf8');
      expect(built).not.toContain('counterExamples');
      expect(built).not.toContain('exemplar');
      expect(JSON.parse(built)).toMatchObject({ slug: card.slug });
    }
    expect(cards.map((card) => card.slug)).toContain('cold-chain');
    expect(await readdir(cwd)).toContain('pensabit');
  });
});

describe('a pack folder', () => {
  it('is read without hidden files and without following links', async () => {
    await writeFile(join(cwd, '.secret'), 'x');
    await writeFile(join(cwd, 'pack.yaml'), 'id: a');
    await symlink('/etc/hostname', join(cwd, 'linked.yaml'));
    await symlink('/etc', join(cwd, 'folder'));
    expect([...(await readPackFolder(cwd)).keys()]).toEqual(['pack.yaml']);
  });
});
