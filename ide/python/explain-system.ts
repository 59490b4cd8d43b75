/** What the board itself runs out of or does not find: memory, files, what is wired to it. */
import { functionAround } from './explain-brackets.ts';
import { loopAround } from './explain-none.ts';
import type { NameScope } from './findings/name-scopes.ts';
import { literalNumber, literalText } from './findings/use-world.ts';
import { callsIn } from './explain-brackets.ts';
import { carriedOut, codeAt, say, textOf, type Explanation, type RaisedAt } from './raised.ts';
import { parsePython } from './syntax/parser.ts';
import { dottedName, nodesOf, type Node } from './syntax/tree.ts';

/** Numbers of the system (py/mperrno.h). */
const systemKeys: Readonly<Record<string, string>> = {
  1: 'error.os.permission',
  EPERM: 'error.os.permission',
  2: 'error.os.file',
  ENOENT: 'error.os.file',
  5: 'error.os.device',
  EIO: 'error.os.device',
  9: 'error.os.other',
  EBADF: 'error.os.other',
  11: 'error.os.again',
  EAGAIN: 'error.os.again',
  12: 'error.memory',
  ENOMEM: 'error.memory',
  13: 'error.os.permission',
  EACCES: 'error.os.permission',
  16: 'error.os.again',
  EBUSY: 'error.os.again',
  17: 'error.os.exists',
  EEXIST: 'error.os.exists',
  19: 'error.os.device',
  ENODEV: 'error.os.device',
  21: 'error.os.folder',
  EISDIR: 'error.os.folder',
  22: 'error.os.value',
  EINVAL: 'error.os.value',
  28: 'error.os.full',
  ENOSPC: 'error.os.full',
  95: 'error.os.cannot',
  EOPNOTSUPP: 'error.os.cannot',
  107: 'error.os.device',
  ENOTCONN: 'error.os.device',
  110: 'error.os.timeout',
  ETIMEDOUT: 'error.os.timeout',
  114: 'error.os.again',
  EALREADY: 'error.os.again',
  115: 'error.os.again',
  EINPROGRESS: 'error.os.again',
};

