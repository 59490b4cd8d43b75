import type {
  ApiEntry,
  ApiParameter,
  ApiSignature,
  PythonType,
} from '../../firmware/micropython/api-entry.ts';
import { messageFor, t } from '../i18n/translate.ts';
import type { CallHelp } from './call-help.ts';
import type { Hover } from './hover.ts';

/** What an entry does, in the language on screen; and on which board alone it is, if so. */
export function apiWords(entry: ApiEntry): string {
  const only = boardWords(entry);
  return [messageFor(`api.${entry.words}`) ?? '', ...(only === undefined ? [] : [only])].join('\n\n');
}

/** "Only on the micro:bit V2", or undefined when every board has it. */
export function boardWords({ boards }: Pick<ApiEntry, 'boards'>): string | undefined {
  const [only] = boards;
  return boards.length !== 1 || only === undefined ? undefined : t(`api.only.${only}`);
}

/** A type as a pupil says it: "whole number", "image, text or number". */
export function typeWords(type: PythonType): string {
  const parts = splitUnion(type).map(oneType);
  const different = [...new Set(parts)];
  const last = different.pop() ?? '';
  return different.length === 0 ? last : t('api.type:or', { one: different.join(', '), other: last });
}

function oneType(type: string): string {
  if (/^MicroBit\w*Pin$/.test(type)) return t('api.type:pin');
  const [, outer = type, inner] = /^(\w+)\[(.*)\]$/.exec(type) ?? [];
  if (outer === 'Callable') return t('api.type:function');
  if (outer === 'TextIO') return t('api.type:file');
  const name = /^(Iterable|Iterator|Sequence)$/.test(outer)
    ? t('api.type:series')
    : messageFor(`api.type:${outer}`);
  if (name === undefined) return outer;
  const items = inner?.replace(/, \.\.\.$/, '');
  // What is in a dictionary, or in a tuple of different things, says more than it helps.
  const plain = items === undefined || items.includes(',') || /^(Any|T)$/.test(items);
  return plain ? name : t('api.type:of', { what: name, items: typeWords(items) });
}

/** `A | list[B | C]` at the signs outside brackets. */
function splitUnion(type: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of type) {
    if (char === '[') depth++;
    else if (char === ']') depth--;
    if (char === '|' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  return [...parts, part.trim()];
}

/** A call as it may be written: `display.show(image, delay=400, wait=True)`, and where each parameter stands in it. */
export function callLine(
  written: string,
  signature: ApiSignature,
): { readonly line: string; readonly places: readonly (readonly [from: number, to: number])[] } {
  const places: (readonly [number, number])[] = [];
  let line = `${written}(`;
  for (const [i, one] of signature.parameters.entries()) {
    if (i > 0) line += ', ';
    const from = line.length;
    line += parameterText(one);
    places.push([from, line.length]);
  }
  return { line: `${line})`, places };
}

function parameterText(one: ApiParameter): string {
  if (one.only === 'rest') return `${one.name}…`;
  if (one.only === 'names') return `${one.name}=…`;
  // `...`: it may be missing, and what it is then cannot be written.
  if (one.default === undefined) return one.only === 'name' ? `${one.name}=…` : one.name;
  return one.default === '...' ? `[${one.name}]` : `${one.name}=${one.default}`;
}

/** What a parameter means, of which kind it is, and whether it may be missing. */
export function parameterWords(entry: ApiEntry | undefined, one: ApiParameter): string {
  const meaning =
    entry === undefined
      ? undefined
      : (messageFor(`api.${entry.words}(${one.name})`) ?? messageFor(`api.(${one.name})`));
  const kind = one.type === '' ? undefined : typeWords(one.type);
  const optional =
    one.default === undefined
      ? undefined
      : one.default === '...'
        ? t('api.optional.plain')
        : t('api.optional', { value: one.default });
  const named = one.only === 'name' ? t('api.only.name', { name: one.name }) : undefined;
  const facts = [kind, optional].filter((text) => text !== undefined).join('; ');
  return [meaning, facts === '' ? undefined : capital(facts), named]
    .filter((text) => text !== undefined)
    .map((text) => (/[.!?…)]$/.test(text) ? text : `${text}.`))
    .join(' ');
}

/** Signature help in the language on screen. */
export interface SignatureWords {
  readonly line: string;
  readonly words: string;
  readonly parameters: readonly { readonly from: number; readonly to: number; readonly words: string }[];
}

/** What is said of a call: all of {@link CallHelp} that a worker can send. */
export type SpokenCall = Omit<CallHelp, 'own'> & {
  readonly own?: Pick<NonNullable<CallHelp['own']>, 'docstring' | 'comment'>;
};

/** One for each way to make the call. */
export function callWords(help: SpokenCall): readonly SignatureWords[] {
  return help.signatures.map((signature) => {
    const { line, places } = callLine(help.written, signature);
    const own = help.own?.docstring ?? help.own?.comment;
    const gives =
      /^(None|Any|T)?$/.test(signature.returns) || help.own !== undefined
        ? undefined
        : givesWords(signature.returns);
    const words = [help.entry === undefined ? own : apiWords(help.entry), gives].filter(
      (text) => text !== undefined,
    );
    return {
      line,
      words: words.join('\n\n'),
      parameters: signature.parameters.map((one, i) => {
        const [from, to] = places[i] ?? [0, 0];
        return { from, to, words: parameterWords(help.entry, one) };
      }),
    };
  });
}

function givesWords(type: PythonType): string {
  return `${capital(t('api.gives', { type: typeWords(type) }))}.`;
}

/** What a hover says: lines of Python, then paragraphs in the language on screen. */
export function hoverWords({ written, entry, parameter, own }: Hover): {
  readonly code: readonly string[];
  readonly words: readonly string[];
} {
  if (parameter !== undefined)
    return {
      code: [parameter.default === undefined ? written : `${written}${parameter.default}`],
      words: [parameterWords(entry, parameter)],
    };
  if (entry !== undefined) {
    const { signatures = [], type } = entry;
    const code = signatures.length > 0 ? signatures.map((one) => callLine(written, one).line) : [written];
    const returns = entry.kind === 'function' ? (signatures[0]?.returns ?? 'None') : 'None';
    const holds =
      entry.kind === 'constant' && type !== undefined
        ? t('api.yours.holds', { type: typeWords(type) })
        : undefined;
    const more = /^(None|Any|T)$/.test(returns) ? holds && capital(`${holds}.`) : givesWords(returns);
    return { code, words: [capital(apiWords(entry)), ...(more === undefined ? [] : [more])] };
  }
  if (own === undefined) return { code: [written], words: [] };
  const { kind, line, file, signature, docstring, comment, type } = own;
  const where =
    kind === 'file'
      ? t('api.yours.module', { name: file ?? written })
      : kind === 'parameter'
        ? t('api.yours.parameter')
        : t(`api.yours.${kind}`, { line });
  const said = docstring ?? comment;
  return {
    code: [signature ?? written],
    words: [
      ...(said === undefined ? [] : [said]),
      [
        capital(where),
        ...(file !== undefined && kind !== 'file' ? [t('api.yours.from', { name: file })] : []),
        ...(type === undefined ? [] : [t('api.yours.holds', { type: typeWords(type) })]),
      ].join(', '),
    ],
  };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
