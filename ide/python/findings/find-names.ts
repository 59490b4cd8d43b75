import { apiEntry, apiMembers } from '../../../firmware/micropython/api.ts';
import { builtinNames, exceptionNames, moduleNames } from '../../../lessons/checks/micropython-names.ts';
import { nearKeyword, nearName } from '../near-name.ts';
import type { TextFix } from '../python-problem.ts';
import type { Finding } from '../syntax/finding.ts';
import { inLatin } from '../syntax/look-alikes.ts';
import { scopeOf, type NameEvent, type NameScope, type NameScopes } from './name-scopes.ts';

/** What an explanation of a name may look at. */
export interface NameWorld {
  readonly source: string;
  readonly scopes: NameScopes;
  /** The project's other files: `helper.py`. */
  readonly files: readonly string[];
}

type Explained = Pick<Finding, 'key' | 'values'> & { readonly fix?: TextFix };

const lastName = (fullName: string): string => fullName.slice(fullName.lastIndexOf('.') + 1);
const namesOf = (module: string): readonly string[] => apiMembers(module).map(({ name }) => lastName(name));

/** What is there without any import. `const` and `_` are for who knows them. */
const always: ReadonlySet<string> = new Set([
  ...builtinNames,
  ...exceptionNames,
  ...namesOf('builtins'),
  ...[
    'OverflowError',
    'BufferError',
    'UnicodeError',
    'StopAsyncIteration',
    'ViperTypeError',
    'input',
    'execfile',
  ],
]);
export const microbitModuleNames: ReadonlySet<string> = new Set(namesOf('microbit'));
/** Members that are found by their last name alone: who writes `show("a")` meant `display.show`. */
const owners: ReadonlyMap<string, string> = new Map(
  ['display', 'music', 'random', 'radio', 'accelerometer', 'compass', 'speech', 'math', 'time']
    .flatMap((owner) => {
      const full = ['music', 'random', 'radio', 'speech', 'math', 'time'].includes(owner)
        ? owner
        : `microbit.${owner}`;
      return namesOf(full).map((name) => [name, owner] as const);
    })
    .reverse(),
);
const wellKnown = [
  ...microbitModuleNames,
  'print',
  'range',
  'round',
  'input',
  'True',
  'False',
  'None',
  'while',
  'else',
  'break',
  'return',
  'continue',
  'pass',
  'global',
  'len',
  'str',
  'int',
  'float',
];

/** So many at most: nobody reads more, and each is compared with all names. */
const most = 200;

/** Names that nothing makes, or that are not there yet when they are read. */
export function findNames(world: NameWorld): Finding[] {
  const found: Finding[] = [];
  const { scopes } = world;
  const imported = wholeImports(world);
  for (const scope of scopes.all) {
    const seen = new Set<string>();
    for (const event of scope.events) {
      if (event.kind !== 'read' || event.name.startsWith('__')) continue;
      const { name, node } = event;
      const at = { line: node.line, from: node.from, to: node.to };
      const home = scopeOf(name, scope);
      if (home === undefined) {
        if (always.has(name) || imported === 'unknown' || imported.has(name)) continue;
        if (found.length > most) return found;
        if (scope.handed.has(name) && !scopes.module.made.has(name)) {
          found.push({ ...at, key: 'error.name.globalUnset', values: { name } });
          continue;
        }
        found.push({ ...at, ...explainUnknown(name, node.from, scope, world) });
      } else if (home === scope && !seen.has(name)) {
        if (found.length > most) return found;
        const early = explainEarly(event, scope, world);
        if (early !== undefined) {
          seen.add(name);
          found.push({ ...at, ...early });
        }
      }
    }
  }
  return found;
}

/** Names that came with `import *`; 'unknown' when one of the modules is not one that we know. */
const whole = new WeakMap<NameScopes, ReadonlySet<string> | 'unknown'>();
function wholeImports(world: NameWorld): ReadonlySet<string> | 'unknown' {
  const known = whole.get(world.scopes) ?? readWholeImports(world);
  whole.set(world.scopes, known);
  return known;
}

function readWholeImports({ scopes, files }: NameWorld): ReadonlySet<string> | 'unknown' {
  const names = new Set<string>();
  for (const module of scopes.stars) {
    const known = namesOf(module);
    if (known.length === 0 && (files.includes(`${module}.py`) || !moduleNames.has(module))) return 'unknown';
    for (const name of known) names.add(name);
    if (module === 'microbit') for (const name of microbitModuleNames) names.add(name);
  }
  return names;
}

