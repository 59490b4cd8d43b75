import type { ApiEntry } from './api-entry.ts';
import { api, apiMember } from './api.ts';

/**
 * What of the board's a pupil's name would hide: a variable called `display` (after `from microbit import *`), a
 * function called `print`, a parameter called `list`. Undefined when the name is free. Modules count only when
 * `imports` has them: without `import music` a variable may be called `music`.
 */
export function hiddenBy(
  name: string,
  imports: { readonly modules: readonly string[]; readonly stars: readonly string[] },
): ApiEntry | undefined {
  const module = imports.modules.includes(name) ? moduleNamed(name) : undefined;
  for (const owner of imports.stars) {
    const entry = apiMember(owner, name);
    if (entry !== undefined && entry.inner !== true) return entry;
  }
  const builtin = apiMember('builtins', name);
  return module ?? (builtin?.inner === true ? undefined : builtin);
}

/** The board's module that a file `music.py` of a project would stand in front of; letters' case does not count. */
export function moduleHiddenByFile(fileName: string): ApiEntry | undefined {
  return moduleNamed(fileName.replace(/\.py$/i, '').toLowerCase());
}

function moduleNamed(name: string): ApiEntry | undefined {
  return api.find((one) => one.kind === 'module' && one.name === name);
}
