/** What a command reads from and writes to: the process in earnest, buffers in a test. */
export interface Terminal {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Standard output: results only. Resolves when the reader can take more, at once for files and terminals. */
  out(data: string | Uint8Array): Promise<void>;
  /** Standard error: everything for people, each call one line. */
  say(line: string): void;
  readonly input: TerminalInput;
  /** Aborts at Ctrl-C, or when who reads the output has gone. */
  readonly stop: AbortSignal;
}

/** Standard input as keys or bytes. */
export interface TerminalInput {
  /** True when keys arrive one by one from a person. */
  readonly interactive: boolean;
  /**
   * Starts reading; nothing is read before. `onEnd` hears that no more bytes will come. Returns a function that
   * ends it and gives the terminal back.
   */
  listen(onBytes: (bytes: Uint8Array) => void, onEnd?: () => void): () => void;
}

/** A command of `pensabit`, in a file of its own that is loaded when it is used. */
export interface Command {
  /** The arguments, as after its name. */
  readonly usage: string;
  /** What it does and its options, for `pensabit help <command>`. */
  readonly details: string;
  /** Resolves to the exit code: 0 only for success, 1 when something about the user's files or machine is wrong. */
  run(args: readonly string[], terminal: Terminal): Promise<0 | 1>;
}

/** The command was called in a way that it is not: exit code 2. */
export class UsageError extends Error {}

/** Something that the person can put right: exit code 1, the message as it stands, no stack. */
export class UserError extends Error {}
