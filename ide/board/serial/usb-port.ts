import type * as Polyfill from 'web-serial-polyfill';
import { microbitFilter, type Port, type PortSource } from './port-source.ts';

/** Web Serial's polyfill, loaded when there is no Web Serial. */
export type SerialPolyfill = Pick<typeof Polyfill, 'SerialPort'>;

/** `navigator.usb`, as far as it is used. */
export interface UsbApi {
  getDevices(): Promise<USBDevice[]>;
  requestDevice(options: { filters: USBDeviceFilter[] }): Promise<USBDevice>;
  addEventListener(type: 'connect' | 'disconnect', listener: (event: USBConnectionEvent) => void): void;
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: USBConnectionEvent) => void): void;
}

/** USB class of CDC control and of CDC data interfaces (USB CDC 1.2, tables 2 and 6). */
const controlClass = 0x02;
const dataClass = 0x0a;

/**
 * Reads that wait at the device at the same time. One packet each, because DAPLink need not end a full packet's
 * transfer with an empty one; several, because the page may be busy for a frame while 115200 baud fill a packet
 * every 5.6 ms.
 */
const readsInFlight = 8;

/** A micro:bit's serial port over WebUSB (Chrome on Android, where no driver holds it), by the polyfill. */
export function usbSerialPorts(usb: UsbApi, loadPolyfill: () => Promise<SerialPolyfill>): PortSource {
  const filter = { vendorId: microbitFilter.usbVendorId, productId: microbitFilter.usbProductId };
  const ports = new WeakMap<USBDevice, Port>();
  let polyfill: SerialPolyfill | undefined;
  const isMicrobit = (device: USBDevice): boolean =>
    device.vendorId === filter.vendorId && device.productId === filter.productId;
  const portOf = (device: USBDevice, loaded: SerialPolyfill): Port => {
    const known = ports.get(device);
    if (known !== undefined) return known;
    const port = new UsbPort(device, loaded);
    ports.set(device, port);
    return port;
  };
  return {
    list: async () => {
      const loaded = (polyfill ??= await loadPolyfill());
      const devices = await usb.getDevices();
      return devices
        .filter((device) => isMicrobit(device) && hasSerial(device))
        .map((device) => portOf(device, loaded));
    },
    request: async () => {
      const loaded = (polyfill ??= await loadPolyfill());
      return portOf(await usb.requestDevice({ filters: [filter] }), loaded);
    },
    onChange: (listener) => {
      const hear = ({ type, device }: USBConnectionEvent): void => {
        // Before the first list nobody knows a port yet.
        if (polyfill === undefined || !isMicrobit(device) || !hasSerial(device)) return;
        listener(type === 'connect' ? 'connect' : 'disconnect', portOf(device, polyfill));
      };
      usb.addEventListener('connect', hear);
      usb.addEventListener('disconnect', hear);
      return () => {
        usb.removeEventListener('connect', hear);
        usb.removeEventListener('disconnect', hear);
      };
    },
  };
}

/**
 * The polyfill's port without its defects (version 1.0.15), so that it fails like the browser's:
 * - its errors are strings, here they are DOMExceptions with the names that Web Serial has;
 * - each read starts one more transfer than it ends, without limit: reading is done here instead;
 * - a write that the device refuses (stall) looks like one that worked;
 * - a stalled endpoint stays stalled: here it is cleared.
 */
class UsbPort implements Port {
  private readonly port: InstanceType<SerialPolyfill['SerialPort']>;
  private input: ReadableStream<Uint8Array> | null = null;
  private output: WritableStream<Uint8Array> | null = null;
  /** Reads at the device, oldest first; a stream that ends leaves them to the next one. */
  private readonly reads: Promise<USBInTransferResult>[] = [];

  constructor(
    private readonly device: USBDevice,
    polyfill: SerialPolyfill,
  ) {
    this.port = new polyfill.SerialPort(device);
  }

  get serialNumber(): string | undefined {
    // Empty is none: two boards that hide theirs are not the same one.
    const { serialNumber } = this.device;
    return serialNumber === '' ? undefined : (serialNumber ?? undefined);
  }

  get readable(): ReadableStream<Uint8Array> | null {
    if (!this.device.opened) return null;
    return (this.input ??= this.createReadable());
  }

