import { BoardError, type BoardErrorCode } from '../board.ts';
import type { ByteLink } from '../repl/byte-link.ts';
import { startTimer, type Timer } from '../timer.ts';
import type { Port } from './port-source.ts';

/** micro:bit's UART (DAPLink's CDC line coding). */
const baudRate = 115_200;
/** Bytes the browser keeps while the page is busy: 5 s of a line at full speed. */
const bufferSize = 65_536;
/** Milliseconds after which opening counts as failed. */
const openLimit = 8000;
/** Milliseconds that a write may wait for the system to take it; 256 bytes take 22. */
const writeLimit = 5000;
/** Milliseconds for an orderly end, after which the port is left to the browser. */
const closeLimit = 1500;
/** Milliseconds of a break: DAPLink resets the board when it ends, and does more when it lasts over 300. */
const breakTime = 100;
/** Streams that may fail in a row without a byte between them. */
const streamsInARow = 8;

/** An open serial port as a line. */
export interface PortLink extends ByteLink {
  /** Closes in order: reading ends, locks go, the port closes. Never fails, and never takes long. */
  close(): Promise<void>;
  /** The browser said that the port went away, before a read noticed. */
  lose(reason: BoardErrorCode): void;
  /** DAPLink's reset button, pressed through the line. @throws {BoardError} where the system cannot */
  sendBreak(): Promise<void>;
}

export interface PortLinkOptions {
  readonly timer?: Timer;
  readonly signal?: AbortSignal | undefined;
}

/** @throws {BoardError} @throws the signal's reason */
export async function openPortLink(port: Port, options: PortLinkOptions = {}): Promise<PortLink> {
  const { timer = startTimer, signal } = options;
  signal?.throwIfAborted();
  try {
    await openPort(port, timer, signal);
  } catch (error) {
    if (signal?.aborted === true) throw signal.reason;
    throw openError(error);
  }
  return new Link(port, timer);
}

async function openPort(port: Port, timer: Timer, signal: AbortSignal | undefined): Promise<void> {
  try {
    await openOnce(port, timer, signal);
  } catch (error) {
    // Open already, by a page before that the browser brought back, or by a close of ours that took too long.
    if (!(error instanceof Error && error.name === 'InvalidStateError')) throw error;
    await within(port.close(), closeLimit, timer, signal);
    await openOnce(port, timer, signal);
  }
}

async function openOnce(port: Port, timer: Timer, signal: AbortSignal | undefined): Promise<void> {
  const opening = port.open({ baudRate, bufferSize });
  try {
    await within(opening, openLimit, timer, signal);
  } catch (error) {
    // Whoever gave up does not leave a port behind that opens later.
    opening
      .then(
        () => port.close(),
        () => undefined,
      )
      .catch(() => undefined);
    throw error;
  }
}

function openError(error: unknown): BoardError {
  // A lock that is still held, or a device that is not found any more.
  if (error instanceof TypeError) return new BoardError('board-in-use', {}, { cause: error });
  const found = portError(error);
  return found.code === 'no-board-chosen' ? new BoardError('unplugged', {}, { cause: error }) : found;
}

/** What the browser says about ports, in our words; its own words are kept as the cause. */
export function portError(error: unknown): BoardError {
  if (error instanceof BoardError) return error;
  const name = error instanceof Error ? error.name : '';
  const said = error instanceof Error ? error.message : String(error);
  return new BoardError(codeOf(name, said), {}, { cause: error });
}

function codeOf(name: string, said: string): BoardErrorCode {
  // Windows and Linux say so in words that the browser passes on: EACCES, a device of another user.
  if (/access (is )?denied|permission denied|not permitted/i.test(said)) return 'access-denied';
  switch (name) {
    case 'SecurityError':
      // Without a click the chooser is refused by the same name as by policy.
      return /gesture|activation/i.test(said) ? 'no-board-chosen' : 'forbidden-by-policy';
    case 'NotAllowedError':
      return 'forbidden-by-policy';
    case 'NotFoundError':
      return 'no-board-chosen';
    case 'NetworkError':
      return /lost|disconnected|unplugged/i.test(said) ? 'unplugged' : 'board-in-use';
    case 'InvalidStateError':
      return 'board-in-use';
    default:
      return 'connection-failed';
  }
}

class Link implements PortLink {
  private readonly listeners = new Set<(bytes: Uint8Array) => void>();
  private readonly lostListeners = new Set<(reason: BoardErrorCode) => void>();
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  private writer: WritableStreamDefaultWriter<Uint8Array> | undefined;
  private readonly reading: Promise<void>;
  private closing: Promise<void> | undefined;
  private lost: BoardErrorCode | undefined;
  private lastWrite: Promise<void> = Promise.resolve();
  /** What came before anybody listened. */
  private unheard: Uint8Array[] | undefined = [];

