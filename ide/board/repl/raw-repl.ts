import { BoardError, type BoardErrorCode } from '../board.ts';
import type { Timer } from '../timer.ts';
import { latin1, latin1Bytes } from './python-bytes.ts';
import type { LineHold, SharedLine } from './shared-line.ts';

/*
 * MicroPython's raw REPL (docs.micropython.org, "The MicroPython Interactive Interpreter Mode"; shared/runtime/
 * pyexec.c of 1.9.2 and 1.18):
 *
 *            Ctrl-C           Ctrl-A                code Ctrl-D
 *   program --------> prompt --------> raw prompt ------------> OK output 04 error 04 > (raw prompt)
 *                       ^  <--------      |  ^
 *                       |   Ctrl-B        +--+ Ctrl-D alone: soft reset; main.py does not run
 *                       +-- Ctrl-D: soft reset, main.py runs
 *
 * The board's ring holds 63 bytes, and what comes while it is busy is lost: code is sent only at the raw prompt,
 * and the answer is awaited to its end each time.
 */
const interruptCode = '\x03';
const enterCode = '\x01';
const leaveCode = '\x02';
const executeCode = '\x04';
const rawPrompt = 'raw REPL; CTRL-B to exit\r\n>';
const rebooted = 'soft reboot\r\n';
const friendlyPrompt = '>>> ';

const darken = 'import microbit\nmicrobit.display.clear()';

/** Milliseconds to wait for an answer that needs no work of the board, the computer's own delays included. */
const answerLimit = 500;
/** Milliseconds for the first words after a Ctrl-C: a program may be in a call that does not hear it. */
const interruptLimit = 300;
/** Milliseconds for code; the slowest of ours is a file system that is swept (28 pages of 22 ms) and hashed. */
const executeLimit = 5000;
/** How often Ctrl-C is tried gently, and then by the dozen: a handler of KeyboardInterrupt is outrun that way. */
const gentleTries = 3;
const floodTries = 8;
const floodSize = 48;
/** Milliseconds of patience at the end. */
const lastLimit = 4000;
/**
 * After a reset, Ctrl-C without a gap for 1.5 s: the runtime begins to hear it a few milliseconds before the
 * program's first line, and remembers it until then.
 */
const startFlood = 17_280;
const burstSize = 64;

/** Milliseconds in which whoever presses reset must have done so. */
const resetLimit = 2000;

/** What code did on the board. */
export interface Execution {
  /** What it printed, one UTF-16 unit a byte, line ends as the board sends them (CR LF). */
  readonly output: string;
  /** The traceback of the exception that ended it, or '' when it came to its end. */
  readonly error: string;
}

/** Bytes of a conversation. */
export interface Traffic {
  readonly sent: number;
  readonly received: number;
}

/** The board's raw prompt: code in, output and errors out, one exchange at a time. */
export interface RawRepl {
  /**
   * Runs code (one UTF-16 unit a byte) and waits for its end. Errors of the code are values. Undefined when no
   * sensible answer came in `limit` milliseconds, because a byte was lost; the board is at its raw prompt again.
   * @throws {BoardError} `no-answer`, `unplugged`
   */
  execute(code: string, limit?: number): Promise<Execution | undefined>;
  /** Starts `main.py` from its first line by a soft reset; gives the line back, the program's output with it. */
  restart(): Promise<void>;
  /** To the friendly prompt; gives the line back. */
  leave(): Promise<void>;
  /** Gives the line back as well as it can, without waiting: after a failure. */
  abandon(): void;
  readonly traffic: Traffic;
}

/** What every conversation needs. */
export interface TalkOptions {
  readonly timer: Timer;
  readonly signal?: AbortSignal;
  /**
   * Presses the reset button from here, where the way in can: a serial break, or a debugger. For programs that
   * cannot be interrupted, and boards that gave up.
   */
  readonly resetBoard?: () => Promise<void>;
  /** The raw prompt has appeared: it is MicroPython that is there. May be called again. */
  readonly onAnswer?: () => void;
}

/**
 * Stops whatever runs, and comes to the raw prompt of a freshly reset MicroPython: memory empty, radio and music
 * off. Takes a few milliseconds as a rule, under 12 s when the board does not answer.
 * @throws {BoardError} `no-answer`; `no-micropython` when it says nothing of the kind even after a reset;
 *     `unplugged`
 */
