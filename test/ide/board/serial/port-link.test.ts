import { describe, expect, it } from 'vitest';
import { BoardError } from '../../../../ide/board/board.ts';
import { openPortLink, portError, type PortLink } from '../../../../ide/board/serial/port-link.ts';
import type { Port } from '../../../../ide/board/serial/port-source.ts';
import { SimulatedTime } from '../../../rig/serial/simulated-time.ts';

/** A port whose streams a test has in its hands. */
class HandPort implements Port {
  readable: ReadableStream<Uint8Array> | null = null;
  writable: WritableStream<Uint8Array> | null = null;
  written: number[] = [];
  signals: boolean[] = [];
  closed = 0;
  openResult: () => Promise<void> = () => Promise.resolve();
  onWrite: () => Promise<void> = () => Promise.resolve();
  onClose: () => Promise<void> = () => Promise.resolve();
  /** Streams that end at once with an error. */
  brokenStreams = 0;
  private input!: ReadableStreamDefaultController<Uint8Array>;

  async open(): Promise<void> {
    await this.openResult();
    this.newStream();
    this.writable = new WritableStream({
      write: async (bytes) => {
        await this.onWrite();
        this.written.push(...bytes);
      },
    });
  }

  async close(): Promise<void> {
    if (this.readable?.locked === true || this.writable?.locked === true) throw new TypeError('locked');
    await this.onClose();
    this.closed += 1;
    this.readable = this.writable = null;
  }

  setSignals(signals: { break: boolean }): Promise<void> {
    this.signals.push(signals.break);
    return Promise.resolve();
  }

  getInfo(): ReturnType<Port['getInfo']> {
    return {};
  }

  say(...bytes: number[]): void {
    this.input.enqueue(Uint8Array.from(bytes));
  }

  /** An error of the line: this stream ends, the next one goes on. */
  stumble(name: string): void {
    const { input } = this;
    this.newStream();
    input.error(new DOMException('', name));
  }

  vanish(): void {
    this.readable = null;
    this.input.error(new DOMException('The device has been lost.', 'NetworkError'));
  }

  private newStream(): void {
    this.readable = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.input = controller;
        if (this.brokenStreams === 0) return;
        this.brokenStreams -= 1;
        queueMicrotask(() => {
          this.stumble('FramingError');
        });
      },
    });
  }
}

interface Opened {
  readonly time: SimulatedTime;
  readonly port: HandPort;
  readonly link: PortLink;
  readonly heard: number[];
  readonly lost: string[];
}

async function opened(prepare: (port: HandPort) => void = () => undefined): Promise<Opened> {
  const time = new SimulatedTime();
  const port = new HandPort();
  prepare(port);
  const link = await openPortLink(port, { timer: time.timer });
  const heard: number[] = [];
  const lost: string[] = [];
  link.onBytes((bytes) => heard.push(...bytes));
  link.onLost((reason) => lost.push(reason));
  return { time, port, link, heard, lost };
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof BoardError ? error.code : (error as Error).name),
  );

