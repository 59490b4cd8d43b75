import { createUSBConnection, type MicrobitUSBConnection } from '@microbit/microbit-connection/usb';

/**
 * The only file that knows the inside of `@microbit/microbit-connection` (1.0.0, pinned; a test watches that what
 * is used here is still there). What is taken over from it, and why:
 *
 * - Which device: the library asks `navigator.usb` and gives up at the first one that fails. We hand it ours.
 * - Serial: it decodes every packet by itself and cuts writes by characters. Its calls that start and stop serial
 *   come to our hooks instead, at the moments that it knows best (before the reset that starts a new program), and
 *   bytes go through its queue of commands, so that they never mix with its own.
 * - Filling DAPLink's other serial buffers before the first flash, without which they swallow what a program prints
 *   first: the library does that when somebody listens to serial. During a flash we always do.
 */

/** What of the library's private parts is used. */
interface Inside {
  usbDevice: USBDevice | undefined;
  device: { readonly serial: InsideSerial; readonly cortexM: InsideCore } | undefined;
  cdcSaturated: boolean;
  flashing: boolean;
  checkAvailability: () => Promise<'available'>;
  hasSerialEventListeners: () => boolean;
  startSerialInternal: () => Promise<void>;
  stopSerialInternal: () => Promise<void>;
}

interface InsideSerial {
  readonly dap: { send(command: number, data?: Uint8Array): Promise<DataView> };
  getBaudrate(): Promise<number>;
  setBaudrate(baud: number): Promise<void>;
}

interface InsideCore {
  halt(): Promise<void>;
}

export type InterfaceModel = 'v1' | 'v2';

export interface LibraryHooks {
  /** The library wants serial to be read from now on; during a flash it is the moment before the program starts. */
  readonly startSerial: () => Promise<void>;
  /** The library is about to do what serial must not disturb. Resolves when the last poll has its answer. */
  readonly stopSerial: () => Promise<void>;
  readonly log: (message: unknown) => void;
}

export interface LibraryFlash {
  /** False: a full flash without trying less. */
  readonly partial: boolean;
  /** Fractions of one kind of flash, each 0..1. A partial flash that fails goes on as a full one. */
  readonly onProgress: (route: 'partial-flash' | 'full-flash', fraction: number) => void;
  /** The target is halted, and what it printed before is nobody's. */
  readonly onHalted: () => Promise<void>;
}

/** The library, as this folder uses it: one device, from one opening to one closing. */
export interface LibrarySeam {
  connect(): Promise<void>;
  readonly deviceId: number;
  readonly model: InterfaceModel;
  /** True once DAPLink's other buffers are full; stays so until the cable comes out. */
  readonly saturated: boolean;
  /** Resolves with how it was done in the end. */
  flash(hex: string, options: LibraryFlash): Promise<'partial-flash' | 'full-flash'>;
  /** A command to DAPLink, in turn with the library's own. */
  send(command: number, data?: Uint8Array): Promise<DataView>;
  /** Sets 115200 baud where DAPLink has another rate; that resets the target. */
  ensureBaud(): Promise<void>;
  reset(): Promise<void>;
  /** Hands the target back and closes the device. Does not throw. */
  disconnect(): Promise<void>;
}

const baud = 115_200;

export function openLibrary(device: USBDevice, saturated: boolean, hooks: LibraryHooks): LibrarySeam {
  const connection = createUSBConnection({
    pauseOnHidden: false,
    logging: {
      event: () => undefined,
      error: (message, error) => {
        hooks.log(`${message}: ${String(error)}`);
      },
      log: hooks.log,
    },
  });
  return new Seam(connection, device, saturated, hooks);
}

class Seam implements LibrarySeam {
  private readonly inside: Inside;
  /** A full flash was done: the moment of serial is not the one that the library thinks. */
  private startsLater = false;

  constructor(
    private readonly connection: MicrobitUSBConnection,
    device: USBDevice,
    saturated: boolean,
    private readonly hooks: LibraryHooks,
  ) {
    // `initialize` is not called: it listens to the page and to cables, which this folder does itself.
    const inside = connection as unknown as Inside;
    this.inside = inside;
    inside.usbDevice = device;
    inside.cdcSaturated = saturated;
    inside.checkAvailability = () => Promise.resolve('available');
    inside.hasSerialEventListeners = () => inside.flashing;
    inside.startSerialInternal = () => (this.startsLater ? Promise.resolve() : hooks.startSerial());
    inside.stopSerialInternal = hooks.stopSerial;
  }

  get deviceId(): number {
    return this.connection.getDeviceId();
  }

  get model(): InterfaceModel {
    return this.connection.getBoardVersion() === 'V1' ? 'v1' : 'v2';
  }

  get saturated(): boolean {
    return this.inside.cdcSaturated;
  }

  connect(): Promise<void> {
    return this.connection.connect();
  }

  async flash(hex: string, options: LibraryFlash): Promise<'partial-flash' | 'full-flash'> {
    // The last stage the library names, after all its fallbacks, is the one that it was.
    let route: 'partial-flash' | 'full-flash' = 'full-flash';
    this.startsLater = false;
    await this.connection.flash(
      async () => {
        await options.onHalted();
        return hex;
      },
      {
        partial: options.partial,
        progress: (stage, fraction) => {
          if (stage !== 'PartialFlashing' && stage !== 'FullFlashing') return;
          route = stage === 'PartialFlashing' ? 'partial-flash' : 'full-flash';
          this.startsLater = route === 'full-flash';
          if (fraction !== undefined) options.onProgress(route, fraction);
        },
      },
    );
    if (this.fullyFlashed()) await this.startAgain(options);
    return route;
  }

  /** Told by the library's calls, which the type checker does not see. */
  private fullyFlashed(): boolean {
    return this.startsLater;
  }

  /**
   * The end of a full flash has started the program already, while nobody listened, and DAPLink's buffer may be as
   * small as 64 bytes. It starts once more, with everything it says heard.
   */
  private async startAgain({ onHalted }: LibraryFlash): Promise<void> {
    await this.core.halt();
    await onHalted();
    await this.hooks.startSerial();
    await this.reset();
  }

  send(command: number, data?: Uint8Array): Promise<DataView> {
    return this.serial.dap.send(command, data);
  }

  async ensureBaud(): Promise<void> {
    if ((await this.serial.getBaudrate()) !== baud) await this.serial.setBaudrate(baud);
  }

  reset(): Promise<void> {
    return this.connection.softwareReset();
  }

  disconnect(): Promise<void> {
    return this.connection.disconnect();
  }

  private get serial(): InsideSerial {
    return this.device.serial;
  }

  private get core(): InsideCore {
    return this.device.cortexM;
  }

  private get device(): NonNullable<Inside['device']> {
    const { device } = this.inside;
    if (device === undefined) throw new Error('The board is not connected.');
    return device;
  }
}
