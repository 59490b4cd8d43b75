import type {
  BlocksDocument,
  BlockState,
  ConnectionState,
  VariableState,
} from '../blocks/blocks-document.ts';

/**
 * `document` with the ids of `before` wherever a block stayed what it was, or only what is inside it changed. What is on
 * the sheet then stays there: the light, the keyboard's place, the steps back.
 */
export function adoptIds(document: BlocksDocument, before: BlocksDocument): BlocksDocument {
  const { variables, idNow } = adoptVariables(document.workspace.variables, before.workspace.variables);
  const renamed = document.workspace.blocks.blocks.map((block) => renameVariables(block, idNow));
  const old = before.workspace.blocks.blocks;
  const adopter = new Adopter(old);
  const blocks = renamed.map((block, index) => {
    const twin = old.find((one) => one.id === block.id && one.type === block.type) ?? old[index];
    const adopted = adopter.stack(block, twin);
    const kept = twin !== undefined && adopted.id === twin.id;
    return kept && twin.x !== undefined ? { ...adopted, x: twin.x, y: twin.y ?? 0 } : adopted;
  });
  return { ...document, workspace: { blocks: { languageVersion: 0, blocks }, variables } };
}

/** Variables are known by their names. */
function adoptVariables(
  now: readonly VariableState[],
  before: readonly VariableState[],
): { readonly variables: readonly VariableState[]; readonly idNow: ReadonlyMap<string, string> } {
  const known = new Map(before.map(({ id, name }) => [name, id]));
  const taken = new Set(known.values());
  const idNow = new Map<string, string>();
  const variables = now.map(({ id, name }) => {
    let own = known.get(name);
    if (own === undefined) {
      own = id;
      // An id of the new document may be another variable's in the old one.
      while (taken.has(own)) own = `${own}.`;
      taken.add(own);
    }
    idNow.set(id, own);
    return { name, id: own };
  });
  return { variables, idNow };
}

function renameVariables(first: BlockState, idNow: ReadonlyMap<string, string>): BlockState {
  return chained(chainOf(first), (block) => {
    const fields = Object.entries(block.fields ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' ? { id: idNow.get(value.id) ?? value.id } : value,
    ]);
    const inputs = Object.entries(block.inputs ?? {}).map(([name, held]) => [
      name,
      mapHeld(held, (inner) => renameVariables(inner, idNow)),
    ]);
    return {
      ...block,
      ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) as BlockState['fields'] }),
      ...(inputs.length === 0 ? {} : { inputs: Object.fromEntries(inputs) as BlockState['inputs'] }),
    } as BlockState;
  });
}

function mapHeld(held: ConnectionState, change: (block: BlockState) => BlockState): ConnectionState {
  return {
    ...(held.block === undefined ? {} : { block: change(held.block) }),
    ...(held.shadow === undefined ? {} : { shadow: change(held.shadow) }),
  };
}

/** A block and all that follows it; programs are long, so it is walked, not recursed. */
export function chainOf(first: BlockState | undefined): readonly BlockState[] {
  const chain: BlockState[] = [];
  for (let at = first; at !== undefined; at = at.next?.block) chain.push(at);
  return chain;
}

/** The reverse of {@link chainOf}, with every block changed. */
function chained(
  chain: readonly BlockState[],
  change: (block: BlockState, index: number) => BlockState,
): BlockState {
  let following: BlockState | undefined;
  for (let index = chain.length - 1; index >= 0; index--) {
    const { next: _next, ...block } = chain[index] as BlockState;
    const changed = change(block, index);
    following = following === undefined ? changed : { ...changed, next: { block: following } };
  }
  return following as BlockState;
}

class Adopter {
  private readonly signatures = new Map<BlockState, number>();
  private readonly numbers = new Map<string, number>();
  private readonly used = new Set<string>();
  /** Ids of the old blocks: nobody else may be called so. */
  private readonly old = new Set<string>();
  private fresh = 0;

  constructor(before: readonly BlockState[]) {
    const waiting = [...before];
    for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
      this.old.add(block.id);
      for (const { block: inner, shadow } of Object.values(block.inputs ?? {}))
        for (const one of [inner, shadow]) if (one !== undefined) waiting.push(one);
      if (block.next !== undefined) waiting.push(block.next.block);
    }
  }

  /** A stack beside the one it was: what begins and ends alike is the same, and of the rest, kind by kind. */
  stack(first: BlockState, before: BlockState | undefined): BlockState {
    const now = chainOf(first);
    const old = chainOf(before);
    const same = (a: BlockState | undefined, b: BlockState | undefined): boolean =>
      a !== undefined && b !== undefined && this.signature(a) === this.signature(b);
    const shorter = Math.min(now.length, old.length);
    let head = 0;
    while (head < shorter && same(now[head], old[head])) head++;
    let tail = 0;
    while (tail < shorter - head && same(now.at(-1 - tail), old.at(-1 - tail))) tail++;
    const middle = old.slice(head, old.length - tail);
    const twins = now.map((block, index) => {
      if (index < head) return old[index];
      if (index >= now.length - tail) return old[old.length - now.length + index];
      const at = middle.findIndex((one) => one.type === block.type);
      return at < 0 ? undefined : middle.splice(0, at + 1).at(-1);
    });
    return chained(now, (block, index) => this.block(block, twins[index]));
  }

  private block(block: BlockState, twin: BlockState | undefined): BlockState {
    const inputs = Object.entries(block.inputs ?? {}).map(([name, held]) => {
      const before = twin?.inputs?.[name];
      return [
        name,
        {
          ...(held.block === undefined ? {} : { block: this.stack(held.block, before?.block) }),
          ...(held.shadow === undefined ? {} : { shadow: this.stack(held.shadow, before?.shadow) }),
        },
      ];
    });
    return {
      ...block,
      id: this.id(block.id, twin?.type === block.type ? twin.id : undefined),
      ...(inputs.length === 0 ? {} : { inputs: Object.fromEntries(inputs) as BlockState['inputs'] }),
    } as BlockState;
  }

  private id(own: string, twin: string | undefined): string {
    let id = twin ?? own;
    while (this.used.has(id) || (twin === undefined && this.old.has(id))) {
      this.fresh++;
      id = `${own}.${String(this.fresh)}`;
    }
    this.used.add(id);
    return id;
  }

  /** One number for all blocks that say the same, with what is inside them: ids, places and what follows are left out. */
  private signature(block: BlockState): number {
    const known = this.signatures.get(block);
    if (known !== undefined) return known;
    const inputs = Object.entries(block.inputs ?? {}).map(([name, held]) => [
      name,
      ...[held.block, held.shadow].map((inner) => chainOf(inner).map((one) => this.signature(one))),
    ]);
    const { id: _id, x: _x, y: _y, next: _next, inputs: _inputs, ...rest } = block;
    const text = JSON.stringify([rest, inputs]);
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    this.signatures.set(block, number);
    return number;
  }
}