describe('port link', () => {
  it('carries bytes both ways, in order', async () => {
    const { time, port, link, heard } = await opened();
    port.say(1, 2);
    port.say(3);
    const writes = [link.write(Uint8Array.of(4)), link.write(Uint8Array.of(5, 6))];
    await time.advance(1);
    await Promise.all(writes);
    expect(heard).toEqual([1, 2, 3]);
    expect(port.written).toEqual([4, 5, 6]);
  });

  it('keeps what comes before anybody listens', async () => {
    const time = new SimulatedTime();
    const port = new HandPort();
    const link = await openPortLink(port, { timer: time.timer });
    port.say(7);
    await time.advance(1);
    const heard: number[] = [];
    link.onBytes((bytes) => heard.push(...bytes));
    expect(heard).toEqual([7]);
  });

  it.each(['BreakError', 'FramingError', 'ParityError', 'BufferOverrunError'])(
    'reads on after a %s',
    async (name) => {
      const { time, port, heard, lost } = await opened();
      port.say(1);
      await time.advance(1);
      port.stumble(name);
      await time.advance(1);
      port.say(2);
      await time.advance(1);
      expect(heard).toEqual([1, 2]);
      expect(lost).toEqual([]);
    },
  );

  it('does not read for ever from a line that only fails', async () => {
    const { time, lost } = await opened((one) => (one.brokenStreams = 1000));
    await time.advance(5);
    expect(lost).toEqual(['connection-failed']);
  });

  it('tells once that the device is gone, and writes no more', async () => {
    const { time, port, link, lost } = await opened();
    port.vanish();
    await time.advance(1);
    link.lose('unplugged');
    expect(lost).toEqual(['unplugged']);
    expect(await codeOf(link.write(Uint8Array.of(1)))).toBe('unplugged');
    await time.during(link.close());
  });

  it('closes in order: no lock is left when the port closes', async () => {
    const { time, port, link, lost } = await opened();
    await time.during(link.close());
    expect(port.closed).toBe(1);
    expect(lost).toEqual([]);
    expect(await codeOf(link.write(Uint8Array.of(1)))).toBe('connection-failed');
  });

  it('closes even while the device takes no bytes', async () => {
    const { time, port, link } = await opened((one) => (one.onWrite = () => new Promise(() => undefined)));
    link.write(Uint8Array.of(1)).catch(() => undefined);
    await time.advance(1);
    await time.during(link.close());
    expect(port.closed).toBe(1);
  });

  it('does not wait for ever for a system that does not close', async () => {
    const { time, link } = await opened((one) => (one.onClose = () => new Promise(() => undefined)));
    await time.during(link.close(), 2000);
  });

  it('gives up on a write that nobody takes', async () => {
    const { time, link } = await opened((one) => (one.onWrite = () => new Promise(() => undefined)));
    expect(await time.during(codeOf(link.write(Uint8Array.of(1))), 6000)).toBe('no-answer');
  });

  it('says that the device is gone when a write finds out', async () => {
    const { time, link } = await opened(
      (one) => (one.onWrite = () => Promise.reject(new DOMException('', 'NetworkError'))),
    );
    expect(await time.during(codeOf(link.write(Uint8Array.of(1))))).toBe('unplugged');
  });

  it('presses the reset button by a break of a tenth of a second', async () => {
    const { time, port, link } = await opened();
    const before = time.now();
    await time.during(link.sendBreak());
    expect(port.signals).toEqual([true, false]);
    expect(time.now() - before).toBeGreaterThanOrEqual(100);
    expect(time.now() - before).toBeLessThan(300);
  });
});

describe('opening a port', () => {
  it('does not wait for ever, and closes what opens too late', async () => {
    const time = new SimulatedTime();
    const port = new HandPort();
    let late: () => void = () => undefined;
    port.openResult = () => new Promise((resolve) => (late = resolve));
    expect(await time.during(codeOf(openPortLink(port, { timer: time.timer })), 9000)).toBe('no-answer');
    late();
    await time.advance(1);
    expect(port.closed).toBe(1);
  });

  it('ends with the signal, and closes what opens after it', async () => {
    const time = new SimulatedTime();
    const port = new HandPort();
    let late: () => void = () => undefined;
    port.openResult = () => new Promise((resolve) => (late = resolve));
    const abort = new AbortController();
    const opening = codeOf(openPortLink(port, { timer: time.timer, signal: abort.signal }));
    abort.abort();
    expect(await opening).toBe('AbortError');
    late();
    await time.advance(1);
    expect(port.closed).toBe(1);
  });

  it('closes a port that a page before left open', async () => {
    const time = new SimulatedTime();
    const port = new HandPort();
    let tries = 0;
    port.openResult = () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new DOMException('', 'InvalidStateError')) : Promise.resolve();
    };
    await time.during(openPortLink(port, { timer: time.timer }));
    expect(port.closed).toBe(1);
  });

  it.each([
    ['SecurityError', 'disallowed by permissions policy', 'forbidden-by-policy'],
    ['SecurityError', 'Must be handling a user gesture to show a permission request.', 'no-board-chosen'],
    ['SecurityError', 'Access denied.', 'access-denied'],
    ['NotFoundError', 'No port selected by the user.', 'no-board-chosen'],
    ['NetworkError', 'Failed to open serial port.', 'board-in-use'],
    ['NetworkError', 'The device has been lost.', 'unplugged'],
    ['InvalidStateError', 'The port is already open.', 'board-in-use'],
    ['WeirdError', 'what?', 'connection-failed'],
  ])('calls %s (%s) by its code', (name, message, code) => {
    const error = portError(new DOMException(message, name));
    expect(error.code).toBe(code);
    expect((error.cause as Error).message).toBe(message);
  });

  it('calls a string by its code too', () => {
    expect(portError('NetworkError').code).toBe('connection-failed');
  });
});
