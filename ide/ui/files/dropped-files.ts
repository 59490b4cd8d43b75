/** Files that were let go over the page. `paths` is there when a folder was among them: where each file was in it. */
export interface DroppedFiles {
  readonly files: readonly File[];
  readonly paths?: readonly string[];
}

/** Files read of a folder; who reads them refuses more. */
const fileLimit = 2_001;
const depthLimit = 8;

/**
 * The files of a drop, those in folders too. What the drop holds must be asked while its event is being dealt with, so
 * call this before anything is awaited.
 */
export function droppedFiles(transfer: DataTransfer | null): Promise<DroppedFiles> {
  const files = [...(transfer?.files ?? [])];
  const entries = [...(transfer?.items ?? [])].map((item) => entryOf(item));
  const roots = entries.filter((entry) => entry !== null);
  if (!roots.some((entry) => entry.isDirectory)) return Promise.resolve({ files });
  return walk(roots);
}

/** Old name, in every browser; happy-dom has none. */
function entryOf(item: DataTransferItem): FileSystemEntry | null {
  return typeof item.webkitGetAsEntry === 'function' ? item.webkitGetAsEntry() : null;
}

async function walk(roots: readonly FileSystemEntry[]): Promise<DroppedFiles> {
  const files: File[] = [];
  const paths: string[] = [];
  const visit = async (entry: FileSystemEntry, depth: number): Promise<void> => {
    if (files.length >= fileLimit) return;
    if (isFile(entry)) {
      files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
      paths.push(entry.fullPath.replace(/^\//, ''));
    } else if (isFolder(entry) && depth < depthLimit) {
      const reader = entry.createReader();
      // It gives some at a time, and an empty list at the end.
      for (;;) {
        const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
          reader.readEntries(resolve, reject),
        );
        if (some.length === 0) break;
        for (const one of some) await visit(one, depth + 1);
      }
    }
  };
  for (const root of roots) await visit(root, 0);
  return { files, paths };
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
