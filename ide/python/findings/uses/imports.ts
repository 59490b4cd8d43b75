/** Modules and names that the board in use does not have. */
import type { ApiEntry } from '../../../../firmware/micropython/api-entry.ts';
import { apiMember, apiMembers } from '../../../../firmware/micropython/api.ts';
import { moduleNames } from '../../../../lessons/checks/micropython-names.ts';
import { nearName } from '../../near-name.ts';
import type { Finding } from '../../syntax/finding.ts';
import type { Node } from '../../syntax/tree.ts';
import { type NameScope, scopeOf } from '../name-scopes.ts';
import { type UseWorld, add, change, last, span } from '../use-world.ts';

/** Modules of computers that pupils meet elsewhere. */
const computerModules = new Set(
  'tkinter turtle pygame numpy requests datetime threading json re socket pandas matplotlib playsound keyboard pyautogui asyncio serial pathlib logging statistics calendar string itertools functools typing dataclasses enum decimal fractions copy csv sqlite3 urllib hashlib subprocess'.split(
    ' ',
  ),
);

// Modules and members

export function findImport(node: Node, world: UseWorld): Finding[] {
  const found: Finding[] = [];
  const importable = (module: string): boolean =>
    moduleNames.has(module) || apiMembers(module).length > 0 || world.files.includes(`${module}.py`);
  const explainModule = (at: Node, module: string): void => {
    const [root = ''] = module.split('.');
    if (root === '' || module.startsWith('.')) return;
    if (importable(root)) {
      const entry = apiClassOrModule(root);
      if (entry !== undefined && !moduleOn(entry, world.board))
        found.push({
          ...span(at),
          key: world.board === 'v1' ? 'error.board.v2' : 'error.board.v1',
          values: { name: root },
        });
      else if (module === `${root}.py`)
        found.push({
          ...span(at),
          key: 'error.import.py',
          values: { name: root },
          fix: change(world, at.from, at.to, world.source.slice(at.from, at.to).replace(/\.py\b/, '')),
        });
      return;
    }
    if (computerModules.has(root)) {
      found.push({ ...span(at), key: 'error.import.computer', values: { name: root } });
      return;
    }
    const near = nearName(root, [...moduleNames, ...world.files.map((file) => file.replace(/\.py$/, ''))]);
    found.push(
      near === undefined
        ? { ...span(at), key: 'error.import', values: { name: root } }
        : {
            ...span(at),
            key: 'error.import.near',
            values: { name: root, near },
            fix: { from: root, to: near },
          },
    );
  };
  if (node.kind === 'import') {
    for (const alias of node.kids) explainModule(alias, alias.text);
    return found;
  }
  explainModule(node, node.text);
  const members = apiMembers(node.text);
  if (found.length > 0 || members.length === 0) return found;
  for (const alias of node.kids) {
    if (alias.text === '*') continue;
    const member = apiMember(node.text, alias.text);
    if (member === undefined) {
      const near = /^(all|everything|tutto|star)$/i.test(alias.text)
        ? '*'
        : nearName(
            alias.text,
            members.map(({ name }) => last(name)),
          );
      if (near === undefined && moduleNames.has(alias.text))
        found.push({
          ...span(alias),
          key: 'error.import.own',
          values: { name: alias.text, module: node.text },
        });
      else
        found.push(
          near === undefined
            ? { ...span(alias), key: 'error.import.name', values: { name: alias.text, module: node.text } }
            : {
                ...span(alias),
                key: 'error.import.nameNear',
                values: { name: alias.text, module: node.text, near },
                fix: { from: alias.text, to: near },
              },
        );
    } else add(found, boardFinding(alias, member, world, alias.text));
  }
  return found;
}

function apiClassOrModule(name: string): ApiEntry | undefined {
  const [one] = apiMembers(name);
  return one === undefined ? undefined : one;
}

/** A module is on a board when something in it is. */
function moduleOn(member: ApiEntry, board: 'v1' | 'v2' | undefined): boolean {
  if (board === undefined) return true;
  const module = member.name.slice(0, member.name.indexOf('.'));
  return apiMembers(module).some(({ boards }) => boards.includes(board));
}

export function boardFinding(
  node: Node,
  entry: ApiEntry,
  { board }: UseWorld,
  name: string,
): Finding | undefined {
  if (board === undefined || entry.boards.includes(board)) return undefined;
  return { ...span(node), key: board === 'v1' ? 'error.board.v2' : 'error.board.v1', values: { name } };
}

export function findBoardOnly(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  if (world.board === undefined || scopeOf(node.text, scope) !== undefined) return undefined;
  const entry = world.types.entryOf(node, scope);
  return entry === undefined ? undefined : boardFinding(node, entry, world, node.text);
}
