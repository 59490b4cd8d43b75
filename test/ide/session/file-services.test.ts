import { beforeAll, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import type { WorkerLink } from '../../../ide/board/virtual/worker-link.ts';
import { makeLink, payloadOfLink } from '../../../ide/project/share-link.ts';
import type { Project } from '../../../ide/project/project.ts';
import { createFileServices, type FileServices } from '../../../ide/session/file-services.ts';
import { doFileJob, type FileJob, type FileReport } from '../../../ide/session/file-work.ts';

/** A computer with these projects on it; what is written beyond `room` does not fit. */
function computer(
  projects: readonly Project[] = [],
  room = Infinity,
): { stored: Map<string, Project>; aside: Map<string, Project>; files: FileServices } {
  const stored = new Map(projects.map((project) => [project.id, project]));
  const aside = new Map<string, Project>();
  const files = createFileServices({
    storage: {
      aside,
      list: async () => [...aside.values(), ...stored.values()],
      read: async (id) => stored.get(id),
      write: async (project) => {
        if (stored.size >= room) return { outcome: 'failed', reason: 'full' };
        stored.set(project.id, project);
        return { outcome: 'saved' };
      },
    },
    startFileWorker: (): WorkerLink<FileJob, FileReport> => {
      let heard: Parameters<WorkerLink<FileJob, FileReport>['listen']>[0] | undefined;
      return {
        listen: (listener) => {
          heard = listener;
        },
        // As a worker gets it: a copy. Node cannot copy files.
        postMessage: (job) =>
          void doFileJob(job.type === 'open' ? job : structuredClone(job), () =>
            Promise.reject(new Error('no runtime')),
          ).then((report) => heard?.message(report)),
        terminate: () => undefined,
      };
    },
    today: () => 5000,
    hasLesson: async (slug) => slug === 'cold-chain',
  });
  return { stored, aside, files };
}

const project = (id: string, more: Partial<Project> = {}): Project => ({
  id,
  name: `Progetto ${id}`,
  editor: 'python',
  files: { 'main.py': `print("${id}")\n` },
  changedAt: 1000,
  revision: 7,
  ...more,
});

const told = ({ name, editor, files, lesson }: Project): unknown => ({ name, editor, files, lesson });

describe('everything on one computer', () => {
  beforeAll(() => setLanguage('en'));

  it('is there on another one: programs, files, and where the pupil is in a lesson', async () => {
    const lesson = { slug: 'cold-chain', progress: { step: 'think', answers: {} } };
    const mine = [
      project('a'),
      project('b', { files: { 'main.py': 'import più\n', 'più.py': 'x = 1\n', 'dati.txt': '' } }),
      project('c', { lesson }),
      project('d', { name: 'Progetto a' }),
    ];
    const made = await computer(mine).files.exportAll();
    expect(made).toMatchObject({ fileName: 'microbit-4-1970-01-01.zip', projects: 4 });
    const other = computer([project('x')]);
    const opened = await other.files.openFiles([new File([made?.zip ?? ''], 'all.zip')]);
    expect(opened).toMatchObject({ ok: true, value: { leftOut: [], notKept: [] } });
    const arrived = [...other.stored.values()].filter((one) => one.id !== 'x');
    expect(arrived.map(told)).toEqual(expect.arrayContaining(mine.map(told)));
    expect(arrived).toHaveLength(4);
    expect(new Set([...arrived.map((one) => one.id), 'a', 'b', 'c', 'd']).size).toBe(8);
    expect(other.stored.get('x')).toEqual(project('x'));
  });

  it('says which projects found no room, and still has them open', async () => {
    const made = await computer([project('a'), project('b'), project('c')]).files.exportAll();
    const small = computer([], 2);
    const opened = await small.files.openFiles([new File([made?.zip ?? ''], 'all.zip')]);
    expect(opened).toMatchObject({ ok: true });
    expect(small.stored.size).toBe(2);
    expect([...small.aside.values()].map((one) => one.name)).toEqual(opened.ok ? opened.value.notKept : []);
    expect((await small.files.exportAll())?.projects).toBe(3);
  });

  it('that holds nothing makes no zip', async () => {
    expect(await computer().files.exportAll()).toBeUndefined();
  });
});

describe('a project from elsewhere', () => {
  it('of a lesson that is not here is a project without one, and is never from the future', async () => {
    const { files, stored } = computer();
    const far = project('a', { lesson: { slug: 'unknown', progress: {} }, changedAt: Date.UTC(2050, 1) });
    const zip = await files.exportZip(far);
    await files.openFiles([new File([zip?.zip ?? ''], 'a.zip')]);
    expect([...stored.values()]).toMatchObject([{ name: 'Progetto a', changedAt: 5000, revision: 1 }]);
    expect([...stored.values()][0]).not.toHaveProperty('lesson');
  });

  it('with files that the board’s own modules hide says which', async () => {
    const { files } = computer();
    const given = [new File(['import music\n'], 'main.py'), new File(['x = 1\n'], 'music.py')];
    expect(await files.openFiles(given)).toMatchObject({
      value: { moreFiles: ['music.py'], hidden: ['music.py'] },
    });
    const several = [project('a'), project('b', { files: { 'main.py': '', 'random.py': '' } })];
    const zip = await computer(several).files.exportAll();
    expect(await files.openFiles([new File([zip?.zip ?? ''], 'all.zip')])).toMatchObject({
      value: { others: ['Progetto b'], moreFiles: [], hidden: ['random.py'] },
    });
  });

  it('in a link becomes one more project, blocks as blocks, and a bad link changes nothing', async () => {
    const { files, stored } = computer([project('a')]);
    const link = makeLink({ name: 'Cuore', editor: 'blocks', files: { 'main.py': 'print(1)\n' } }, 'x');
    const payload = link.ok ? payloadOfLink(link.value.link) : '';
    const opened = await files.openShared(payload);
    expect(stored.get(opened.ok ? opened.value.id : '')).toMatchObject({
      name: 'Cuore',
      editor: 'blocks',
      files: { 'main.py': 'print(1)\n' },
      blocks: { pensabitBlocks: 1 },
    });
    expect(await files.openShared(payload.slice(0, -4))).toEqual({ ok: false, problem: { code: 'cut' } });
    expect(stored.size).toBe(2);
  });
});
