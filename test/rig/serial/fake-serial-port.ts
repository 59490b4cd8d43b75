import type { SerialWire } from './serial-wire.ts';

/** What the micro:bit's interface chip says it is. */
export const microbitUsbIds = { usbVendorId: 0x0d28, usbProductId: 0x0204 } as const;

/** The rate at which MicroPython talks. At another one, nothing but nonsense arrives. */
const boardBaudRate = 115_200;

/** Errors of the line that a port survives. */
export type LineErrorName = 'BufferOverrunError' | 'BreakError' | 'FramingError' | 'ParityError';

/**
 * A `SerialPort` as Chromium has them, at the end of a {@link SerialWire}. Names and texts of errors are Chromium's
 * (third_party/blink/renderer/modules/serial).
 */
export class FakeSerialPort extends EventTarget {
  onconnect: ((event: Event) => void) | null = null;
  ondisconnect: ((event: Event) => void) | null = null;
  /** Another program holds the port: opening fails. */
  busy = false;
  /** How often it was opened. */
  opened = 0;
  connected = true;
  /** Resolves later than asked: milliseconds are up to who made the promise. */
  beforeOpening: () => Promise<void> = () => Promise.resolve();

  private input: ReadableStream<Uint8Array> | null = null;
  private output: WritableStream<Uint8Array> | null = null;
  private inputController: ReadableStreamDefaultController<Uint8Array> | undefined;
  private outputController: WritableStreamDefaultController | undefined;
  private open_: 'no' | 'opening' | 'yes' = 'no';
  private baudRate = boardBaudRate;
  private readonly ends: (() => void)[] = [];

  constructor(
    private readonly wire: SerialWire,
    private readonly info: SerialPortInfo = microbitUsbIds,
    private readonly onForget: () => void = () => undefined,
  ) {
    super();
  }

  /** As what a page has it. */
  get asPort(): SerialPort {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- a fake is what it does
    return this;
  }

  /** A new stream after the last one ended, as the specification has it. */
  get readable(): ReadableStream<Uint8Array> | null {
    if (this.open_ === 'yes' && this.input === null && this.connected) this.input = this.openInput();
    return this.input;
  }

  get writable(): WritableStream<Uint8Array> | null {
    if (this.open_ === 'yes' && this.output === null && this.connected) this.output = this.openOutput();
    return this.output;
  }

  getInfo(): SerialPortInfo {
    return this.info;
  }

  async open({ baudRate }: SerialOptions): Promise<void> {
    if (this.open_ === 'yes') throw portError('open', 'InvalidStateError', 'The port is already open.');
    if (this.open_ === 'opening')
      throw portError('open', 'InvalidStateError', 'A call to open() is already in progress.');
    this.open_ = 'opening';
    await this.beforeOpening();
    if (this.busy || !this.connected) {
      this.open_ = 'no';
      throw portError('open', 'NetworkError', 'Failed to open serial port.');
    }
    this.open_ = 'yes';
    this.baudRate = baudRate;
    this.opened += 1;
    this.ends.push(
      this.wire.onBytes((bytes) => {
        this.inputController?.enqueue(this.atRate(bytes));
      }),
    );
  }

  async close(): Promise<void> {
    if (this.open_ !== 'yes') throw portError('close', 'InvalidStateError', 'The port is already closed.');
    if (this.input?.locked === true || this.output?.locked === true) {
      const side = this.input?.locked === true ? 'cancel a locked stream' : 'abort a locked stream';
      throw new TypeError(`Failed to execute 'close' on 'SerialPort': Cannot ${side}`);
    }
    await this.input?.cancel();
    await this.output?.abort();
    this.shut();
  }

  async forget(): Promise<void> {
    if (this.open_ === 'yes') this.lose();
    this.onForget();
    await Promise.resolve();
  }

  async setSignals(signals: SerialOutputSignals = {}): Promise<void> {
    if (this.open_ !== 'yes') throw portError('setSignals', 'InvalidStateError', 'The port is closed.');
    if (signals.break !== undefined) this.wire.setBreak(signals.break);
    await Promise.resolve();
  }

  getSignals(): Promise<SerialInputSignals> {
    return Promise.resolve({
      clearToSend: false,
      dataCarrierDetect: false,
      dataSetReady: false,
      ringIndicator: false,
    });
  }

  /** The cable came out: both streams end, and there are no new ones. Called by the `FakeSerial`. */
  lose(): void {
    const lost = new DOMException('The device has been lost.', 'NetworkError');
    this.connected = false;
    this.inputController?.error(lost);
    this.outputController?.error(lost);
    this.shut();
  }

  /** An error of the line after which `readable` is a new stream. */
  failReading(name: LineErrorName): void {
    this.inputController?.error(new DOMException('', name));
    this.input = null;
    this.inputController = undefined;
  }

  private openInput(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.inputController = controller;
      },
      cancel: () => {
        this.input = null;
        this.inputController = undefined;
      },
    });
  }

  private openOutput(): WritableStream<Uint8Array> {
    const ended = (): void => {
      this.output = null;
      this.outputController = undefined;
    };
    return new WritableStream<Uint8Array>({
      start: (controller) => {
        this.outputController = controller;
      },
      write: async (chunk) => {
        try {
          await this.wire.send(this.atRate(chunk.slice()));
        } catch {
          throw new DOMException('The device has been lost.', 'NetworkError');
        }
      },
      close: ended,
      abort: ended,
    });
  }

  private atRate(bytes: Uint8Array): Uint8Array {
    return this.baudRate === boardBaudRate ? bytes : bytes.map((byte) => byte ^ 0xa6);
  }

  private shut(): void {
    this.open_ = 'no';
    this.input = null;
    this.output = null;
    this.inputController = undefined;
    this.outputController = undefined;
    for (const end of this.ends.splice(0)) end();
  }
}

function portError(method: string, name: string, text: string): DOMException {
  return new DOMException(`Failed to execute '${method}' on 'SerialPort': ${text}`, name);
}