export async function enterRawRepl(line: SharedLine, options: TalkOptions): Promise<RawRepl> {
  const hold = await line.hold(options.signal);
  const repl = new Conversation(hold, options);
  try {
    await repl.enter();
    return repl;
  } catch (error) {
    repl.abandon();
    throw error;
  }
}

class Conversation implements RawRepl {
  private readonly atRawPrompt = (): boolean => this.heard.endsWith(rawPrompt);
  private heard = '';
  private sent = 0;
  private received = 0;
  private lost: BoardErrorCode | undefined;
  /** Looks again at what was heard. */
  private wake: (() => void) | undefined;
  private over = false;

  constructor(
    private readonly hold: LineHold,
    private readonly options: TalkOptions,
  ) {
    hold.listen({
      bytes: (bytes) => {
        this.received += bytes.length;
        this.heard += latin1(bytes);
        this.wake?.();
      },
      lost: (reason) => {
        this.lost = reason;
        this.wake?.();
      },
    });
  }

  get traffic(): Traffic {
    return { sent: this.sent, received: this.received };
  }

  async enter(): Promise<void> {
    for (let attempt = 0; attempt < gentleTries; attempt += 1) {
      if ((await this.interrupt(interruptCode, interruptLimit)) && (await this.softReset())) return;
    }
    for (let attempt = 0; attempt < floodTries; attempt += 1) {
      const flood = interruptCode.repeat(floodSize);
      if ((await this.interrupt(flood, interruptLimit)) && (await this.softReset())) return;
    }
    const reset = await this.pressReset();
    if (reset) {
      await this.interruptStart();
      for (let attempt = 0; attempt < gentleTries; attempt += 1) {
        if ((await this.interrupt(interruptCode, answerLimit)) && (await this.softReset())) return;
      }
    }
    // What was sent is in the board's ring; a long call (speech, a parser) may come to its end.
    if ((await this.waitUntil(this.atRawPrompt, lastLimit)) && (await this.softReset())) return;
    throw new BoardError(reset ? 'no-micropython' : 'no-answer');
  }

  async execute(code: string, limit = executeLimit): Promise<Execution | undefined> {
    this.heard = '';
    await this.send(code + executeCode);
    // Bytes of code take 87 us each at 115200 baud.
    const found = await this.awaitEnd(limit + code.length / 8);
    if (found === undefined) await this.recover();
    return found;
  }

  private async recover(): Promise<void> {
    for (let attempt = 0; attempt < gentleTries + floodTries; attempt += 1) {
      if (await this.interrupt(interruptCode, answerLimit)) return;
    }
    throw new BoardError('no-answer');
  }

  async restart(): Promise<void> {
    for (let attempt = 0; attempt < gentleTries; attempt += 1) {
      // A word was lost: the program may be running already. It starts anew, for its first output is somewhere
      // between the words.
      if (attempt > 0) await this.enter();
      if (!(await this.toFriendlyPrompt())) continue;
      this.heard = '';
      await this.send(executeCode);
      if (!(await this.waitUntil(() => this.heard.includes(rebooted), answerLimit))) continue;
      // Cut only here, where the line is given back: more may have come while this function was waking up.
      const rest = this.heard.slice(this.heard.indexOf(rebooted) + rebooted.length);
      this.received -= rest.length;
      this.over = true;
      this.hold.release(latin1Bytes(rest));
      return;
    }
    throw new BoardError('no-answer');
  }

  async leave(): Promise<void> {
    for (let attempt = 0; !(await this.toFriendlyPrompt()); attempt += 1) {
      if (attempt === gentleTries) throw new BoardError('no-answer');
      await this.recover();
    }
    this.over = true;
    this.hold.release();
  }

  abandon(): void {
    if (this.over) return;
    this.over = true;
    // From anywhere in the raw REPL to the friendly prompt; on a line that is gone it does nothing.
    if (this.lost === undefined) {
      this.hold.write(latin1Bytes(interruptCode + leaveCode)).catch(() => undefined);
    }
    this.hold.release();
  }

  /** Sends interrupts, then Ctrl-A, and waits for the raw prompt as the last thing said. */
  private async interrupt(interrupts: string, limit: number): Promise<boolean> {
    this.heard = '';
    await this.send(interrupts + enterCode);
    const answered = await this.waitUntil(() => this.heard.endsWith(rawPrompt), limit);
    if (answered) this.options.onAnswer?.();
    return answered;
  }

