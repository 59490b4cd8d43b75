/** Boards by their generation: V1 has an nRF51822, V2 an nRF52833, a speaker, a microphone and a touch logo. */
export type BoardModel = 'v1' | 'v2';

/** A type as Python's stubs write it: `int`, `Image | str`, `list[int]`, `None`. */
export type PythonType = string;

export interface ApiParameter {
  readonly name: string;
  readonly type: PythonType;
  /** As Python writes it; missing when the caller must give a value. */
  readonly default?: string;
  /**
   * `position`: cannot be named; `name`: must be named; `rest`: any number of them (`*values`); `names`: any number
   * of named ones (`**columns`).
   */
  readonly only?: 'position' | 'name' | 'rest' | 'names';
}

/** One way to call something; `range(stop)` and `range(start, stop, step)` are two. */
export interface ApiSignature {
  readonly parameters: readonly ApiParameter[];
  readonly returns: PythonType;
  /** Missing: on every board that has the entry. */
  readonly boards?: readonly BoardModel[];
}

export type ApiKind = 'module' | 'class' | 'object' | 'function' | 'constant';

/**
 * One thing a program can use on the micro:bit. Its words are the message `api.<words>` in every language;
 * stubs, completion, hover, signatures and block tooltips are all made from these entries.
 */
export interface ApiEntry {
  /**
   * Full name, module first: `microbit`, `microbit.display`, `microbit.display.show`, `microbit.Image.HEART`,
   * `music.play`; what needs no import is in `builtins` (`builtins.print`).
   */
  readonly name: string;
  readonly kind: ApiKind;
  readonly boards: readonly BoardModel[];
  /** For functions, methods and classes. */
  readonly signatures?: readonly ApiSignature[];
  /** For objects and constants: what they are of, as signatures write it (`MicroBitDisplay`, `int`; see `apiClass`). */
  readonly type?: PythonType;
  /** Message key of what it does; several entries may share one (`button_a`, `button_b`). */
  readonly words: string;
  /** For classes: the class whose members these have too (see `apiClass`). */
  readonly base?: string;
  /** The board has objects of this class, but a program cannot name it (`MicroBitDisplay`). */
  readonly inner?: true;
  /** The first V1 runtime that has it, when 1.0.1 has not. */
  readonly sinceV1?: '1.1.1';
}
