import type { Outcome } from '../../firmware/image/image-problem.ts';
import { moduleNames } from '../../firmware/micropython/module-names.ts';
import { t } from '../i18n/translate.ts';
import type { ProjectForHex } from '../project/export-hex.ts';
import type { ProjectForZip } from '../project/export-zip.ts';
import type { GivenFile } from '../project/import-files.ts';
import { newProject } from '../project/new-project.ts';
import type { ProjectStorage } from '../project/project-storage.ts';
import type { Project } from '../project/project.ts';
import {
  makeHex,
  makeZip,
  readFiles,
  readLink,
  type ReadOptions,
  type StartFileWorker,
} from './file-desk.ts';
import type {
  MadeHex,
  MadeZip,
  MakeProblem,
  OpenedFiles,
  OpenedProgram,
  OpenFilesProblem,
  OpenLinkProblem,
} from './file-work.ts';

/** Files that became projects of their own. */
export interface OpenedProject {
  readonly id: string;
  readonly name: string;
  /** Names of the other projects of the same zip or folder; they are in the library. */
  readonly others: readonly string[];
  /** Files beside main.py of a project that came alone: they go to the board with it. */
  readonly moreFiles: readonly string[];
  /** Files of any of the projects that no program can import, since the board has a module of that name. */
  readonly hidden: readonly string[];
  /** Files that are no text or belong to no program; they are in what was opened, not in the project. */
  readonly leftOut: readonly string[];
  /** Why other projects of the same zip or folder did not open. */
  readonly refused: readonly OpenFilesProblem[];
  /** One was made of blocks, and they cannot show it: it is Python now. */
  readonly tooMuchForBlocks: boolean;
  /** Names of projects that this browser could not keep; they are open as long as the page is. */
  readonly notKept: readonly string[];
}

/** Files in and out: a part of the application's services (app-services.ts). */
export interface FileServices {
  /** A project as a hex file for the MICROBIT drive. @throws {DOMException} `AbortError` */
  makeHex(project: ProjectForHex, signal: AbortSignal): Promise<Outcome<MadeHex, MakeProblem>>;
  /**
   * Makes new projects of a .hex, a .zip, a .blocks.json, .py files or a folder; no other project changes. `half` says
   * which program of a universal hex, when its two differ.
   */
  openFiles(
    files: readonly GivenFile[],
    options?: ReadOptions,
  ): Promise<Outcome<OpenedProject, OpenFilesProblem>>;
  /** Makes a new project of what a link holds (ide/project/share-link.ts); no other project changes. */
  openShared(payload: string): Promise<Outcome<OpenedProject, OpenLinkProblem>>;
  /** A project by its id, to give it away; undefined when it is gone. */
  readProject(id: string): Promise<Project | undefined>;
  /** A project as a zip that anybody can read; undefined when it could not be made. */
  exportZip(project: ProjectForZip): Promise<MadeZip | undefined>;
  /**
   * Every project on this computer in one zip, lessons with their progress, for taking them to another computer;
   * `openFiles` brings all of them back. Undefined when there is none or it could not be made.
   */
  exportAll(): Promise<MadeZip | undefined>;
}

export interface FileServicesDependencies {
  readonly storage: Pick<ProjectStorage, 'list' | 'read' | 'write' | 'aside'>;
  readonly startFileWorker: StartFileWorker;
  readonly today: () => number;
  /** False when it is certain that there is no such lesson here. */
  readonly hasLesson: (slug: string) => Promise<boolean>;
}

export function createFileServices(dependencies: FileServicesDependencies): FileServices {
  const { storage, startFileWorker, today, hasLesson } = dependencies;
  const day = (): string => new Date(today()).toISOString().slice(0, 10);

  /** Stores it as a project of its own. */
  const keep = async (program: OpenedProgram): Promise<{ project: Project; kept: boolean }> => {
    const { name, editor, files, blocks, lesson, changedAt } = program;
    const now = today();
    const ofLesson = lesson !== undefined && (await hasLesson(lesson.slug)) ? lesson : undefined;
    const fresh = newProject(
      {
        name: name === '' ? t('session.freeProject') : name,
        editor,
        source: '',
        blocks,
        ...(ofLesson === undefined ? {} : { lesson: ofLesson }),
      },
      // A clock that is wrong elsewhere must not put it before all that comes later.
      Math.min(changedAt ?? now, now),
    );
    const project: Project = { ...fresh, files, revision: 1 };
    const written = await storage.write(project, 0);
    if (written.outcome !== 'failed') return { project, kept: true };
    // As long as the page is open it is among the others.
    storage.aside.set(project.id, { ...project, revision: 0 });
    return { project, kept: false };
  };

  const opened = async (
    program: OpenedProgram,
    { others, leftOut, refused }: Pick<OpenedFiles, 'others' | 'leftOut' | 'refused'>,
  ): Promise<OpenedProject> => {
    const failed: string[] = [];
    const keepOne = async (one: OpenedProgram): Promise<Project> => {
      const { project, kept } = await keep(one);
      if (!kept) failed.push(project.name);
      return project;
    };
    // One after the other: a hundred writes at once would keep the page waiting for the first.
    const called: string[] = [];
    for (const other of others) called.push((await keepOne(other)).name);
    const project = await keepOne(program);
    const all = [program, ...others];
    const names = new Set(all.flatMap((one) => Object.keys(one.files)));
    return {
      id: project.id,
      name: project.name,
      others: called,
      moreFiles: others.length > 0 ? [] : Object.keys(project.files).filter((file) => file !== 'main.py'),
      hidden: [...names].filter((file) => file.endsWith('.py') && moduleNames.has(file.slice(0, -3))),
      leftOut,
      refused,
      tooMuchForBlocks: all.some((one) => one.tooMuchForBlocks === true),
      notKept: failed,
    };
  };

  return {
    makeHex: (project, signal) => makeHex(startFileWorker, project, signal),
    async openFiles(given, options) {
      const read = await readFiles(startFileWorker, given, options);
      if (!read.ok) return read;
      return { ok: true, value: await opened(read.value, read.value) };
    },
    async openShared(payload) {
      const read = await readLink(startFileWorker, payload);
      return read.ok
        ? { ok: true, value: await opened(read.value, { others: [], leftOut: [], refused: [] }) }
        : read;
    },
    readProject: (id) => storage.read(id),
    exportZip: (project) => makeZip(startFileWorker, [project], day()),
    async exportAll() {
      const all = await storage.list();
      return all.length === 0 ? undefined : makeZip(startFileWorker, all, day());
    },
  };
}