  constructor(
    private readonly port: Port,
    private readonly timer: Timer,
  ) {
    this.reading = this.read();
  }

  write(bytes: Uint8Array): Promise<void> {
    // One after the other: two pieces of a line must not be mixed, and the writer is one.
    const write = this.lastWrite.then(() => this.writeNow(bytes));
    this.lastWrite = write.catch(() => undefined);
    return write;
  }

  onBytes(listener: (bytes: Uint8Array) => void): () => void {
    this.listeners.add(listener);
    const unheard = this.unheard ?? [];
    this.unheard = undefined;
    for (const bytes of unheard) listener(bytes);
    return () => this.listeners.delete(listener);
  }

  onLost(listener: (reason: BoardErrorCode) => void): () => void {
    this.lostListeners.add(listener);
    return () => this.lostListeners.delete(listener);
  }

  async sendBreak(): Promise<void> {
    try {
      await within(this.port.setSignals({ break: true }), writeLimit, this.timer);
      await new Promise<void>((resolve) => {
        this.timer(resolve, breakTime);
      });
      await within(this.port.setSignals({ break: false }), writeLimit, this.timer);
    } catch (error) {
      throw portError(error);
    }
  }

  close(): Promise<void> {
    return (this.closing ??= within(this.closeNow(), closeLimit, this.timer).catch(() => undefined));
  }

  lose(reason: BoardErrorCode): void {
    if (this.lost !== undefined || this.closing !== undefined) return;
    this.lost = reason;
    for (const listener of [...this.lostListeners]) listener(reason);
  }

  private lossBehind(error: unknown): BoardError {
    return this.lost === undefined ? writeError(error) : new BoardError(this.lost, {}, { cause: error });
  }

  private get over(): boolean {
    return this.closing !== undefined || this.lost !== undefined;
  }

  private async writeNow(bytes: Uint8Array): Promise<void> {
    if (this.lost !== undefined) throw new BoardError(this.lost);
    const { writable } = this.port;
    if (this.closing !== undefined || writable === null) {
      throw new BoardError('connection-failed', {}, { cause: 'the port is closed' });
    }
    const writer = writable.getWriter();
    this.writer = writer;
    writer.closed.catch(() => undefined);
    try {
      await within(writer.write(bytes), writeLimit, this.timer);
    } catch (error) {
      throw this.lossBehind(error);
    } finally {
      this.writer = undefined;
      writer.releaseLock();
    }
  }

  private async read(): Promise<void> {
    let failures = 0;
    // After a framing error, a break or an overrun the browser goes on with a new stream (Web Serial, 4.3
    // readable); after the loss of the device there is none.
    while (!this.over) {
      const { readable } = this.port;
      if (readable === null || failures >= streamsInARow) {
        this.lose(readable === null ? 'unplugged' : 'connection-failed');
        return;
      }
      const reader = readable.getReader();
      this.reader = reader;
      try {
        for (;;) {
          const { value, done } = await reader.read();
          if (done) break;
          if (value.length === 0) continue;
          failures = 0;
          this.tell(value);
        }
        failures += 1;
      } catch {
        failures += 1;
      } finally {
        this.reader = undefined;
        reader.releaseLock();
      }
    }
  }

  /** A listener that throws is a bug of its own, and not an error of the line. */
  private tell(bytes: Uint8Array): void {
    this.unheard?.push(bytes);
    for (const listener of [...this.listeners]) {
      try {
        listener(bytes);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  private async closeNow(): Promise<void> {
    // Nothing here waits for the device but the last line: a write that hangs would hold its lock for ever.
    this.writer?.abort().catch(() => undefined);
    this.writer?.releaseLock();
    this.reader?.cancel().catch(() => undefined);
    await this.reading;
    await this.port.close();
  }
}

function writeError(error: unknown): BoardError {
  if (error instanceof BoardError) return error;
  // While a port is open, NetworkError means that the device is gone; a late write, that nobody takes it.
  const gone = error instanceof Error && error.name === 'NetworkError';
  return new BoardError(gone ? 'unplugged' : 'connection-failed', {}, { cause: error });
}

/** Waits for `work` but not longer than `limit` milliseconds, nor than the signal allows. */
function within<T>(work: Promise<T>, limit: number, timer: Timer, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      end();
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Aborted.', 'AbortError'));
    };
    const endTimer = timer(() => {
      end();
      reject(new BoardError('no-answer', {}, { cause: `nothing for ${String(limit)} ms` }));
    }, limit);
    const end = (): void => {
      endTimer();
      signal?.removeEventListener('abort', abort);
    };
    signal?.addEventListener('abort', abort);
    work.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
