import { diagnose, explainName } from './diagnose.ts';
import { membersOf } from './microbit-api.ts';
import { moduleNames } from '../../lessons/checks/micropython-names.ts';
import { nearName } from './near-name.ts';
import { programSymbols } from './program-symbols.ts';
import type { PythonProblem, TextFix } from './python-problem.ts';

type Explanation = Pick<PythonProblem, 'key' | 'values'> & { readonly fix?: TextFix; readonly line?: number };

/**
 * What a MicroPython traceback means, in a pupil's words (`error.*` messages). Messages are those of
 * MicroPython 1.9 (V1) and 1.18 (V2), which differ from CPython's. Undefined when the text holds no
 * traceback.
 */
export function explainTraceback(
  text: string,
  files: Readonly<Record<string, string>>,
): PythonProblem | undefined {
  const source = files['main.py'] ?? '';
  const lines = text.replaceAll('\r', '').split('\n');
  const end = lines.findLastIndex((line) =>
    /^([A-Z]\w*(Error|Interrupt|Exit|Iteration|Exception)|Exception)(: |:?$)/.test(line),
  );
  const last = lines[end];
  if (last === undefined) return undefined;
  const colon = last.indexOf(':');
  const type = colon < 0 ? last : last.slice(0, colon);
  const message = colon < 0 ? '' : last.slice(colon + 1).trim();
  const line = failingLine(lines.slice(0, end));
  const code = line === undefined ? '' : (source.split('\n')[line - 1] ?? '');
  const { line: better, fix, ...explained } = explain(type, message, code, source, line);
  // A mend only makes sense where its text still stands.
  const at = better ?? line;
  const mends =
    fix !== undefined && at !== undefined && (source.split('\n')[at - 1] ?? '').includes(fix.from);
  return { line: at, type, original: text, ...explained, ...(mends ? { fix } : {}) };
}

/** The innermost line that is in the pupil's program, not in a module. */
function failingLine(lines: readonly string[]): number | undefined {
  for (const line of lines.toReversed()) {
    const frame = /^\s*File "(main\.py|__main__|<stdin>|<string>)", line (\d+)/.exec(line);
    if (frame?.[2] !== undefined) return Number(frame[2]);
  }
  return undefined;
}

function explain(
  type: string,
  message: string,
  code: string,
  source: string,
  line: number | undefined,
): Explanation {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (type) {
    case 'NameError':
      return explainName(quoted, programSymbols(source));
    case 'SyntaxError':
    case 'IndentationError':
      return explainSyntax(type, source, line);
    case 'TypeError':
      return explainType(message, quoted);
    case 'AttributeError':
      return explainAttribute(message, code);
    case 'ValueError':
      return explainValue(message);
    case 'IndexError':
      return { key: 'error.index', values: {} };
    case 'KeyError':
      return { key: 'error.key', values: { name: message } };
    case 'ZeroDivisionError':
      return { key: 'error.zero', values: {} };
    case 'ImportError': {
      const near = nearName(quoted, moduleNames);
      if (near === undefined) return { key: 'error.import', values: { name: quoted } };
      return { key: 'error.import.near', values: { name: quoted, near }, fix: { from: quoted, to: near } };
    }
    case 'MemoryError':
      return { key: 'error.memory', values: {} };
    case 'OSError':
      return message.includes('ENOENT') || message === '2' || message === 'file not found'
        ? { key: 'error.os.file', values: {} }
        : { key: 'error.os', values: { message } };
    case 'KeyboardInterrupt':
      return { key: 'error.interrupt', values: {} };
    case 'RuntimeError':
      if (message.includes('recursion')) return { key: 'error.recursion', values: {} };
      break;
  }
  return { key: 'error.other', values: { type, message: message === '' ? type : message } };
}

/** Python says only where it gave up; our own reading of the text often knows the reason, and a line above. */
function explainSyntax(type: string, source: string, line: number | undefined): Explanation {
  const first = diagnose(source).find(
    (one) => one.key.startsWith('error.syntax') || one.key.startsWith('error.indent'),
  );
  if (first !== undefined && (line === undefined || first.line <= line)) {
    return {
      key: first.key,
      values: first.values,
      line: first.line,
      ...(first.fix === undefined ? {} : { fix: first.fix }),
    };
  }
  return { key: type === 'SyntaxError' ? 'error.syntax' : 'error.indent', values: {} };
}

const operators: Readonly<Record<string, string>> = {
  add: '+',
  iadd: '+=',
  sub: '-',
  isub: '-=',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  pow: '**',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
};

function explainType(message: string, quoted: string): Explanation {
  const pair = /for __(\w+)__: '(\w+)', '(\w+)'/.exec(message) ?? /for (\S+): '(\w+)', '(\w+)'/.exec(message);
  if (pair !== null || message.includes('to str implicitly')) {
    const [, name = 'add', left = 'str', right = quoted] = pair ?? [];
    const joins = name.endsWith('add') && (left === 'str' || right === 'str');
    return {
      key: joins ? 'error.type.join' : 'error.type.operator',
      values: { operator: operators[name] ?? name, left, right },
    };
  }
  if (message.includes('not callable') || message.includes("isn't callable"))
    return { key: 'error.type.callable', values: { name: quoted } };
  const count = /takes (?:at (?:least|most) )?(\d+) positional arguments? but (\d+)/.exec(message);
  if (count !== null)
    return { key: 'error.type.arguments', values: { wanted: Number(count[1]), given: Number(count[2]) } };
  if (/missing|argument num\/types|argument required|expected at/.test(message))
    return { key: 'error.type.missing', values: {} };
  const keyword = /unexpected keyword argument/.exec(message);
  if (keyword !== null) return { key: 'error.type.keyword', values: { name: quoted } };
  const conversion = /convert '?(\w+)'?(?: object)? to (\w+)/.exec(message);
  if (conversion !== null)
    return { key: 'error.type.convert', values: { left: conversion[1] ?? '', right: conversion[2] ?? '' } };
  if (message.includes('not subscriptable') || message.includes('item assignment'))
    return { key: 'error.type.item', values: { name: quoted } };
  if (message.includes('not iterable')) return { key: 'error.type.loop', values: { name: quoted } };
  return { key: 'error.type', values: { message } };
}

/** MicroPython names the type of the object, the pupil wrote its name: look on the line. */
function explainAttribute(message: string, code: string): Explanation {
  const [, type = '', name = ''] = /'(\w+)' object has no attribute '(\w+)'/.exec(message) ?? [];
  if (type === 'NoneType') return { key: 'error.attribute.none', values: { name } };
  const owner = new RegExp(`(\\w+)\\s*\\.\\s*${name}\\b`).exec(code)?.[1] ?? type;
  const near = nearName(name, membersOf(owner.replace(/^pin\d+$/, 'pin0')));
  if (near === undefined) return { key: 'error.attribute', values: { owner, name } };
  return { key: 'error.attribute.near', values: { owner, name, near }, fix: { from: name, to: near } };
}

function explainValue(message: string): Explanation {
  if (/invalid syntax for (integer|number)/.test(message)) return { key: 'error.value.number', values: {} };
  if (/image/i.test(message)) return { key: 'error.value.image', values: {} };
  if (/brightness/.test(message)) return { key: 'error.value.brightness', values: {} };
  if (/index out of bounds|index cannot be negative|index too large/.test(message))
    return { key: 'error.value.pixel', values: {} };
  if (/gesture/.test(message)) return { key: 'error.value.gesture', values: {} };
  return { key: 'error.value', values: { message } };
}
