import { BoardError, type BoardErrorCode } from '../board.ts';
import { friendlyName } from '../repl/friendly-name.ts';
import type { ByteLink } from '../repl/byte-link.ts';
import type { Timer } from '../timer.ts';
import { fillBuffers } from './fill-buffers.ts';
import { openLibrary, type InterfaceModel, type LibrarySeam } from './library-seam.ts';
import { SerialPump } from './serial-pump.ts';
import { isWorthAnotherTry, usbTrouble } from './usb-trouble.ts';
import { UsbWire } from './usb-wire.ts';

/** Milliseconds without a step forward after which a flash is given up: the longest step is checking all of flash. */
const flashStallLimit = 15_000;
/** Milliseconds that opening, and closing in order, may take altogether. */
const openLimit = 12_000;
const closeLimit = 2000;
/** Times that a connection is tried. */
const openTries = 3;

export interface SessionServices {
  readonly timer: Timer;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

export interface SessionFlash {
  readonly partial: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (route: 'partial-flash' | 'full-flash', fraction: number) => void;
  /** The new program is about to start: what comes from now on is its own. */
  readonly onStart: () => void;
}

/** Devices whose other serial buffers are full already; a device that is plugged in again is another object. */
const saturatedDevices = new WeakSet<USBDevice>();
/** Devices whose MicroPython was asked to fill them. */
const filledDevices = new WeakSet<USBDevice>();

/**
 * One opening of one board, until it is closed or fails; never used again after that. A failure of any kind leaves
 * nothing behind: the next session starts with a library of its own.
 *
 * ```
 *            open            flash                                   close, or any failure
 *   (device) ----> serving ---------> flashing ----> serving again ------------------------> over
 *                  serial is polled   not polled
 * ```
 */
export class UsbSession {
  /** The serial line, as long as the session lasts. Silent during a flash. */
  readonly link: ByteLink;
  readonly name: string;
  readonly model: InterfaceModel;
  private readonly byteListeners = new Set<(bytes: Uint8Array) => void>();
  private readonly lostListeners = new Set<(reason: BoardErrorCode) => void>();
  private over = false;
  private ending: Promise<void> | undefined;
  private flashing: SessionFlash | undefined;

  private constructor(
    private readonly real: USBDevice,
    private readonly wire: UsbWire,
    private readonly library: LibrarySeam,
    private readonly pump: SerialPump,
    private readonly services: SessionServices,
  ) {
    this.name = friendlyName(library.deviceId);
    this.model = library.model;
    this.link = {
      write: (bytes) => this.write(bytes),
      onBytes: (listener) => {
        this.byteListeners.add(listener);
        return () => this.byteListeners.delete(listener);
      },
      onLost: (listener) => {
        this.lostListeners.add(listener);
        return () => this.lostListeners.delete(listener);
      },
    };
  }

