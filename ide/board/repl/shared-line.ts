import type { BoardErrorCode } from '../board.ts';
import type { ByteLink } from './byte-link.ts';

/**
 * One line, two readers: what the board prints is the program's and goes to `onOutput`, except while a
 * conversation with MicroPython's prompt holds the line. A board makes one for each link, and gives it to
 * `installProgram`, `stopProgram` and the like.
 */
export interface SharedLine {
  /** What the person types goes this way too; during a conversation it is dropped, for it would garble it. */
  write(bytes: Uint8Array): Promise<void>;
  /** Takes the line for a conversation, after the ones before have ended. @throws the signal's reason */
  hold(signal?: AbortSignal): Promise<LineHold>;
  /** True while a conversation has the line. */
  readonly held: boolean;
  /** Why the line is gone, once it is. */
  readonly lost: BoardErrorCode | undefined;
  /**
   * Files that were brought over this line, by their hash (see `fileHash`): the board need not be asked what is in
   * a file that has one of these.
   */
  readonly brought: Map<string, Uint8Array>;
  /** Takes its listeners off the link; later conversations fail as on a lost line. */
  close(): void;
}

/** The line, in the hands of one conversation. */
export interface LineHold {
  write(bytes: Uint8Array): Promise<void>;
  /** Replaces the listener of before. */
  listen(listener: LineListener): void;
  /** Gives the line back. `rest` came too far: it is the program's, and goes to `onOutput` first. */
  release(rest?: Uint8Array): void;
}

export interface LineListener {
  bytes(bytes: Uint8Array): void;
  /** The line is gone. Told at once when it was gone before. */
  lost(reason: BoardErrorCode): void;
}

/** Takes over all that `link` says. */
export function shareLine(link: ByteLink, onOutput: (bytes: Uint8Array) => void): SharedLine {
  return new LinkShare(link, onOutput);
}

class LinkShare implements SharedLine {
  lost: BoardErrorCode | undefined;
  readonly brought = new Map<string, Uint8Array>();
  private holder: LineListener | undefined;
  private last: Promise<void> = Promise.resolve();
  private readonly ends: (() => void)[] = [];

  constructor(
    private readonly link: ByteLink,
    private readonly onOutput: (bytes: Uint8Array) => void,
  ) {
    this.ends.push(
      link.onBytes((bytes) => {
        if (this.holder !== undefined) this.holder.bytes(bytes);
        else this.onOutput(bytes);
      }),
      link.onLost((reason) => {
        this.lose(reason);
      }),
    );
  }

  get held(): boolean {
    return this.holder !== undefined;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.held) await this.link.write(bytes);
  }

  async hold(signal?: AbortSignal): Promise<LineHold> {
    signal?.throwIfAborted();
    const before = this.last;
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    this.last = before.then(() => held);
    await before;
    if (signal?.aborted === true) {
      end();
      signal.throwIfAborted();
    }
    const nobody: LineListener = { bytes: () => undefined, lost: () => undefined };
    this.holder = nobody;
    let released = false;
    return {
      write: (bytes) => this.link.write(bytes),
      listen: (listener) => {
        if (released) return;
        this.holder = listener;
        if (this.lost !== undefined) listener.lost(this.lost);
      },
      release: (rest) => {
        if (released) return;
        released = true;
        this.holder = undefined;
        if (rest !== undefined && rest.length > 0) this.onOutput(rest);
        end();
      },
    };
  }

  close(): void {
    this.lose('unplugged');
  }

  private lose(reason: BoardErrorCode): void {
    if (this.lost !== undefined) return;
    this.lost = reason;
    for (const end of this.ends) end();
    this.holder?.lost(reason);
  }
}