  /** False where it cannot be pressed, or that came to nothing. */
  private async pressReset(): Promise<boolean> {
    const { resetBoard } = this.options;
    return resetBoard !== undefined && (await this.settled(resetBoard(), resetLimit)) === 'done';
  }

  /** After a reset: lets no program begin. */
  private async interruptStart(): Promise<void> {
    this.heard = '';
    const burst = interruptCode.repeat(burstSize);
    for (let sent = 0; sent < startFlood && !this.heard.includes(friendlyPrompt); sent += burstSize) {
      await this.send(burst);
    }
  }

  private async softReset(): Promise<boolean> {
    this.heard = '';
    await this.send(executeCode);
    const done = await this.waitUntil(() => {
      const reset = this.heard.indexOf(rebooted);
      return reset >= 0 && this.heard.indexOf(rawPrompt, reset) >= 0;
    }, answerLimit);
    // A soft reset leaves the last picture on the display. What becomes of this is of no consequence: it is also the
    // command that a KeyboardInterrupt hits that was still pending.
    if (done) await this.execute(darken);
    return done;
  }

  private async toFriendlyPrompt(): Promise<boolean> {
    this.heard = '';
    await this.send(leaveCode);
    return this.waitUntil(() => this.heard.endsWith(friendlyPrompt), answerLimit);
  }

  /** OK, output, 04, error, 04, >. */
  private async awaitEnd(limit: number): Promise<Execution | undefined> {
    const pattern = /^OK([^]*?)\x04([^]*?)\x04>$/;
    const read = (): RegExpExecArray | null => {
      if (!this.heard.endsWith(`${executeCode}>`)) return null;
      // A late answer to a Ctrl-A of before may stand in front.
      const stale = this.heard.lastIndexOf(rawPrompt);
      return pattern.exec(stale < 0 ? this.heard : this.heard.slice(stale + rawPrompt.length));
    };
    if (!(await this.waitUntil(() => read() !== null, limit))) return undefined;
    const [, output, error] = read() ?? [];
    return output === undefined || error === undefined ? undefined : { output, error };
  }

  /** Resolves to false after `limit` milliseconds. @throws when the line is lost or the signal aborts */
  private waitUntil(met: () => boolean, limit: number): Promise<boolean> {
    const { timer, signal } = this.options;
    return new Promise((resolve, reject) => {
      const end = (): void => {
        stop();
        signal?.removeEventListener('abort', look);
        this.wake = undefined;
      };
      const look = (): void => {
        if (signal?.aborted === true) {
          end();
          reject(signal.reason as Error);
        } else if (this.lost !== undefined) {
          end();
          reject(new BoardError(this.lost));
        } else if (met()) {
          end();
          resolve(true);
        }
      };
      const stop = timer(() => {
        end();
        resolve(false);
      }, limit);
      signal?.addEventListener('abort', look);
      this.wake = look;
      look();
    });
  }

  /** A line that takes nothing (a stalled driver) is a board that does not answer. */
  private async send(text: string): Promise<void> {
    const { signal } = this.options;
    signal?.throwIfAborted();
    if (this.lost !== undefined) throw new BoardError(this.lost);
    this.sent += text.length;
    const outcome = await this.settled(this.hold.write(latin1Bytes(text)), answerLimit * 4 + text.length);
    if (outcome === 'late') throw new BoardError('no-answer');
    if (outcome === 'done') return;
    if (outcome instanceof BoardError) throw outcome;
    throw new BoardError('connection-failed', {}, { cause: outcome });
  }

  /** How something outside ended, within a limit. */
  private async settled(work: Promise<void>, limit: number): Promise<'done' | 'late' | Error> {
    const state: { outcome: 'done' | 'late' | Error } = { outcome: 'late' };
    const settle = (outcome: 'done' | Error): void => {
      state.outcome = outcome;
      this.wake?.();
    };
    work.then(
      () => {
        settle('done');
      },
      (error: unknown) => {
        settle(error instanceof Error ? error : new Error(String(error)));
      },
    );
    await this.waitUntil(() => state.outcome !== 'late', limit);
    return state.outcome;
  }
}
