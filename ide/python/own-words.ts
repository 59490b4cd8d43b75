import type { ApiParameter } from '../../firmware/micropython/api-entry.ts';
import type { NameEvent } from './findings/name-scopes.ts';
import type { ProgramThings } from './program-things.ts';
import type { Node } from './syntax/tree.ts';

/** What the pupil has written about a thing: in it, or above it. */
export interface OwnWords {
  readonly make: NameEvent;
  readonly docstring?: string;
  readonly comment?: string;
}

export function ownWords({ source }: ProgramThings, make: NameEvent): OwnWords {
  const docstring = docstringOf(make);
  const comment = commentAbove(source, make);
  return {
    make,
    ...(docstring === undefined ? {} : { docstring }),
    ...(comment === undefined ? {} : { comment }),
  };
}

/** The first paragraph of a function's or a class's docstring. */
function docstringOf({ how, value }: NameEvent): string | undefined {
  if (how !== 'def' && how !== 'class') return undefined;
  const [first] = value?.kids.at(-1)?.kids ?? [];
  const [text] = first?.kind === 'expression' ? first.kids : [];
  if (text?.kind !== 'string' || text.text === '') return undefined;
  const plain = text.text.replace(/^[rRuU]?("""|'''|"|')|("""|'''|"|')$/g, '');
  return plain
    .trim()
    .split(/\n\s*\n/)[0]
    ?.replace(/\s*\n\s*/g, ' ');
}

/** Comment lines directly above where a name is made, without their signs. */
function commentAbove(source: string, make: NameEvent): string | undefined {
  const lines: string[] = [];
  let at = source.lastIndexOf('\n', make.from) + 1;
  while (at > 0) {
    const end = at - 1;
    at = source.lastIndexOf('\n', end - 1) + 1;
    const comment = /^\s*#+\s?(.*)/.exec(source.slice(at, end))?.[1];
    if (comment === undefined || lines.length >= 6) break;
    lines.unshift(comment.trim());
  }
  const text = lines.join(' ').trim();
  return text === '' ? undefined : text;
}

/** The parameters of a `def` in the API's form; of a class, those it is made with. */
export function ownParameters(program: ProgramThings, make: NameEvent): ApiParameter[] {
  if (make.how === 'class') {
    const init = program.member({ kind: 'instance', make, program }, '__init__');
    return init?.kind === 'own' ? ownParameters(init.program, init.make).slice(1) : [];
  }
  return make.value === undefined ? [] : parametersIn(program, make.value);
}

/** The parameters of a `def` or a `lambda`. */
export function parametersIn({ source }: ProgramThings, definition: Node): ApiParameter[] {
  let named = false;
  const text = ({ from, to }: Node): string => source.slice(from, to).replace(/\s+/g, ' ');
  const list = definition.kids.find(({ kind }) => kind === 'parameters');
  return (list?.kids ?? []).flatMap(({ text: stars, kids: [name, standard], annotation }): ApiParameter[] => {
    const only = stars === '**' ? 'names' : stars === '*' ? 'rest' : named ? 'name' : undefined;
    named ||= stars === '*';
    if (name === undefined) return [];
    return [
      {
        name: name.text,
        type: annotation === undefined ? '' : text(annotation),
        ...(standard === undefined ? {} : { default: text(standard) }),
        ...(only === undefined ? {} : { only }),
      },
    ];
  });
}

/** `greet(name, *, loud=True)` as it is written; a class as it is made: `Dog(name)`. */
export function ownSignature(program: ProgramThings, make: NameEvent): string {
  let named = false;
  const parts = ownParameters(program, make).flatMap((one) => {
    const stars = one.only === 'rest' ? '*' : one.only === 'names' ? '**' : '';
    const lone = one.only === 'name' && !named ? ['*'] : [];
    named ||= one.only === 'rest' || one.only === 'name';
    const type = one.type === '' ? '' : `: ${one.type}`;
    const gap = one.type === '' ? '=' : ' = ';
    return [...lone, `${stars}${one.name}${type}${one.default === undefined ? '' : gap + one.default}`];
  });
  return `${make.name}(${parts.join(', ')})`;
}
