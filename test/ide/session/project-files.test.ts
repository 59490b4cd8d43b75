import { describe, expect, it } from 'vitest';
import { createStore } from '../../../ide/base/store.ts';
import { newProject } from '../../../ide/project/new-project.ts';
import { createProjectFiles, type ProjectFiles } from '../../../ide/session/project-files.ts';

function projectOf(more: Record<string, string> = {}): {
  files: ProjectFiles;
  texts: () => Readonly<Record<string, string>>;
  put: (files: Record<string, string>) => void;
  mayChange: (yes: boolean) => void;
} {
  const first = newProject({ name: 'Box', editor: 'python', source: 'print(1)\n' }, 1);
  const project = createStore({ ...first, files: { ...first.files, ...more } });
  let may = true;
  const put = (files: Readonly<Record<string, string>>): void => project.set({ ...project.value, files });
  return {
    files: createProjectFiles(project, { mayChange: () => may, change: put }),
    texts: () => project.value.files,
    put,
    mayChange: (yes) => {
      may = yes;
    },
  };
}

describe('the files of a project', () => {
  it('begin with main.py on screen', () => {
    const { files } = projectOf({ 'helper.py': '' });
    expect(files.open.value).toBe('main.py');
    files.show('helper.py');
    expect(files.open.value).toBe('helper.py');
    files.show('nowhere.py');
    expect(files.open.value).toBe('helper.py');
  });

  it('take a new one and show it', () => {
    const { files, texts } = projectOf();
    expect(files.add('helper', 'x = 1\n')).toBeUndefined();
    expect(texts()).toEqual({ 'main.py': 'print(1)\n', 'helper.py': 'x = 1\n' });
    expect(files.open.value).toBe('helper.py');
    expect(files.add('helper.py')?.code).toBe('taken');
    expect(files.add('music')?.code).toBe('built-in');
    expect(Object.keys(texts())).toHaveLength(2);
  });

  it('get other names, and the imports with them', async () => {
    const { files, texts } = projectOf({ 'helper.py': 'x = 1\n', 'data.txt': 'helper' });
    files.edit('main.py', 'from helper import x\n');
    files.show('helper.py');
    expect(await files.rename('helper.py', 'tools')).toBeUndefined();
    expect(texts()).toEqual({
      'main.py': 'from tools import x\n',
      'tools.py': 'x = 1\n',
      'data.txt': 'helper',
    });
    expect(Object.keys(texts())).toEqual(['main.py', 'tools.py', 'data.txt']);
    expect(files.open.value).toBe('tools.py');
    expect((await files.rename('main.py', 'first'))?.code).toBe('main');
    expect((await files.rename('tools.py', 'data.txt'))?.code).toBe('taken');
    expect((await files.rename('gone.py', 'x'))?.code).toBe('gone');
    expect(await files.rename('tools.py', 'Tools')).toBeUndefined();
    expect(texts()['main.py']).toBe('from Tools import x\n');
  });

  it('can be had back after they were removed', () => {
    const { files, texts } = projectOf({ 'helper.py': 'x = 1\n' });
    files.show('helper.py');
    files.remove('helper.py');
    expect(texts()).toEqual({ 'main.py': 'print(1)\n' });
    expect(files.open.value).toBe('main.py');
    expect(files.removed.value).toEqual({ name: 'helper.py', text: 'x = 1\n' });
    files.add('helper', 'y = 2\n');
    files.restore();
    expect(texts()).toMatchObject({ 'helper.py': 'y = 2\n', 'helper_2.py': 'x = 1\n' });
    expect(files.open.value).toBe('helper_2.py');
    expect(files.removed.value).toBeUndefined();
  });

  it('always have main.py', () => {
    const { files, texts } = projectOf();
    files.remove('main.py');
    expect(texts()).toHaveProperty(['main.py']);
    expect(files.removed.value).toBeUndefined();
  });

  it('stay as they are in a tab that reads along', async () => {
    const { files, texts, mayChange } = projectOf({ 'helper.py': '' });
    mayChange(false);
    expect(files.add('x')?.code).toBe('elsewhere');
    expect((await files.rename('helper.py', 'y'))?.code).toBe('elsewhere');
    files.remove('helper.py');
    expect(Object.keys(texts())).toEqual(['main.py', 'helper.py']);
  });

  it('show main.py when another version of the project has the open file no more', () => {
    const { files, put } = projectOf({ 'helper.py': '' });
    files.show('helper.py');
    put({ 'main.py': 'print(2)\n' });
    expect(files.open.value).toBe('main.py');
  });

  it('take edits only of what is there', () => {
    const { files, texts } = projectOf();
    files.edit('gone.py', 'x');
    expect(texts()).toEqual({ 'main.py': 'print(1)\n' });
  });
});
