import { createStore, type Store, type WritableStore } from '../base/store.ts';
import type { Project } from '../project/project.ts';
import { asFileName, checkFileName, mainFile, type FileNameProblem } from './file-name.ts';
import type { RemovedFile } from './workbench.ts';

/** The files of the project on the desk: which one is on screen, and how they come, go and are called. */
export interface ProjectFiles {
  readonly open: Store<string>;
  readonly removed: Store<RemovedFile | undefined>;
  readonly show: (name: string) => void;
  readonly add: (name: string, text?: string) => FileNameProblem | undefined;
  readonly rename: (from: string, to: string) => Promise<FileNameProblem | undefined>;
  readonly remove: (name: string) => void;
  readonly restore: () => void;
  readonly edit: (name: string, text: string) => void;
  readonly close: () => void;
}

export interface ProjectFilesDependencies {
  /** False in a tab that only reads along. */
  readonly mayChange: () => boolean;
  readonly change: (files: Project['files']) => void;
}

export function createProjectFiles(
  project: WritableStore<Project>,
  { mayChange, change }: ProjectFilesDependencies,
): ProjectFiles {
  const open = createStore(mainFile);
  const removed = createStore<RemovedFile | undefined>(undefined);
  const all = (): Project['files'] => project.value.files;
  const has = (name: string): boolean => Object.hasOwn(all(), name);
  const elsewhere: FileNameProblem = { code: 'elsewhere', values: {} };

  /** Whatever replaces the files (another tab's work, an older point): what is on screen is one of them. */
  const close = project.subscribe(() => {
    if (!has(open.value)) open.set(mainFile);
  });

  return {
    open,
    removed,
    close,
    show(name) {
      if (has(name)) open.set(name);
    },
    add(typed, text = '') {
      const name = asFileName(typed);
      const problem = mayChange() ? checkFileName(name, Object.keys(all())) : elsewhere;
      if (problem !== undefined) return problem;
      change({ ...all(), [name]: text });
      open.set(name);
      return undefined;
    },
    async rename(from, typed) {
      const to = asFileName(typed);
      if (to === from) return undefined;
      const refusal = (): FileNameProblem | undefined => {
        if (!mayChange()) return elsewhere;
        if (from === mainFile) return { code: 'main', values: {} };
        if (!has(from)) return { code: 'gone', values: { name: from } };
        const others = Object.keys(all()).filter((name) => name !== from);
        return checkFileName(to, others);
      };
      const before = refusal();
      if (before !== undefined) return before;
      // Who imports it goes on finding it. Reading programs is loaded when somebody first needs it.
      const { renameModule } = await import('../python/rename-module.ts');
      const since = refusal();
      if (since !== undefined) return since;
      const texts = renameModule(all(), from, to);
      const shown = open.value === from;
      change(
        Object.fromEntries(
          Object.entries(texts).map(([name, text]) => (name === from ? [to, text] : [name, text])),
        ),
      );
      if (shown) open.set(to);
      return undefined;
    },
    remove(name) {
      const text = all()[name];
      if (name === mainFile || text === undefined || !mayChange()) return;
      const { [name]: _gone, ...rest } = all();
      removed.set({ name, text });
      change(rest);
    },
    restore() {
      const file = removed.value;
      if (file === undefined || !mayChange()) return;
      removed.set(undefined);
      // Its name may have been taken meanwhile: then it comes back beside the other one.
      const dot = file.name.lastIndexOf('.');
      const [stem, extension] = dot < 0 ? [file.name, ''] : [file.name.slice(0, dot), file.name.slice(dot)];
      let name = file.name;
      for (let count = 2; has(name); count += 1) name = `${stem}_${String(count)}${extension}`;
      change({ ...all(), [name]: file.text });
      open.set(name);
    },
    edit(name, text) {
      if (!has(name) || all()[name] === text) return;
      change({ ...all(), [name]: text });
    },
  };
}
