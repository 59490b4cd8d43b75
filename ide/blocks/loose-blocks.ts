import { parseBlocksDocument, type BlocksDocument, type BlockState } from './blocks-document.ts';

/**
 * `document` together with the blocks of `saved` that hang under no start. They make no Python, so they would be
 * gone after a pupil has edited the Python and comes back; they lie where they lay.
 */
export function withLooseBlocks(document: BlocksDocument, saved: BlocksDocument): BlocksDocument {
  const loose = saved.workspace.blocks.blocks.filter((block) => block.type !== 'start');
  if (loose.length === 0) return document;
  const variables = [...document.workspace.variables];
  const idByName = new Map(variables.map(({ name, id }) => [name, id]));
  const idNow = new Map<string, string>();
  for (const { name, id } of saved.workspace.variables) {
    const known = idByName.get(name);
    idNow.set(id, known ?? id);
    // An id of the old document may be another variable's in the new one.
    if (known !== undefined) continue;
    const free = variables.some((one) => one.id === id) ? `${id}.loose` : id;
    idNow.set(id, free);
    variables.push({ name, id: free });
  }
  const joined = parseBlocksDocument({
    pensabitBlocks: 1,
    workspace: {
      blocks: {
        languageVersion: 0,
        blocks: [
          ...document.workspace.blocks.blocks,
          ...loose.map((block) => renameVariables(block, idNow) as BlockState),
        ],
      },
      variables,
    },
  });
  // Together they may be more than a workspace holds; then the program goes first.
  return joined.ok ? joined.document : document;
}

/** Copies blocks; the only `{ id }` objects in them are references to variables. */
function renameVariables(value: unknown, idNow: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => renameVariables(item, idNow));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'id' && typeof only[1] === 'string') {
    return { id: idNow.get(only[1]) ?? only[1] };
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, renameVariables(item, idNow)]));
}
