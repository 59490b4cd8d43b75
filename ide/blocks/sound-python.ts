import { layoutProblems } from '../../lessons/checks/python-layout.ts';
import { pythonTree } from './python-tree.ts';

/** Parses without error, and without what the layout scan finds wrong. */
export function isSound(text: string): boolean {
  if (layoutProblems(text).some((problem) => problem.kind !== 'mixed-indent')) return false;
  let sound = true;
  pythonTree(text).iterate({
    enter(node) {
      // The parser misses a value behind `yield`; Python does not.
      if (
        node.type.isError &&
        !(node.from === node.to && node.node.parent?.name.startsWith('Yield') === true)
      )
        sound = false;
      return sound;
    },
  });
  return sound;
}
