import { FakeSerialPort, microbitUsbIds } from './fake-serial-port.ts';
import type { SerialWire } from './serial-wire.ts';

/** What the person does with the browser's chooser: takes the first board it shows, that wire's, or closes it. */
export type ChooserAnswer = 'first' | 'cancel' | SerialWire;

interface Plugged {
  readonly wire: SerialWire;
  readonly info: SerialPortInfo;
  permitted: boolean;
  port: FakeSerialPort | undefined;
}

/**
 * `navigator.serial` as Chromium has it, with virtual micro:bits at the ends of its cables.
 *
 *     const serial = new FakeSerial();
 *     const wire = new SerialWire(microbitWith(hex, program));
 *     serial.attach(wire);
 *     time.add(wire);                        // in Node: simulated time
 *     const stop = liveInRealTime([wire]);   // in a page: the wall clock
 *     Object.defineProperty(navigator, 'serial', { value: serial });
 *
 * `wire.unplug()`, `wire.plugIn()` and `wire.fail(...)` do what cables do. A board that comes back is a new
 * `SerialPort`, as in Chromium, whose ports are known by what the system gave them when they were plugged in.
 */
export class FakeSerial extends EventTarget {
  onconnect: ((event: Event) => void) | null = null;
  ondisconnect: ((event: Event) => void) | null = null;
  chooser: ChooserAnswer = 'first';
  /** Who manages this computer has switched serial off. */
  forbidden = false;
  /** How often the chooser was shown. */
  asked = 0;
  private readonly boards: Plugged[] = [];

  /** For what takes `navigator.serial`. */
  get asSerial(): Serial {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- a fake is what it does
    return this;
  }

  /** A board on a cable. `permitted`: chosen on this page before. */
  attach(
    wire: SerialWire,
    { permitted = false, info = microbitUsbIds }: { permitted?: boolean; info?: SerialPortInfo } = {},
  ): void {
    const board: Plugged = { wire, info, permitted, port: undefined };
    this.boards.push(board);
    wire.onPlug((plugged) => {
      if (plugged) this.cameBack(board);
      else this.wentAway(board);
    });
  }

  /** The port of a wire that is plugged in, permitted or not: for tests that make it busy. */
  portOf(wire: SerialWire): FakeSerialPort {
    const board = this.boards.find((one) => one.wire === wire);
    if (board === undefined) throw new Error('That wire is not attached.');
    return this.port(board);
  }

  getPorts(): Promise<SerialPort[]> {
    this.checkPolicy('getPorts');
    const boards = this.boards.filter(({ wire, permitted }) => wire.plugged && permitted);
    return Promise.resolve(boards.map((board) => this.port(board).asPort));
  }

  async requestPort({ filters = [] }: SerialPortRequestOptions = {}): Promise<SerialPort> {
    this.checkPolicy('requestPort');
    this.asked += 1;
    await Promise.resolve();
    const shown = this.boards.filter(({ wire, info }) => wire.plugged && passes(info, filters));
    const chosen = this.chooser === 'first' ? shown[0] : shown.find(({ wire }) => wire === this.chooser);
    if (chosen === undefined) {
      throw new DOMException(
        "Failed to execute 'requestPort' on 'Serial': No port selected by the user.",
        'NotFoundError',
      );
    }
    chosen.permitted = true;
    return this.port(chosen).asPort;
  }

  private port(board: Plugged): FakeSerialPort {
    return (board.port ??= new FakeSerialPort(board.wire, board.info, () => {
      board.permitted = false;
      board.port = undefined;
    }));
  }

  private wentAway(board: Plugged): void {
    const { port } = board;
    board.port = undefined;
    if (port === undefined) return;
    port.lose();
    if (board.permitted) this.tell('disconnect', port);
  }

  private cameBack(board: Plugged): void {
    if (board.permitted) this.tell('connect', this.port(board));
  }

  /** In Chromium the event is the port's, and bubbles up to `navigator.serial`. */
  private tell(type: 'connect' | 'disconnect', port: FakeSerialPort): void {
    const handler = `on${type}` as const;
    const own = new Event(type, { bubbles: true });
    port.dispatchEvent(own);
    port[handler]?.(own);
    const bubbled = new Event(type, { bubbles: true });
    Object.defineProperty(bubbled, 'target', { value: port });
    this.dispatchEvent(bubbled);
    this[handler]?.(bubbled);
  }

  private checkPolicy(method: string): void {
    if (!this.forbidden) return;
    throw new DOMException(
      `Failed to execute '${method}' on 'Serial': Access to the feature "serial" is disallowed by permissions policy.`,
      'SecurityError',
    );
  }
}

function passes(info: SerialPortInfo, filters: readonly SerialPortFilter[]): boolean {
  if (filters.length === 0) return true;
  return filters.some(
    ({ usbVendorId, usbProductId }) =>
      usbVendorId === info.usbVendorId && (usbProductId === undefined || usbProductId === info.usbProductId),
  );
}