export function explainSystem(raised: RaisedAt): Explanation {
  const { message } = raised;
  if (/file not found/.test(message)) return noFile(raised);
  if (/no more storage|full/i.test(message)) return say('error.os.full');
  if (/I2C|SPI|Read error|Write error|AWAIT|TRANSACT/i.test(message)) return noDevice(raised);
  if (/closed file/.test(message)) return say('error.os.closed');
  if (/stream operation/.test(message)) return say('error.os.cannot');
  if (/name too long|illegal mode/.test(message)) return say('error.os.value');
  const number = /^(?:\[Errno )?(\d+)/.exec(message)?.[1] ?? '';
  const key = systemKeys[number] ?? systemKeys[/\b(E[A-Z]+)\b/.exec(message)?.[1] ?? ''];
  if (key === 'error.os.file') return noFile(raised);
  if (key === 'error.os.device') return noDevice(raised);
  return key === undefined ? say('error.os', { message: message === '' ? 'OSError' : message }) : say(key);
}

function noFile(raised: RaisedAt): Explanation {
  for (const [node] of callsIn(raised)) {
    // To write, none has to be there: its name was refused.
    if (/(^|\.)open$/.test(dottedName(node.kids[0]) ?? '') && /w/.test(literalText(node.kids[2]) ?? ''))
      return say('error.os.value');
    const name = literalText(node.kids[1]);
    if (name !== undefined && /(^|\.)(open|remove|size|stat)$/.test(dottedName(node.kids[0]) ?? ''))
      return say('error.os.fileNamed', { name });
  }
  return say('error.os.file');
}

function noDevice(raised: RaisedAt): Explanation {
  for (const [node] of callsIn(raised)) {
    const address = node.kids[1];
    if (address?.kind === 'number' && /(^|\.)i2c\.(read|write)$/.test(dottedName(node.kids[0]) ?? ''))
      return say('error.os.deviceAt', { address: address.text });
  }
  return say('error.os.device');
}

/** `I/O operation on closed file` */
export function explainClosed(raised: RaisedAt): Explanation {
  const { world, line } = raised;
  for (const [node] of callsIn(raised)) {
    const file = node.kids[0]?.kind === 'attribute' ? node.kids[0].kids[0] : undefined;
    const around =
      file?.kind === 'name'
        ? [...nodesOf(world.scopes.module.node)].findLast(
            (one) =>
              one.kind === 'with' &&
              one.line < (line ?? 0) &&
              new RegExp(`\\bas ${file.text}\\b`).test(codeAt(world.source, one.line)),
          )
        : undefined;
    if (around !== undefined && file !== undefined)
      return say('error.os.closedWith', { name: file.text, at: around.line });
  }
  return say('error.os.closed');
}

/** No room in memory: something that grows in a loop, or that is too big at once. */
export function explainMemory(raised: RaisedAt): Explanation {
  const bytes = /allocating (\d+) bytes/.exec(raised.message)?.[1];
  if (/parser|lexer/.test(raised.message)) return say('error.memory.program');
  const all = carriedOut(raised);
  for (const [node] of all) {
    const callee = node.kind === 'call' ? node.kids[0] : undefined;
    if (callee?.kind === 'attribute' && /^(append|extend|insert)$/.test(callee.text) && callee.kids[0])
      return say('error.memory.grows', { name: textOf(raised.world, callee.kids[0]) });
  }
  const assigned = all.find(([{ kind }]) => kind === 'assign' || kind === 'augment')?.[0];
  const [target] = assigned?.kids ?? [];
  if (target?.kind === 'index' && target.kids[0]?.kind === 'name' && loopAround(raised) !== undefined)
    return say('error.memory.grows', { name: target.kids[0].text });
  if (assigned !== undefined && target?.kind === 'name' && loopAround(raised) !== undefined) {
    const again = assigned.kind === 'augment' || readsName(assigned.kids.at(-1), target.text);
    if (again && isNumber(target, raised)) return say('error.overflow');
    if (again) return say('error.memory.grows', { name: target.text });
  }
  const big = all.some(
    ([node]) =>
      node.kind === 'comprehension' ||
      (node.kind === 'binary' && node.ops?.includes('*') === true) ||
      (node.kind === 'call' && /^(bytearray|bytes|list|range)$/.test(dottedName(node.kids[0]) ?? '')),
  );
  if (big && loopAround(raised) === undefined)
    return bytes === undefined
      ? say('error.memory.big')
      : say('error.memory.bigBytes', { bytes: Number(bytes) });
  return bytes === undefined ? say('error.memory') : say('error.memory.bytes', { bytes: Number(bytes) });
}

function isNumber(target: Node, { world }: RaisedAt): boolean {
  return world.types.typeOf(target, world.scopes.module) === 'int';
}

function readsName(node: Node | undefined, name: string): boolean {
  return node !== undefined && [...nodesOf(node)].some(({ kind, text }) => kind === 'name' && text === name);
}

export function explainRecursion(raised: RaisedAt): Explanation {
  // Where the memory ended is chance: the first function that comes again is told.
  const { frames } = raised;
  const again = frames.find(
    (one, at) =>
      one.function !== '<module>' &&
      one.file === frames.at(-1)?.file &&
      frames.some((other, later) => later > at && other.function === one.function),
  );
  const line = again?.line ?? raised.line;
  const scope = functionAround({ ...raised, line });
  if (scope === undefined) return say('error.recursion');
  const explained = ofFunction(scope);
  return line === undefined || line === raised.line ? explained : { ...explained, line };
}

function ofFunction(scope: NameScope): Explanation {
  const { name, node } = scope;
  const stops = [...nodesOf(node)].some(({ kind }) => kind === 'if' || kind === 'conditional');
  const itself = [...nodesOf(node)].some(
    ({ kind, kids }) =>
      kind === 'call' && (kids[0]?.kind === 'attribute' ? kids[0].text : dottedName(kids[0])) === name,
  );
  if (!itself) return say('error.recursion.circle', { name });
  // `n and f(n - 1)` ends too.
  const may = stops || [...nodesOf(node)].some(({ kind }) => /^(boolean|try|while|for)$/.test(kind));
  return say(stops ? 'error.recursion.deep' : may ? 'error.recursion.name' : 'error.recursion.self', {
    name,
  });
}

/**
 * Why the board itself stopped: a number that it shows with a sad face (DAL and CODAL, ErrorNo.h), which may be the
 * program's own, or an order that its chip could not carry out.
 */
export function explainPanic({ message, source, files }: RaisedAt): Explanation {
  const number = Number(message);
  if (Number.isNaN(number)) return explainFault(source);
  const own = ownPanics(source, number);
  if (own.length > 0) return { ...say('error.panic.own', { number }), ...only(own) };
  for (const [file, text] of Object.entries(files)) {
    const [line] = file.endsWith('.py') && text !== source ? ownPanics(text, number) : [];
    if (line !== undefined) return say('error.panic.ownIn', { number, file, line });
  }
  // As the board shows it.
  const shown = { number: message.padStart(3, '0') };
  if (number === 20) return say('error.panic.memory', shown);
  if (number === 10 || number === 50 || number === 51) return say('error.panic.hardware', shown);
  if (number === 30 || number === 40) return say('error.panic.heap', shown);
  return say('error.panic', shown);
}

/** Places of the memory that are not there: the one way to a fault that a line of Python goes by itself. */
function explainFault(source: string): Explanation {
  const reaches = [...nodesOf(parsePython(source).tree)].filter(
    ({ kind, kids }) => kind === 'index' && /(^|\.)mem(8|16|32)$/.test(dottedName(kids[0]) ?? ''),
  );
  const name = dottedName(reaches[0]?.kids[0]);
  return name === undefined
    ? say('error.panic.fault')
    : { ...say('error.panic.address', { name }), ...only(reaches.map(({ line }) => line)) };
}

/** Lines with a call of `panic` that may show this number. */
function ownPanics(source: string, number: number): readonly number[] {
  const nodes = [...nodesOf(parsePython(source).tree)];
  // A function of the pupil's own is not the board's.
  const another = nodes.some(({ kind, text }) => kind === 'def' && text === 'panic');
  return nodes
    .filter(({ kind, kids: [callee, code] }) => {
      const called = kind === 'call' ? (dottedName(callee) ?? '') : '';
      if (!/(^|\.)panic$/.test(called) || (another && called === 'panic')) return false;
      // MicroPython 1.9.2 on a V1 shows 999 without a number.
      if (code === undefined) return number === 999 || number === 0;
      const given = literalNumber(code);
      return given === undefined || given === number || given < 0 || given > 999;
    })
    .map(({ line }) => line);
}

/** The line, when there is no doubt which. */
function only(lines: readonly number[]): { readonly line?: number } {
  const [line, ...others] = new Set(lines);
  return line === undefined || others.length > 0 ? {} : { line };
}
