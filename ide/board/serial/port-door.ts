import { BoardError, type ConnectOptions } from '../board.ts';
import type { Timer } from '../timer.ts';
import type { KnownPorts } from './known-ports.ts';
import { openPortLink, portError, type PortLink } from './port-link.ts';
import type { Port, PortSource } from './port-source.ts';

/** Milliseconds before further attempts to open. */
const delays = {
  /** Somebody asked: our own closing takes a moment. */
  asked: [300],
  /** Another tab of ours said that it let go. */
  otherTab: [50, 300, 1000],
  /** It was just plugged in: the system sets it up and gives rights. */
  plugged: [100, 400, 1000, 2000],
  /** A tab comes back: whoever has it meanwhile keeps it. */
  back: [],
} as const satisfies Record<string, readonly number[]>;

/** Milliseconds for the browser to list its ports. */
const listLimit = 5000;

export interface PortDoorOptions {
  readonly ports: PortSource;
  readonly known: KnownPorts;
  readonly timer: Timer;
  /** Asks our other tabs to let go of the port; true when one did. */
  readonly askOthers: (signal: AbortSignal) => Promise<boolean>;
}

/** Which port, and how it is opened when somebody is in the way. */
export class PortDoor {
  constructor(private readonly options: PortDoorOptions) {}

  /**
   * Which port it is to be; shows the browser's chooser where that is needed and allowed.
   * @param last the one used before
   * @throws {BoardError} @throws the signal's reason
   */
  async choose(options: ConnectOptions, last: Port | undefined, signal: AbortSignal): Promise<Port> {
    const { ask = true, another = false, board } = options;
    if (another) return this.request(signal);
    await this.refresh(signal);
    const { known } = this.options;
    if (board !== undefined) {
      const port = known.find(board);
      if (port === undefined) throw new BoardError('unplugged');
      return port;
    }
    const same = last && known.again(last);
    if (same !== undefined) return same;
    const [first, second] = known.all;
    if (first !== undefined && (second === undefined || !ask)) return first;
    if (ask) return this.request(signal);
    throw new BoardError(last === undefined ? 'no-board-chosen' : 'unplugged');
  }

  /**
   * Opens; tries again where time may help. Only somebody who asked for the board takes it from another tab.
   * @throws {BoardError} @throws the signal's reason
   */
  async open(port: Port, why: 'asked' | 'plugged' | 'back', signal: AbortSignal): Promise<PortLink> {
    const { known, timer, askOthers } = this.options;
    let waits: number[] = [...delays[why]];
    let mayAsk = why === 'asked';
    for (;;) {
      try {
        return await openPortLink(port, { timer, signal });
      } catch (error) {
        if (!(error instanceof BoardError)) throw error;
        // A port that is gone cannot be opened either; browsers say the same of both.
        if (!known.all.includes(port)) throw new BoardError('unplugged', {}, { cause: error });
        if (!['board-in-use', 'access-denied', 'connection-failed'].includes(error.code)) throw error;
        if (mayAsk && error.code === 'board-in-use') {
          mayAsk = false;
          if (await askOthers(signal)) waits = [...delays.otherTab];
        }
        const wait = waits.shift();
        if (wait === undefined) throw error;
        await unlessAborted(pause(timer, wait), signal);
      }
    }
  }

  private async request(signal: AbortSignal): Promise<Port> {
    const { ports, known } = this.options;
    const port = await unlessAborted(ports.request(), signal);
    known.add(port);
    return port;
  }

  private async refresh(signal: AbortSignal): Promise<void> {
    let endTimer = (): void => undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      endTimer = this.options.timer(() => {
        reject(new BoardError('no-answer', {}, { cause: 'the browser does not list its ports' }));
      }, listLimit);
    });
    try {
      await unlessAborted(Promise.race([this.options.known.refresh(), limit]), signal);
    } finally {
      endTimer();
    }
  }
}

export function pause(timer: Timer, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    timer(resolve, milliseconds);
  });
}

/** A chooser cannot be closed by a page: who aborts does not wait for it. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    const end = (): void => {
      signal.removeEventListener('abort', abort);
    };
    signal.addEventListener('abort', abort);
    work.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(portError(error));
      },
    );
  });
}