  get writable(): WritableStream<Uint8Array> | null {
    if (!this.device.opened) return null;
    return (this.output ??= new WritableStream<Uint8Array>({
      write: (bytes) => this.write(bytes),
    }));
  }

  getInfo(): ReturnType<Port['getInfo']> {
    return { usbVendorId: this.device.vendorId, usbProductId: this.device.productId };
  }

  async open(options: { readonly baudRate: number; readonly bufferSize: number }): Promise<void> {
    if (this.device.opened) throw new DOMException('The port is already open.', 'InvalidStateError');
    try {
      await this.port.open(options);
    } catch (error) {
      throw namedError(error);
    }
  }

  async close(): Promise<void> {
    this.input = null;
    this.output = null;
    this.reads.length = 0;
    try {
      await this.port.close();
    } catch (error) {
      throw namedError(error);
    }
  }

  async setSignals(signals: { readonly break: boolean }): Promise<void> {
    try {
      await this.port.setSignals(signals);
    } catch (error) {
      throw namedError(error);
    }
  }

  private createReadable(): ReadableStream<Uint8Array> {
    const { endpointNumber, packetSize } = endpoint(this.device, 'in');
    const { reads } = this;
    let ended = false;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          for (;;) {
            while (reads.length < readsInFlight) {
              const read = this.device.transferIn(endpointNumber, packetSize);
              // Its turn comes below; until then a failure is not a stray one.
              read.catch(() => undefined);
              reads.push(read);
            }
            const result = await (reads.shift() as Promise<USBInTransferResult>).catch((error: unknown) => {
              this.input = null;
              throw namedError(error);
            });
            if (ended) return;
            if (result.status !== 'ok') {
              // As the browser does after a framing error: this stream ends, the next one goes on.
              this.input = null;
              if (result.status === 'stall') {
                // It ended all that waited there.
                reads.length = 0;
                await this.device.clearHalt('in', endpointNumber);
              }
              throw new DOMException(`USB ${result.status}`, 'UnknownError');
            }
            const { data } = result;
            if (data === undefined || data.byteLength === 0) continue;
            controller.enqueue(new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength));
            return;
          }
        },
        cancel: () => {
          ended = true;
        },
      },
      { highWaterMark: 0 },
    );
  }

  private async write(bytes: Uint8Array): Promise<void> {
    const stream = this.port.writable;
    if (stream === null) throw new DOMException('The port is closed.', 'NetworkError');
    const writer = stream.getWriter();
    // Rejected together with what is thrown below.
    writer.closed.catch(() => undefined);
    try {
      await writer.write(bytes);
      // The polyfill drops a stream that failed, and only that tells.
      if (this.port.writable !== stream)
        throw new DOMException('The board refused a packet.', 'UnknownError');
    } catch (error) {
      if (this.device.opened) {
        await this.device
          .clearHalt('out', endpoint(this.device, 'out').endpointNumber)
          .catch(() => undefined);
      }
      this.output = null;
      throw namedError(error);
    } finally {
      writer.releaseLock();
    }
  }
}

function alternates(device: USBDevice): USBAlternateInterface[] {
  const interfaces = device.configurations[0]?.interfaces ?? [];
  return interfaces.flatMap(({ alternates: [first] }) => first ?? []);
}

function hasSerial(device: USBDevice): boolean {
  const classes = alternates(device).map(({ interfaceClass }) => interfaceClass);
  return classes.includes(controlClass) && classes.includes(dataClass);
}

function endpoint(device: USBDevice, direction: USBDirection): USBEndpoint {
  const data = alternates(device).find(({ interfaceClass }) => interfaceClass === dataClass);
  const found = data?.endpoints.find((one) => one.direction === direction);
  if (found === undefined) throw new DOMException('This board has no serial port.', 'NotFoundError');
  return found;
}

/** The polyfill makes `Error('Error setting up device: NetworkError: ...')` of a DOMException, or a mere string. */
function namedError(error: unknown): DOMException {
  if (error instanceof DOMException) return error;
  const text = error instanceof Error ? error.message : String(error);
  const name =
    /\b(NetworkError|SecurityError|NotFoundError|InvalidStateError|AbortError|UnknownError)\b/.exec(
      text,
    )?.[1] ?? 'NetworkError';
  return new DOMException(text, name);
}
