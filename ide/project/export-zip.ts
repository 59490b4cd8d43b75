import { zipSync, type Zippable } from 'fflate';
import { downloadName, isSafeFileName, plainProjectName } from './file-name.ts';
import { blocksJsonName, projectFileName, type ProjectFile } from './project-folder.ts';
import type { Project } from './project.ts';

/** What of a project goes into a zip. */
export type ProjectForZip = Pick<Project, 'name' | 'editor' | 'blocks' | 'files' | 'lesson' | 'changedAt'>;

export interface ExportedZip {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A zip knows no time before 1980 or after 2099. */
const times = { first: Date.UTC(1980, 0, 2), last: Date.UTC(2099, 11, 30) } as const;

/**
 * Projects as a zip, each in a folder of its own (see project-folder.ts). One alone is named after itself, several
 * after `day` (ISO, `2026-11-22`).
 */
export function exportZip(projects: readonly ProjectForZip[], day: string): ExportedZip {
  const folders: Zippable = {};
  const taken = new Set<string>();
  for (const project of projects) {
    const folder = freeName(folderName(project.name), taken);
    for (const [name, text] of folderOf(project)) {
      folders[`${folder}/${name}`] = [new TextEncoder().encode(text), { mtime: timeOf(project.changedAt) }];
    }
  }
  const [only, ...others] = projects;
  return {
    fileName:
      only !== undefined && others.length === 0
        ? downloadName(only.name, 'zip')
        : `microbit-${String(projects.length)}-${day}.zip`,
    bytes: zipSync(folders, { level: 6 }),
  };
}

function folderOf(project: ProjectForZip): ReadonlyMap<string, string> {
  const { name, editor, blocks, files, lesson, changedAt } = project;
  const texts = new Map<string, string>();
  const names: Record<string, string> = {};
  const taken = new Set([projectFileName, blocksJsonName]);
  for (const [file, text] of Object.entries(files)) {
    const plain = isSafeFileName(file) ? file : `file-${String(texts.size + 1)}${endingOf(file)}`;
    const stored = freeName(plain, taken);
    if (stored !== file) names[stored] = file;
    texts.set(stored, text);
  }
  if (blocks !== undefined) texts.set(blocksJsonName, `${JSON.stringify(blocks, undefined, 1)}\n`);
  const about: ProjectFile = {
    pensabit: 1,
    name,
    editor,
    changed: new Date(timeOf(changedAt)).toISOString(),
    ...(lesson === undefined ? {} : { lesson }),
    ...(Object.keys(names).length === 0 ? {} : { names }),
  };
  texts.set(projectFileName, `${JSON.stringify(about, undefined, 2)}\n`);
  return texts;
}

function timeOf(changedAt: number): number {
  return Math.min(Math.max(changedAt, times.first), times.last);
}

function endingOf(name: string): string {
  return /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
}

/** A folder that every system makes: "La catena del freddo", in its own letters. */
function folderName(projectName: string): string {
  const plain = plainProjectName(projectName)
    .replace(/[/\\:*?"<>|.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...plain].slice(0, 40).join('').trim();
  return isSafeFileName(short) ? short : 'project';
}

/** Windows and macOS take `Gioco` and `gioco` for one name. */
function freeName(name: string, taken: Set<string>): string {
  const ending = endingOf(name);
  const stem = name.slice(0, name.length - ending.length);
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem} (${String(count)})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}
