/** What a block is, apart from how it looks: its place in the toolbox, its holes and the Python it stands for. */
import type { MessageKey } from '../i18n/catalogue.ts';

/** Drawers of the toolbox, in the order they are shown. */
export const categories = [
  'start',
  'show',
  'sense',
  'move',
  'sound',
  'pins',
  'radio',
  'time',
  'logic',
  'loops',
  'variables',
  'lists',
  'text',
  'maths',
  'functions',
  'data',
  'python',
] as const;
export type Category = (typeof categories)[number];

/** `hat` starts a stack; a `boolean` is the hexagonal value that conditions ask for. */
export type BlockForm = 'hat' | 'statement' | 'value' | 'boolean';

export type FieldSpec =
  /** A menu. An option's value is a piece of Python; `labels` is the message key in front of each value. */
  | {
      readonly kind: 'choice';
      readonly options: readonly string[];
      readonly labels: 'value' | `block.option.${string}`;
    }
  /** A menu of the pictures built into the board. */
  | { readonly kind: 'picture'; readonly options: readonly string[] }
  /** 25 lights, `"09090:99999:..."`. */
  | { readonly kind: 'leds' }
  | { readonly kind: 'variable'; readonly name: 'value' | 'counter' | 'file' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** A name in the serial line format: what the data is called. */
  | { readonly kind: 'series' }
  /** A Python name, or several with commas between them. */
  | { readonly kind: 'name'; readonly value: string; readonly words?: MessageKey }
  /** Python that can only be one thing: parameters, targets of an assignment, a number, see python-pieces.ts. */
  | {
      readonly kind: 'piece';
      readonly piece: 'parameters' | 'bases' | 'targets' | 'error' | 'number' | 'called';
      readonly value: string;
      readonly words?: MessageKey;
    }
  /** Python text as it is. */
  | { readonly kind: 'code'; readonly lines: 'one' | 'many' };

/** What loops and files call what they have in hand, in every language. */
type OwnName = 'i' | 'file';

/**
 * A block as it lies in its drawer, or in a place of another there, with values a pupil can see at work. `said` is a
 * text in the language on screen, `named` a variable called so.
 */
export interface StartBlock {
  readonly type: string;
  readonly fields?: Readonly<
    Record<string, string | number | { readonly said: MessageKey } | { readonly named: MessageKey | OwnName }>
  >;
  /** What lies in the places of a growing block. */
  readonly items?: readonly StartBlock[];
  readonly inputs?: Readonly<Record<string, StartBlock>>;
}

export type InputSpec =
  | {
      readonly kind: 'value';
      /** What lies in it to begin with: a number, a text, or any other block. */
      readonly number?: number;
      readonly text?: string;
      /** A text in the language on screen. */
      readonly words?: MessageKey;
      readonly shadow?: { readonly type: string; readonly fields: Readonly<Record<string, string>> };
      /** What lies in it in the drawer alone: it is not there again when a block is taken out. */
      readonly begins?: StartBlock;
      /** The Python of a hole that is left empty; `0` when nothing else is said. */
      readonly empty?: string;
    }
  | { readonly kind: 'boolean'; readonly begins?: StartBlock }
  | { readonly kind: 'statements' };

export interface BlockSpec {
  readonly type: string;
  readonly category: Category;
  readonly form: BlockForm;
  /**
   * Python with `{INPUT}` and `<FIELD>` holes; read in both directions, see python-template.ts. Blocks
   * without one are written and recognised by hand (generate-python.ts, python-to-blocks.ts).
   */
  readonly python?: string;
  readonly inputs?: Readonly<Record<string, InputSpec>>;
  readonly fields?: Readonly<Record<string, FieldSpec>>;
  /**
   * The entry of firmware/micropython/api.ts it stands for, with `<FIELD>` holes, where that is not what
   * `python` calls. Its words are the block's hint.
   */
  readonly api?: string;
  /** Only programs that import this module have the block: its Python alone could be about anything. */
  readonly needs?: string;
  /** A growing block that calls this, with its items as arguments. */
  readonly calls?: string;
  /** The V2 alone has it; marked on the block and in its drawer. */
  readonly v2?: true;
  /**
   * The block has a growing number of inputs, held in its extra state: branches of an `if`, items, arguments,
   * what `try` does with errors; `ending`: a loop may have an `else`.
   */
  readonly grows?: 'branches' | 'items' | 'arguments' | 'handlers' | 'ending';
  /** How it lies in its drawer, where its fields and inputs do not say it. */
  readonly drawer?: Omit<StartBlock, 'type'>;
  /** Not in the toolbox: only Python makes it. */
  readonly hidden?: true;
  /** Wanted seldom: under a heading at the end of its drawer, and in a lesson only when it is named itself. */
  readonly rarer?: true;
}
