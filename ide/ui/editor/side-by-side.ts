import { whenIdle } from '../../base/when-idle.ts';
import {
  emptyBlocksDocument,
  parseBlocksDocument,
  type BlocksDocument,
} from '../../blocks/blocks-document.ts';
import { blocksFollow } from '../../session/blocks-follow.ts';
import { lineLinks, type LineLinks } from '../../session/line-links.ts';
import { nextTask } from '../../base/next-task.ts';

/** Typing has paused when this long nothing was typed, in ms. */
const pause = 350;

/** What the two editors show of one project. */
export interface Program {
  readonly editor: 'blocks' | 'python';
  readonly source: string;
  /** As the project has them: of an earlier text while Python is written. */
  readonly blocks: unknown;
}

/**
 * Blocks and Python of one project, next to each other (ADR 0012). Blocks that are changed make the Python at once;
 * Python that is changed makes the blocks after a pause, unless it cannot be read.
 */
export class SideBySide {
  #program: Program | undefined;
  /** The blocks that were made of a text. */
  #made: { readonly source: string; readonly document: BlocksDocument } | undefined;
  #waits: string | undefined;
  #links: { readonly of: unknown; readonly source: string; readonly links: LineLinks } | undefined;
  #callOff: (() => void) | undefined;

  /** `changed` hears of new blocks, and of a text that cannot be read. */
  constructor(private readonly changed: () => void) {}

  show(program: Program): void {
    this.#program = program;
    if (program.editor === 'blocks' || this.#made?.source === program.source) this.#settle();
    else if (this.#waits === program.source) return;
    // Nothing is there to look at meanwhile; a text that cannot be read is not read again until it is another.
    else if (this.#made === undefined && this.#waits === undefined) this.#follow();
    else this.#followSoon();
  }

  /** What the blocks show; the same object until they are made anew. */
  get document(): unknown {
    if (this.#program?.editor === 'blocks') return this.#program.blocks;
    return this.#made?.document ?? this.#program?.blocks;
  }

  /** Whether the blocks are those of the text: else they must not be changed, or the text would be lost. */
  get inStep(): boolean {
    return this.#program?.editor === 'blocks' || this.#made?.source === this.#program?.source;
  }

  /** Whether the text cannot be read as it is now. */
  get waits(): boolean {
    return !this.inStep && this.#waits === this.#program?.source;
  }

  /** The pupil changed the blocks: they are those of the text until the project has both. */
  take(document: BlocksDocument, source: string): void {
    this.#made = { source, document };
    this.#settle();
  }

  /** Somebody wants the blocks now. */
  flush(): void {
    if (this.#callOff !== undefined) this.#follow();
  }

  linesOf(block: string): readonly number[] {
    return this.#linked()?.linesOf(block) ?? [];
  }

  /** The blocks of some lines, from 1, the last included. */
  blocksOf(from: number, to: number): readonly string[] {
    const blocks = this.#linked()?.blocks.slice(from - 1, to) ?? [];
    return [...new Set(blocks.filter((id) => id !== undefined))];
  }

  close(): void {
    this.#settle();
  }

  #linked(): LineLinks | undefined {
    if (!this.inStep || this.#program === undefined) return undefined;
    const { source } = this.#program;
    const of = this.document;
    if (this.#links?.of !== of || this.#links?.source !== source) {
      const parsed = parseBlocksDocument(of ?? emptyBlocksDocument());
      if (!parsed.ok) return undefined;
      this.#links = { of, source, links: lineLinks(parsed.document, source) };
    }
    return this.#links.links;
  }

  #settle(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#waits = undefined;
  }

  #followSoon(): void {
    this.#callOff?.();
    let callOff = (): void => clearTimeout(timer);
    const timer = setTimeout(() => {
      callOff = whenIdle(() => this.#follow(), 500);
    }, pause);
    this.#callOff = () => callOff();
  }

  #follow(): void {
    this.#settle();
    const { source, blocks } = this.#program ?? { source: '', blocks: undefined };
    const document = blocksFollow(source, this.#made?.document ?? blocks);
    if (document === undefined) this.#waits = source;
    else this.#made = { source, document };
    // Reading and drawing are two pieces of work: a key pressed meanwhile goes between them.
    void nextTask().then(this.changed);
  }
}