/** A name that is made in its scope, but only after it is read. */
function explainEarly(event: NameEvent, scope: NameScope, world: NameWorld): Explained | undefined {
  const { name } = event;
  const makes = scope.made.get(name) ?? [];
  if (makes.some(({ order }) => order < event.order)) return undefined;
  if (scope.kind === 'function') {
    const selfMade = makes.every(({ how, value }) => how === 'augment' || readsName(value, name));
    if (event.looped && !selfMade) return undefined;
    const outer = scope.parent === undefined ? undefined : scopeOf(name, scope.parent);
    const module = world.scopes.module;
    if (outer === module && module.made.get(name)?.some(({ how }) => how !== 'import') === true) {
      return {
        key: 'error.name.global',
        values: { name, function: scope.name },
        ...globalFix(event, scope, world),
      };
    }
    if (outer?.kind === 'class') return { key: 'error.name.self', values: { name } };
    if (always.has(name) || outer !== undefined || microbitModuleNames.has(name))
      return { key: 'error.name.hidden', values: { name } };
    if (selfMade) {
      if (isOnSelf(name, scope, world)) return { key: 'error.name.self', values: { name } };
      // `global counter`, then `conter += 1`: a slip of the pen.
      const others = [...scope.handed, ...module.made.keys(), ...scope.made.keys()];
      const near =
        name.length > 2 ? nearName(name, new Set(others.filter((one) => one !== name))) : undefined;
      const at = near === undefined ? undefined : world.scopes.lines.get(near);
      if (near !== undefined && at !== undefined)
        return { key: 'error.name.near', values: { name, near, at } };
    }
    return { key: 'error.name.unset', values: { name } };
  }
  if (scope.kind !== 'module' || always.has(name)) return undefined;
  // It came with `import *` as well.
  const imported = wholeImports(world);
  if (imported === 'unknown' || imported.has(name)) return undefined;
  // Functions may set it before, by `global`.
  if (world.scopes.all.some((one) => one !== scope && one.handed.has(name))) return undefined;
  const [first] = makes;
  if (first === undefined) return undefined;
  // Every line that gives it a value needs its value: counting without a start, or a slip of the pen.
  if (makes.every(({ how, value }) => how === 'augment' || readsName(value, name))) {
    const others = [...world.scopes.lines.keys()].filter((one) => one !== name);
    const near = name.length > 2 ? nearName(name, others) : undefined;
    const line = near === undefined ? undefined : world.scopes.lines.get(near);
    if (near !== undefined && line !== undefined && line < event.node.line)
      return { key: 'error.name.near', values: { name, near, at: line } };
    return { key: 'error.name.count', values: { name } };
  }
  if (event.guarded) return undefined;
  if (first.node.line === event.node.line && readsName(first.value, name))
    return { key: 'error.name.count', values: { name } };
  const isFunction = first.how === 'def' || first.how === 'class';
  return {
    key: isFunction ? 'error.name.laterFunction' : 'error.name.later',
    values: { name, at: first.node.line },
  };
}

function readsName(value: NameEvent['value'], name: string): boolean {
  const stack = value === undefined ? [] : [value];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'def' || node.kind === 'lambda') continue;
    if (node.kind === 'name' && node.text === name) return true;
    stack.push(...node.kids);
  }
  return false;
}

/** `global x`, just above where it is needed first. */
function globalFix(event: NameEvent, scope: NameScope, { source }: NameWorld): { fix?: TextFix } {
  const start = source.lastIndexOf('\n', event.node.from - 1) + 1;
  const end = source.indexOf('\n', event.node.from);
  const text = source.slice(start, end < 0 ? undefined : end);
  const indent = /^\s*/.exec(text)?.[0] ?? '';
  // A `global` is refused after the first use, and inside a condition it looks strange.
  if (scope.node.line === event.node.line || /^\s*(elif|else|except|finally)\b/.test(text)) return {};
  return { fix: { from: text, to: `${indent}global ${event.name}\n${text}` } };
}

