// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { droppedFiles } from '../../../../ide/ui/files/dropped-files.ts';

type Tree = string | Readonly<Record<string, string | object>>;

/** A thing on a desk, as browsers hand it to a page: folders give a few of their things at a time. */
function entry(name: string, tree: Tree, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  if (typeof tree === 'string') {
    const file = (give: (file: File) => void): void => give(new File([tree], name));
    return { isFile: true, isDirectory: false, fullPath, file } as unknown as FileSystemEntry;
  }
  const inside = Object.entries(tree).map(([key, value]) => entry(key, value as Tree, fullPath));
  const createReader = (): unknown => {
    const rest = [...inside];
    return { readEntries: (give: (some: FileSystemEntry[]) => void) => give(rest.splice(0, 2)) };
  };
  return { isFile: false, isDirectory: true, fullPath, createReader } as unknown as FileSystemEntry;
}

function dropOf(...entries: readonly FileSystemEntry[]): DataTransfer {
  return {
    files: [],
    items: entries.map((one) => ({ webkitGetAsEntry: () => one })),
  } as unknown as DataTransfer;
}

describe('things let go over the page', () => {
  it('are read with all that is in their folders', async () => {
    const game = entry('gioco', {
      'main.py': 'a',
      lib: { 'b.py': 'b' },
      'c.py': 'c',
      'd.txt': 'd',
      'e.txt': 'e',
    });
    const { files, paths } = await droppedFiles(dropOf(game, entry('spia.py', 's')));
    const expected = [
      'gioco/main.py',
      'gioco/lib/b.py',
      'gioco/c.py',
      'gioco/d.txt',
      'gioco/e.txt',
      'spia.py',
    ];
    expect(paths).toEqual(expected);
    expect(await Promise.all(files.map((file) => file.text()))).toEqual(['a', 'b', 'c', 'd', 'e', 's']);
  });

  it('are plain files where there is no folder among them', async () => {
    const file = new File(['x'], 'main.py');
    const transfer = { files: [file], items: [{ webkitGetAsEntry: () => entry('main.py', 'x') }] };
    expect(await droppedFiles(transfer as unknown as DataTransfer)).toEqual({ files: [file] });
    expect(await droppedFiles(null)).toEqual({ files: [] });
  });

  it('are not read for ever: no more than an import takes, and not deeper than projects are', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, index) => [`${String(index)}.py`, 'x']),
    );
    expect((await droppedFiles(dropOf(entry('x', many)))).files).toHaveLength(2_001);
    let deep: Tree = { 'main.py': 'x' };
    for (let level = 0; level < 20; level++) deep = { down: deep };
    expect((await droppedFiles(dropOf(entry('x', deep)))).files).toHaveLength(0);
  });
});
