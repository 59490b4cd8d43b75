/** One thing pyright says, in its own terms. What it means for a pupil is said in explain-finding.ts. */
export interface Finding {
  readonly file: string;
  /** From 0, as pyright counts. */
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  /** `reportArgumentType`; missing for what is always wrong. */
  readonly rule?: string;
  readonly message: Message;
  /** What pyright adds: why types do not fit. */
  readonly more: readonly Message[];
}

/** A message of pyright's by its key, with what it would fill in. */
export interface Message {
  /** `argAssignmentParamFunction`. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Whether a list or a dictionary is given something of another kind than it began with: Python lets it. */
export function fillsDifferently({ message: { key, values } }: Finding): boolean {
  if (key === 'noOverload') return filling.has(values['name'] ?? '');
  return key.startsWith('argAssignment') && filling.has(values['functionName'] ?? '');
}

const filling = new Set(
  'append insert extend __setitem__ add update setdefault fromkeys __iadd__'.split(' '),
);

const start = '\u0002';
const end = '\u0003';
const between = '\u001f';
const equals = '\u001e';

/**
 * Pyright's messages are replaced by their keys and values, so that nothing has to be read out of English
 * sentences (and no sentence has to be downloaded).
 */
export function writeMessage(key: string, values: Readonly<Record<string, unknown>> = {}): string {
  return write(key.slice(key.indexOf('.') + 1), values);
}

function write(key: string, values: Readonly<Record<string, unknown>>): string {
  const filled = Object.entries(values).map(([name, value]) => `${between}${name}${equals}${String(value)}`);
  return `${start}${key}${filled.join('')}${end}`;
}

/** A text of ours that the page fills in, in the language on screen: the worker has no texts. */
export function word(key: string, values: Readonly<Record<string, string>> = {}): string {
  return write(key, values);
}

/** A value with every {@link word} in it spelled out by `say`, the inner ones first. */
export function spell(
  value: string,
  say: (key: string, values: Readonly<Record<string, string>>) => string,
): string {
  let spelled = '';
  let from = 0;
  let depth = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === start && depth++ === 0) {
      spelled += value.slice(from, at);
      from = at + 1;
    }
    if (value[at] !== end || --depth !== 0) continue;
    const { key, values } = readMessage(value.slice(from, at));
    spelled += say(
      key,
      Object.fromEntries(Object.entries(values).map(([name, inner]) => [name, spell(inner, say)])),
    );
    from = at + 1;
  }
  return spelled + value.slice(from);
}

/** What {@link writeMessage} wrote, found again in what pyright joined. A value can hold a message itself. */
export function readMessages(text: string): Message[] {
  const found: Message[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === start && depth++ === 0) from = at + 1;
    if (text[at] === end && --depth === 0) found.push(readMessage(text.slice(from, at)));
  }
  return found;
}

function readMessage(text: string): Message {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const char of text + between) {
    if (char === start) depth++;
    if (char === end) depth--;
    if (char === between && depth === 0) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  const [key = '', ...filled] = parts;
  const values = filled.map((one): [string, string] => {
    const at = one.indexOf(equals);
    return [one.slice(0, at), one.slice(at + 1)];
  });
  return { key, values: Object.fromEntries(values) };
}