/** A name that nothing makes where it is read. */
function explainUnknown(name: string, from: number, scope: NameScope, world: NameWorld): Explained {
  const { scopes, source } = world;
  const called = /^\s*\(/.test(source.slice(from + name.length, from + name.length + 20));
  if (!called && isOnSelf(name, scope, world))
    return { key: 'error.name.self', values: { name }, fix: { from: name, to: `self.${name}` } };
  // Another function's own variable.
  for (const other of scopes.all) {
    if (other.kind !== 'function' || other === scope || isInside(scope, other)) continue;
    const made = other.made.get(name)?.[0];
    if (made !== undefined)
      return {
        key: made.how === 'parameter' ? 'error.name.parameter' : 'error.name.local',
        values: { name, function: other.name, at: made.node.line },
      };
  }
  for (const other of scopes.all) {
    if (other.kind !== 'class') continue;
    const made = other.made.get(name)?.[0];
    if (made !== undefined && isInside(scope, other))
      return { key: 'error.name.self', values: { name }, fix: { from: name, to: `self.${name}` } };
  }
  if (name === 'self' && scope.kind === 'function' && scope.parent?.kind !== 'class')
    return { key: 'error.name.selfMissing', values: { function: scope.name } };
  if (source[from - 1] === ',' && /[A-Za-z_]\w*,$/.test(source.slice(Math.max(0, from - 40), from))) {
    const left = /([A-Za-z_]\w*),$/.exec(source.slice(Math.max(0, from - 40), from))?.[1] ?? '';
    if (apiEntry(`microbit.${left}.${name}`) ?? apiEntry(`${left}.${name}`))
      return {
        key: 'error.name.commaDot',
        values: { left, name },
        fix: { from: `${left},${name}`, to: `${left}.${name}` },
      };
  }
  const follows = source.slice(from + name.length, from + name.length + 30);
  const said = inContext(name, from, follows, scope, world);
  if (said !== undefined) return said;
  if (/^\s*\.\s*\w/.test(follows) && makeCodeNames.has(name) && !scopes.lines.has(name))
    return { key: 'error.name.makecode', values: { name } };
  const shown = isInString(source, from, name);
  const picture = name.toUpperCase();
  if (shown && /show\(\s*$/.test(source.slice(Math.max(0, from - 20), from)) && pictures.has(picture))
    return {
      key: 'error.name.owner',
      values: { name, near: `Image.${picture}` },
      fix: { from: name, to: `Image.${picture}` },
    };
  const near = called ? otherCalls.get(name.toLowerCase()) : undefined;
  if (near !== undefined && nearName(name, scopes.lines.keys(), 1) === undefined)
    return { key: 'error.name.foreign', values: { name, near }, fix: { from: name, to: near } };
  const explained = explainName(name, scopes, shown);
  // False(100), del(100): no word for a value or a statement is called.
  if (called && neverCalled.test(String(explained.values['near'])))
    return { key: 'error.name.function', values: { name } };
  if (explained.key !== 'error.name') return explained;
  if (called) return { key: 'error.name.function', values: { name } };
  return /^\s*\./.test(follows) ? { key: 'error.name.object', values: { name } } : explained;
}

const gestures = /^(shake|freefall)$/i;
const neverCalled = /^(True|False|None|del|pass|break|continue|else|global|import|from|def|class|try|for)$/;

/** What the text around a name tells of it. */
function inContext(
  name: string,
  from: number,
  follows: string,
  scope: NameScope,
  { source, scopes }: NameWorld,
): Explained | undefined {
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const end = source.indexOf('\n', from);
  const text = source.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  const before = source.slice(start, from);
  const whole = (piece: string, by: string): TextFix => ({ from: text, to: text.replace(piece, by) });
  // end, endwhile: the last line of a block elsewhere.
  if (
    text.trim() === name &&
    /^(end|fine|fi|done|esac|next|wend)(_?(if|while|for|def|function|loop))?$/i.test(name)
  )
    return { key: 'error.syntax.noEnd', values: { text: name }, fix: { from: text, to: '' } };
  if (/^\s*--\s*$/.test(before))
    return {
      key: 'error.syntax.comment',
      values: { sign: '--' },
      fix: { from: text, to: text.replace(/^(\s*)--\s*/, '$1# ') },
    };
  // Of a module that is imported: NeoPixel with import neopixel.
  for (const [module, [made]] of scopes.module.made) {
    const near = `${module}.${name}`;
    if (made?.imported === undefined || made.imported.includes('.')) continue;
    if (apiEntry(`${made.imported}.${name}`) !== undefined)
      return { key: 'error.name.owner', values: { name, near }, fix: { from: name, to: near } };
  }
  // print(e) under an except that keeps nothing.
  const except = /^(e|ex|exc|err|error|errore|exception)$/i.test(name)
    ? exceptAround(source, start)
    : undefined;
  if (except !== undefined)
    return { key: 'error.name.exceptAs', values: { name, near: `${except} as ${name}:` } };
  // x <- 5
  if (/^\s*$/.test(before) && /^\s*<-\s/.test(follows))
    return {
      key: 'error.syntax.operator',
      values: { wrong: '<-', right: '=' },
      fix: { from: text, to: text.replace('<-', '=') },
    };
  // button-a, display-show, running-time()
  const [, left = ''] = /([A-Za-z_]\w*)-$/.exec(before) ?? [];
  if (left !== '') {
    const joined = `${left}_${name}`;
    if (microbitModuleNames.has(joined) || scopes.lines.has(joined))
      return {
        key: 'error.assign.minus',
        values: { name: `${left}-${name}`, near: joined },
        fix: { from: `${left}-${name}`, to: joined },
      };
    if ((apiEntry(`microbit.${left}.${name}`) ?? apiEntry(`${left}.${name}`)) !== undefined)
      return {
        key: 'error.name.minusDot',
        values: { left, name },
        fix: { from: `${left}-${name}`, to: `${left}.${name}` },
      };
  }
  const right = /^-([A-Za-z_]\w*)/.exec(follows)?.[1] ?? '';
  if (right !== '' && (microbitModuleNames.has(`${name}_${right}`) || scopes.lines.has(`${name}_${right}`)))
    return {
      key: 'error.assign.minus',
      values: { name: `${name}-${right}`, near: `${name}_${right}` },
      fix: { from: `${name}-${right}`, to: `${name}_${right}` },
    };
  // button_a == pressed, button_a is pressed
  const [asked = '', owner = ''] = /([A-Za-z_]\w*)\s*(?:==|is)\s*$/.exec(before) ?? [];
  if (asked !== '' && apiEntry(`microbit.${owner}.is_${name}`) !== undefined)
    return {
      key: 'error.name.ask',
      values: { name, near: `${owner}.is_${name}()` },
      fix: whole(asked + name, `${owner}.is_${name}()`),
    };
  // if shake:
  if (/\b(if|elif|while|and|or|not)\s+$/.test(before) && gestures.test(name) && !/^\s*[.(]/.test(follows))
    return {
      key: 'error.name.foreign',
      values: { name, near: `accelerometer.was_gesture("${name.toLowerCase()}")` },
      fix: { from: name, to: `accelerometer.was_gesture("${name.toLowerCase()}")` },
    };
  // Image(HEART)
  if (/\bImage\(\s*$/.test(before) && pictures.has(name.toUpperCase()) && /^\s*\)/.test(follows))
    return {
      key: 'error.name.owner',
      values: { name, near: `Image.${name.toUpperCase()}` },
      fix: { from: text, to: text.replace(/Image\(\s*(\w+)\s*\)/, `Image.${name.toUpperCase()}`) },
    };
  // {name: 3}
  if (/[{,]\s*$/.test(before) && /^\s*:/.test(follows) && before.includes('{'))
    return { key: 'error.name.text', values: { name }, fix: { from: name, to: `"${name}"` } };
  const [, pin = ''] = /^p(?:in)?_?(\d+)$/i.exec(name) ?? [];
  if (pin !== '' && microbitModuleNames.has(`pin${pin}`) && name !== `pin${pin}`)
    return {
      key: 'error.name.foreign',
      values: { name, near: `pin${pin}` },
      fix: { from: name, to: `pin${pin}` },
    };
  if (name === 'this' && scope.kind === 'function' && scope.parent?.kind === 'class')
    return { key: 'error.name.foreign', values: { name, near: 'self' }, fix: { from: name, to: 'self' } };
  if (/^(forever|always|sempre)$/.test(name) && /\bwhile\s+$/.test(before))
    return { key: 'error.name.foreign', values: { name, near: 'True' }, fix: { from: name, to: 'True' } };
  const [print = ''] = /^(console\.log|System\.out\.print(ln)?|cout)\b/.exec(name + follows) ?? [];
  if (print !== '')
    return {
      key: 'error.name.foreign',
      values: { name: print, near: 'print' },
      ...(print === 'cout' ? {} : { fix: { from: print, to: 'print' } }),
    };
  // importrandom, returnx
  const [, word = '', rest = ''] = /^(import|return|not|del|global|raise|assert)(\w+)$/.exec(name) ?? [];
  if (
    word === 'import'
      ? moduleNames.has(rest)
      : word !== '' && (scopes.lines.has(rest) || /^[a-z]$/.test(rest))
  )
    return {
      key: 'error.syntax.spaceAfter',
      values: { word, text: name },
      fix: { from: name, to: `${word} ${rest}` },
    };
  // logo.is_touched(): the board's only thing that can do so and is called like it.
  const [, member = ''] = /^\s*\.\s*(\w+)/.exec(follows) ?? [];
  if (
    member !== '' &&
    name.length > 2 &&
    !scopes.lines.has(name) &&
    !microbitModuleNames.has(name) &&
    !makeCodeNames.has(name) &&
    !moduleNames.has(name)
  ) {
    const able = [...microbitModuleNames].filter(
      (one) => apiEntry(`microbit.${one}.${member}`) !== undefined,
    );
    const lower = name.toLowerCase();
    const near = able.find((one) => one.toLowerCase().split('_').includes(lower) || one.startsWith(lower));
    if (near !== undefined && near.toLowerCase() !== lower)
      return { key: 'error.name.known', values: { name, near }, fix: { from: name, to: near } };
  }
  return undefined;
}

/** The `except ...` around a line, without its colon, when it gives the exception no name. */
function exceptAround(source: string, start: number): string | undefined {
  const indentOf = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0;
  const lines = source.slice(0, start).split('\n');
  let inside = indentOf(source.slice(start));
  for (const text of lines.reverse()) {
    if (text.trim() === '' || indentOf(text) >= inside) continue;
    inside = indentOf(text);
    const [, head = ''] = /^\s*(except\b[^:#]*?)\s*:/.exec(text) ?? [];
    if (head !== '') return / as /.test(head) ? undefined : head === 'except' ? 'except Exception' : head;
  }
  return undefined;
}

const pictures: ReadonlySet<string> = new Set(
  namesOf('microbit.Image').filter((name) => /^[A-Z]/.test(name)),
);

/** What other languages, and Italian, call functions that are here. */
const otherCalls: ReadonlyMap<string, string> = new Map([
  ...['wait', 'delay', 'pause', 'aspetta', 'attendi', 'pausa', 'dormi'].map(
    (name) => [name, 'sleep'] as const,
  ),
  ...['stampa', 'scrivi', 'echo', 'printf', 'println'].map((name) => [name, 'print'] as const),
  ...['exit', 'quit', 'esci'].map((name) => [name, 'raise SystemExit'] as const),
  ['millis', 'running_time'],
  ['mostra', 'display.show'],
  ['suona', 'music.play'],
  ['intervallo', 'range'],
  ['light_level', 'display.read_light_level'],
  ['lightlevel', 'display.read_light_level'],
  ['livello_luce', 'display.read_light_level'],
  ['temperatura', 'temperature'],
  ['casuale', 'random.randint'],
  ['lunghezza', 'len'],
  ['length', 'len'],
  ['size', 'len'],
  ['massimo', 'max'],
  ['minimo', 'min'],
  ['numero', 'int'],
  ['testo', 'str'],
  ['string', 'str'],
]);

/** Namespaces of MakeCode's Python, which is another one for the same board. */
const makeCodeNames: ReadonlySet<string> = new Set(
  'basic led game images control pins serial loops IconNames Button Gesture TouchPin DigitalPin AnalogPin Dimension SoundExpression ArrowNames BeatFraction Note Math'.split(
    ' ',
  ),
);

/** Whether the class around a method keeps this name on `self`. */
function isOnSelf(name: string, scope: NameScope, { source }: NameWorld): boolean {
  for (let at = scope.parent; at !== undefined; at = at.parent)
    if (at.kind === 'class' && namesOnSelf(at, source).has(name)) return true;
  return false;
}

/** Every name that a class's methods give a value on `self`; each class is read once. */
const onSelf = new WeakMap<NameScope, ReadonlySet<string>>();
function namesOnSelf(scope: NameScope, source: string): ReadonlySet<string> {
  let names = onSelf.get(scope);
  if (names === undefined) {
    const text = source.slice(scope.node.from, scope.node.to);
    names = new Set(
      [...text.matchAll(/\bself\.([\p{L}_][\p{L}\d_]*)[ \t]*=(?!=)/gu)].map(([, name = '']) => name),
    );
    onSelf.set(scope, names);
  }
  return names;
}

function isInside(scope: NameScope, outer: NameScope): boolean {
  for (let at = scope.parent; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** The only thing in the brackets of a call that shows text: its quotes may be missing. */
function isInString(source: string, from: number, name: string): boolean {
  const before = source.slice(Math.max(0, from - 60), from);
  const sung = /^[A-GR][b#]?\d?$/i.test(name) && /music\.(play|pitch)\(\s*$/.test(before);
  return (
    (sung || /(scroll|print|show|send|say|write|append|(is|was)_gesture)\(\s*$/.test(before)) &&
    /^\s*\)/.test(source.slice(from + name.length))
  );
}

/** Why Python does not know a name, and what was probably meant. */
export function explainName(
  name: string,
  scopes: Pick<NameScopes, 'lines' | 'stars'>,
  shown = false,
): Explained {
  const latin = inLatin(name);
  if (latin !== name && (scopes.lines.has(latin) || always.has(latin) || microbitModuleNames.has(latin)))
    return { key: 'error.name.twin', values: { name, near: latin }, fix: { from: name, to: latin } };
  if (microbitModuleNames.has(name)) {
    return scopes.stars.has('microbit')
      ? { key: 'error.board.v2', values: { name } }
      : { key: 'error.name.microbit', values: { name } };
  }
  if (scopes.stars.has(name))
    return { key: 'error.name.starred', values: { name }, fix: { from: `${name}.`, to: '' } };
  if (moduleNames.has(name)) return { key: 'error.name.module', values: { name } };
  if (/^pin\d+$/.test(name)) return { key: 'error.name.pin', values: { name } };
  const own = nearName(name, scopes.lines.keys());
  const line = own === undefined ? undefined : scopes.lines.get(own);
  const known = nearName(name, wellKnown, 2);
  const caps = known !== undefined && known.toLowerCase() === name.toLowerCase();
  if (own !== undefined && line !== undefined && !caps)
    return { key: 'error.name.near', values: { name, near: own, at: line }, fix: { from: name, to: own } };
  if (caps)
    return { key: 'error.name.capitals', values: { name, near: known }, fix: { from: name, to: known } };
  const owner = owners.get(name);
  if (owner !== undefined)
    return {
      key: 'error.name.owner',
      values: { name, near: `${owner}.${name}` },
      fix: { from: name, to: `${owner}.${name}` },
    };
  if (/^(i|j|n|k|x|y|e)$/.test(name)) return { key: 'error.name', values: { name } };
  const close = nearName(name, wellKnown, name.length < 8 ? 1 : 2);
  if (close !== undefined)
    return { key: 'error.name.known', values: { name, near: close }, fix: { from: name, to: close } };
  const module = name.length > 3 ? nearName(name, moduleNames, 1) : undefined;
  if (module !== undefined)
    return { key: 'error.name.known', values: { name, near: module }, fix: { from: name, to: module } };
  if (['true', 'false', 'none', 'null', 'nil', 'undefined', 'vero', 'falso'].includes(name.toLowerCase())) {
    const near = /^(true|vero)$/i.test(name) ? 'True' : /^(false|falso)$/i.test(name) ? 'False' : 'None';
    const key = near.toLowerCase() === name.toLowerCase() ? 'error.name.capitals' : 'error.name.foreign';
    return { key, values: { name, near }, fix: { from: name, to: near } };
  }
  if (shown) return { key: 'error.name.text', values: { name }, fix: { from: name, to: `"${name}"` } };
  if (['self', 'this'].includes(name)) return { key: 'error.name', values: { name } };
  const keyword = name.length > 3 ? nearKeyword(name)[0] : undefined;
  if (keyword !== undefined)
    return { key: 'error.name.known', values: { name, near: keyword }, fix: { from: name, to: keyword } };
  return { key: 'error.name', values: { name } };
}