  /**
   * Opens the device and listens to its serial line. Does not disturb what runs on the board, unless the
   * interface chip has another rate than 115200 baud (freshly plugged in, V1): setting it resets the board.
   * @throws {BoardError}
   * @throws the signal's reason
   */
  static async open(device: USBDevice, services: SessionServices, signal: AbortSignal): Promise<UsbSession> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await UsbSession.openOnce(device, services, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (attempt === openTries || !isWorthAnotherTry(error)) throw usbTrouble(error);
        services.log(`USB: opening again: ${String(error)}`);
      }
    }
  }

  private static async openOnce(
    device: USBDevice,
    services: SessionServices,
    signal: AbortSignal,
  ): Promise<UsbSession> {
    signal.throwIfAborted();
    const { timer, now, log } = services;
    const wire = new UsbWire(device, timer, now);
    // Serial reaches the session only once there is one.
    const late: { session: UsbSession | undefined } = { session: undefined };
    const library: LibrarySeam = openLibrary(wire.device, saturatedDevices.has(device), {
      startSerial: async () => {
        await library.ensureBaud();
        late.session?.flashing?.onStart();
        pump.start();
      },
      stopSerial: () => pump.stop(),
      log: (message) => {
        log(`USB: ${String(message)}`);
      },
    });
    const pump = new SerialPump({
      send: (command, data) => library.send(command, data),
      timer,
      now,
      onBytes: (bytes) => late.session?.tell(bytes),
      onError: (error) => late.session?.fail(error),
    });
    const abort = (): void => {
      wire.refuse(signal.reason as Error);
    };
    signal.addEventListener('abort', abort);
    const endLimit = timer(() => {
      wire.refuse(new BoardError('no-answer', {}, { cause: 'opening took too long' }));
    }, openLimit);
    try {
      await library.connect();
      await library.ensureBaud();
      // What nobody read while the board was let go ends in a gap: two halves of numbers would make a third.
      await pump.drain();
      if (wire.refused !== undefined) throw wire.refused;
      late.session = new UsbSession(device, wire, library, pump, services);
      pump.start();
      return late.session;
    } catch (error) {
      const reason = wire.refused ?? error;
      await closeDevice(device, wire, pump, library, timer);
      throw reason;
    } finally {
      endLimit();
      signal.removeEventListener('abort', abort);
    }
  }

  /** Nothing more comes of it: another one has to be opened. */
  get isOver(): boolean {
    return this.over;
  }

  /** Bytes of packets in both directions so far; polls that brought nothing are not counted. */
  get bytes(): number {
    return this.wire.bytes;
  }

  /**
   * Brings a hex, the library choosing between pages that changed and everything. The session is over when it
   * fails or is cancelled, closed in such a way that the board can be opened again.
   * @throws {BoardError}
   * @throws the signal's reason
   */
  async flash(hex: string, flash: SessionFlash): Promise<'partial-flash' | 'full-flash'> {
    const { signal } = flash;
    signal.throwIfAborted();
    if (this.over) throw new BoardError('unplugged');
    const abort = (): void => {
      this.wire.refuse(signal.reason as Error);
    };
    signal.addEventListener('abort', abort);
    let endLimit = (): void => undefined;
    const restartLimit = (): void => {
      endLimit();
      endLimit = this.services.timer(() => {
        this.wire.refuse(new BoardError('no-answer', {}, { cause: 'the flash made no step forward' }));
      }, flashStallLimit);
    };
    restartLimit();
    this.flashing = flash;
    try {
      const route = await this.library.flash(hex, {
        partial: flash.partial,
        onProgress: (way, fraction) => {
          restartLimit();
          flash.onProgress(way, fraction);
        },
        // What the old program printed between the last poll and now is not the new one's.
        onHalted: () => this.pump.drain(),
      });
      // The library forgives errors after writing; a cut cable is none of those.
      if (this.wire.refused !== undefined) throw this.wire.refused;
      if (this.library.saturated) saturatedDevices.add(this.real);
      return route;
    } catch (error) {
      const reason = this.wire.refused ?? usbTrouble(error);
      await this.end();
      throw reason;
    } finally {
      this.flashing = undefined;
      endLimit();
      signal.removeEventListener('abort', abort);
    }
  }

  /** Makes sure that answers on the line arrive, before the first conversation. Ends the program. */
  async prepareTalk(): Promise<void> {
    if (saturatedDevices.has(this.real) || filledDevices.has(this.real)) return;
    filledDevices.add(this.real);
    await fillBuffers(this.model, (bytes) => this.write(bytes), this.services.timer);
  }

  /** The reset button, over the debug port. @throws {BoardError} */
  async reset(): Promise<void> {
    try {
      await this.library.reset();
    } catch (error) {
      throw this.wire.refused ?? usbTrouble(error);
    }
  }

  /** Lets go in order: no answer is left unread. Does not throw. */
  close(): Promise<void> {
    return this.end();
  }

  /** The cable came out: nothing is waited for. */
  cut(): void {
    this.wire.cut(new BoardError('unplugged'));
    this.fail(new BoardError('unplugged'));
  }

  private async write(bytes: Uint8Array): Promise<void> {
    if (this.over) throw new BoardError('unplugged');
    try {
      await this.pump.write(bytes);
    } catch (error) {
      throw this.wire.refused ?? usbTrouble(error);
    }
  }

  private tell(bytes: Uint8Array): void {
    for (const listener of [...this.byteListeners]) {
      try {
        listener(bytes);
      } catch (error) {
        // A listener's mistake must not end the line for the others.
        this.services.log(`USB: a listener failed: ${String(error)}`);
      }
    }
  }

  /** Polling ended by itself: a loss, and somebody hears of it. */
  private fail(error: unknown): void {
    if (this.over) return;
    const reason = this.wire.refused ?? usbTrouble(error);
    const code = reason instanceof BoardError ? reason.code : 'connection-failed';
    // A flash tells its own end.
    if (this.flashing !== undefined) return;
    this.over = true;
    for (const listener of [...this.lostListeners]) listener(code);
    void this.end();
  }

  private end(): Promise<void> {
    this.over = true;
    // Once: the device may be open again, for somebody else, when it is asked for a second time.
    this.ending ??= closeDevice(this.real, this.wire, this.pump, this.library, this.services.timer);
    return this.ending;
  }
}

/** Stops polling, hands the target back where that still works, and closes the device whatever happened. */
async function closeDevice(
  device: USBDevice,
  wire: UsbWire,
  pump: SerialPump,
  library: LibrarySeam,
  timer: Timer,
): Promise<void> {
  const inOrder = async (): Promise<void> => {
    await pump.stop();
    await library.disconnect();
  };
  await atMost(inOrder(), closeLimit, timer);
  wire.cut(new BoardError('unplugged', {}, { cause: 'closed' }));
  if (device.opened) await atMost(device.close(), closeLimit, timer);
}

/** Waits for work that may fail or never end. */
function atMost(work: Promise<void>, milliseconds: number, timer: Timer): Promise<void> {
  return new Promise((resolve) => {
    const endTimer = timer(resolve, milliseconds);
    const done = (): void => {
      endTimer();
      resolve();
    };
    work.then(done, done);
  });
}
