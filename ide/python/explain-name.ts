/** A name that the board does not know when it comes to it. */
import { explainName } from './findings/find-names.ts';
import { nearName } from './near-name.ts';
import { fileNamed, lastLine, say, type Explanation, type RaisedAt } from './raised.ts';

/** `name 'x' isn't defined`, where the text alone saw nothing wrong. */
export function explainUnset(name: string, raised: RaisedAt): Explanation {
  const { world, line, source } = raised;
  const { module } = world.scopes;
  const made = (module.made.get(name) ?? []).filter(({ how }) => how !== 'augment');
  const before = made.findLast(({ node }) => line !== undefined && node.line < line);
  // It is in the text above, and was not carried out: in an `if`, in a function that nobody called.
  if (before !== undefined) {
    const deleted = new RegExp(`^\\s*del\\s+[^#\\n]*\\b${name}\\b`, 'm').exec(source);
    if (deleted !== null)
      return say('error.name.deleted', { name, at: source.slice(0, deleted.index + 1).split('\n').length });
    if (before.how === 'for') return say('error.name.noRound', { name, at: before.node.line });
    return say('error.name.skipped', { name, at: before.node.line });
  }
  const later = made.find(({ node }) => line !== undefined && node.line > line);
  const inFunction = world.scopes.all.some(
    ({ kind, node }) =>
      kind === 'function' && line !== undefined && node.line <= line && lastLine(source, node) >= line,
  );
  if (later !== undefined && !inFunction) {
    const key =
      later.how === 'def' || later.how === 'class' ? 'error.name.laterFunction' : 'error.name.later';
    return say(key, { name, at: later.node.line });
  }
  for (const module of world.scopes.stars) {
    const other = fileNamed(module, raised.files);
    const near = other && nearName(name, other.scopes.module.made.keys());
    if (other !== undefined && near !== undefined)
      return {
        ...say('error.attribute.near', { owner: other.file, name, near }),
        fix: { from: name, to: near },
      };
  }
  return explainName(name, world.scopes);
}
