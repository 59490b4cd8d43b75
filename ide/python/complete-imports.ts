import { api, apiMembers } from '../../firmware/micropython/api.ts';
import {
  completion,
  entryCompletion,
  ownCompletion,
  type Completion,
  type CompletionPlace,
} from './completion-item.ts';
import { projectThings } from './program-cache.ts';
import { lastName } from './things.ts';

/** Behind `import`, `from` and `from module import`; undefined anywhere else. */
export function importCompletions(
  place: CompletionPlace,
  statement: string,
): readonly Completion[] | undefined {
  const { offset } = place;
  const from = offset - (/[\p{L}\p{N}_]*$/u.exec(statement)?.[0].length ?? 0);
  const modules = /^(?:import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*|from\s+)[\p{L}\p{N}_]*$/u.test(statement);
  if (modules) {
    const own = projectThings(place.files).modules();
    return [
      ...own.map((name) =>
        completion({ label: name, kind: 'module', insert: name, order: `0${name}`, from }),
      ),
      ...api
        .filter((one) => one.kind === 'module' && one.name !== 'builtins' && !own.includes(one.name))
        // `time` has another name for those who know it; a pupil needs one.
        .filter(({ name }) => !/^u[a-z]/.test(name) || /\bu\w*$/.test(statement))
        .map((one) => entryCompletion(place, one, one.name, from, '1')),
    ];
  }
  if (/^import\s|^from\s+\S+\s+$/.test(statement) && /^from\s+\S+\s+$/.test(statement))
    return [completion({ label: 'import', kind: 'keyword', insert: 'import $0', order: '0', from })];
  const module = /^from\s+([\p{L}\p{N}_]+)\s+import\s+[(]?[^#]*$/u.exec(statement)?.[1];
  if (module === undefined) return /^(import|from)\s/.test(statement) ? [] : undefined;
  if (/\bas\s+\w*$/.test(statement)) return [];
  const own = projectThings(place.files).program(`${module}.py`);
  const star = completion({ label: '*', kind: 'keyword', insert: '*', order: '0*', from });
  if (own !== undefined)
    return [...own.visible(own.scopes.module).map((make) => ownCompletion(make, from, '1')), star];
  const members = apiMembers(module).filter((one) => one.inner !== true && !lastName(one).startsWith('__'));
  return [
    // The board's own names all come with `*` at once; of other modules a pupil knows what is wanted.
    ...(members.length === 0 ? [] : [star]),
    ...members.map((one) => ({
      ...entryCompletion(place, one, lastName(one), from, '1'),
      insert: lastName(one),
    })),
  ];
}
