/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- stands in for classes of the browser */
import { PACKET_SIZE } from './daplink.ts';
import { configurationOf, ENDPOINT, type InterfaceDescription } from './descriptors.ts';
import type { RigBoard } from './rig-board.ts';

// HID class requests on the V1's debug interface (HID 1.11, 7.2), CDC requests (PSTN 1.2, 6.3).
const GET_REPORT = 0x01;
const SET_REPORT = 0x09;
const SET_LINE_CODING = 0x20;
const GET_LINE_CODING = 0x21;
const SET_CONTROL_LINE_STATE = 0x22;
const SEND_BREAK = 0x23;

/** Classes that WebUSB refuses to claim (WebUSB, "Protected interface classes"). */
const PROTECTED_CLASSES = new Set([0x01, 0x03, 0x08, 0x0b, 0x0e, 0x10, 0xe0]);

/** Chromium's words (third_party/blink/renderer/modules/webusb/usb_device.cc). */
const MESSAGE = {
  accessDenied: 'Access denied.',
  claimFailed: 'Unable to claim interface.',
  disconnected: 'The device was disconnected.',
  openRequired: 'The device must be opened first.',
  interfaceNotFound:
    'The interface number provided is not supported by the device in its current configuration.',
  configurationNotFound: 'The configuration value provided is not supported by the device.',
  notClaimed: 'The specified interface has not been claimed.',
  endpointUnavailable: 'The specified endpoint is not part of a claimed and selected alternate interface.',
  protectedClass: 'The requested interface implements a protected class.',
  cancelled: 'The transfer was cancelled.',
} as const;

interface Pending {
  readonly reject: (error: DOMException) => void;
}

/** What IN and OUT transfers resolve to. */
class InResult implements USBInTransferResult {
  constructor(
    readonly status: USBTransferStatus,
    readonly data?: DataView,
  ) {}
}

class OutResult implements USBOutTransferResult {
  constructor(
    readonly status: USBTransferStatus,
    readonly bytesWritten: number,
  ) {}
}

/** One of a page's views of a plugged-in board: Chromium makes a new one whenever the board is plugged in. */
export class RigUsbDevice implements USBDevice {
  readonly usbVersionMajor = 2;
  readonly usbVersionMinor = 0;
  readonly usbVersionSubminor = 1;
  readonly deviceClass = 0xef;
  readonly deviceSubclass = 0x02;
  readonly deviceProtocol = 0x01;
  readonly vendorId = 0x0d28;
  readonly productId = 0x0204;
  readonly deviceVersionMajor = 10;
  readonly deviceVersionMinor = 0;
  readonly deviceVersionSubminor = 0;
  readonly manufacturerName = 'Arm';
  readonly productName = 'BBC micro:bit CMSIS-DAP';
  readonly serialNumber: string;
  readonly configurations: USBConfiguration[];
  // Chromium knows the active configuration from the start.
  configuration: USBConfiguration;
  opened = false;

  #connected = true;
  /** The page is gone: nothing is heard of its transfers any more. */
  #dead = false;
  readonly #claimed = new Set<number>();
  readonly #pending = new Set<Pending>();

  constructor(
    readonly board: RigBoard,
    private readonly forgets: () => void,
  ) {
    this.serialNumber = board.uniqueId;
    this.configuration = configurationOf(board.interfaces, (number) => this.#claimed.has(number));
    this.configurations = [this.configuration];
  }

  async open(): Promise<void> {
    this.#requireConnected('open');
    if (this.opened) return;
    await this.#asynchronous(() => {
      if (this.board.faults.accessDenied) throw new DOMException(MESSAGE.accessDenied, 'SecurityError');
      this.opened = true;
    });
  }

  async close(): Promise<void> {
    this.#requireConnected('close');
    if (!this.opened) return;
    this.#cancel(new DOMException(MESSAGE.cancelled, 'AbortError'));
    await this.#asynchronous(() => this.#letGo());
  }

  async forget(): Promise<void> {
    this.#cancel(new DOMException(MESSAGE.cancelled, 'AbortError'));
    this.#letGo();
    this.forgets();
  }

  async selectConfiguration(value: number): Promise<void> {
    this.#requireOpen('selectConfiguration');
    if (value !== 1) throw fails('selectConfiguration', MESSAGE.configurationNotFound, 'NotFoundError');
    // The configuration is selected already: Chromium does nothing then.
  }

  async claimInterface(number: number): Promise<void> {
    this.#requireOpen('claimInterface');
    const wanted = this.#interface('claimInterface', number);
    if (this.#claimed.has(number)) return;
    await this.#asynchronous(() => {
      if (PROTECTED_CLASSES.has(wanted.classCode)) {
        throw new DOMException(MESSAGE.protectedClass, 'SecurityError');
      }
      if (this.board.faults.busy || !this.board.claim(number, this)) {
        throw new DOMException(MESSAGE.claimFailed, 'NetworkError');
      }
      this.#claimed.add(number);
    });
  }

  async releaseInterface(number: number): Promise<void> {
    this.#requireOpen('releaseInterface');
    this.#interface('releaseInterface', number);
    if (!this.#claimed.has(number)) return;
    await this.#asynchronous(() => {
      this.#claimed.delete(number);
      this.board.release(this, number);
    });
  }

  async selectAlternateInterface(number: number, _alternate: number): Promise<void> {
    this.#requireClaimed('selectAlternateInterface', number);
  }

  async clearHalt(): Promise<void> {
    this.#requireOpen('clearHalt');
  }

  async reset(): Promise<void> {
    this.#requireOpen('reset');
    await this.#asynchronous(() => undefined);
  }

  async controlTransferOut(
    setup: USBControlTransferParameters,
    data?: BufferSource,
  ): Promise<USBOutTransferResult> {
    const bytes = data === undefined ? new Uint8Array(0) : copyOf(data);
    const target = this.#controlTarget('controlTransferOut', setup);
    const { board } = this;
    if (target?.role === 'debug' && setup.request === SET_REPORT) return this.#debugOut(bytes);
    return this.#transfer(() => {
      if (target?.role !== 'cdc-control') return new OutResult('stall', 0);
      if (setup.request === SET_LINE_CODING) {
        board.daplink.setBaud(new DataView(bytes.buffer).getUint32(0, true));
      } else if (setup.request === SEND_BREAK) {
        if (setup.value === 0) board.daplink.sendBreak();
      } else if (setup.request !== SET_CONTROL_LINE_STATE) return new OutResult('stall', 0);
      return new OutResult('ok', bytes.length);
    });
  }

  async controlTransferIn(setup: USBControlTransferParameters, length: number): Promise<USBInTransferResult> {
    const target = this.#controlTarget('controlTransferIn', setup);
    const { board } = this;
    if (target?.role === 'debug' && setup.request === GET_REPORT) return this.#debugIn(length, false);
    return this.#transfer(() => {
      if (target?.role !== 'cdc-control' || setup.request !== GET_LINE_CODING) return new InResult('stall');
      const coding = new DataView(new ArrayBuffer(7));
      coding.setUint32(0, board.daplink.baud, true);
      coding.setUint8(6, 8);
      return new InResult('ok', coding);
    });
  }

  async transferOut(endpoint: number, data: BufferSource): Promise<USBOutTransferResult> {
    const bytes = copyOf(data);
    const role = this.#endpointRole('transferOut', endpoint, 'out');
    if (role === 'debug') return this.#debugOut(bytes);
    return this.#cdcOut(bytes);
  }

  async transferIn(endpoint: number, length: number): Promise<USBInTransferResult> {
    const role = this.#endpointRole('transferIn', endpoint, 'in');
    if (role === 'debug') return this.#debugIn(length, true);
    // The control interface's notifications: there are none.
    if (endpoint !== ENDPOINT.cdcData) return this.#never();
    return this.#cdcIn(length);
  }

  isochronousTransferIn(): Promise<USBIsochronousInTransferResult> {
    return Promise.reject(new DOMException('No isochronous endpoints.', 'NotFoundError'));
  }

  isochronousTransferOut(): Promise<USBIsochronousOutTransferResult> {
    return Promise.reject(new DOMException('No isochronous endpoints.', 'NotFoundError'));
  }

  // ------------------------------------------------------------ told by the rig

  /** The cable came out. */
  disconnected(): void {
    this.#connected = false;
    this.#letGo();
    this.#cancel(new DOMException(MESSAGE.disconnected, 'NotFoundError'));
  }

  /** The page that has this object is gone, without a word to the board. */
  abandoned(): void {
    this.#dead = true;
    this.#pending.clear();
    this.#letGo();
  }

  // ------------------------------------------------------------------ transfers

  async #debugOut(bytes: Uint8Array): Promise<USBOutTransferResult> {
    const { board } = this;
    return this.#debugPacket(() => {
      board.daplink.request(bytes);
      count(board.counters.out, bytes.length);
      return new OutResult('ok', bytes.length);
    });
  }

  #debugIn(length: number, waits: boolean): Promise<USBInTransferResult> {
    const { board } = this;
    const take = (): InResult | undefined => {
      const response = board.daplink.responses.shift();
      if (response === undefined)
        return waits ? undefined : new InResult('ok', new DataView(new ArrayBuffer(0)));
      // A HID report has its full size; a bulk packet ends where the response does.
      const bytes = new Uint8Array(waits ? Math.min(response.length, length) : PACKET_SIZE);
      bytes.set(response.subarray(0, bytes.length));
      count(board.counters.in, bytes.length);
      board.counters.command(response[0] ?? 0).bytesIn += bytes.length;
      return new InResult('ok', new DataView(bytes.buffer));
    };
    return this.#debugPacket(take);
  }

  #debugPacket<T>(work: () => T | undefined): Promise<T> {
    switch (this.board.faults.nextPacket()) {
      case 'goes':
        return this.#transfer(work);
      case 'stalls':
        return this.#never();
      case 'unplugs':
        return this.#transfer<T>(() => {
          this.board.unplug();
          return undefined;
        });
    }
  }

  #cdcOut(bytes: Uint8Array): Promise<USBOutTransferResult> {
    const { daplink, counters } = this.board;
    let sent = 0;
    return this.#transfer(() => {
      // The endpoint takes what the transmit buffer has room for, and makes the computer wait with the rest.
      sent += daplink.sendSerial(bytes.subarray(sent, sent + daplink.serialSpace));
      if (sent < bytes.length) return undefined;
      for (let at = 0; at < bytes.length; at += PACKET_SIZE) {
        count(counters.out, Math.min(PACKET_SIZE, bytes.length - at));
      }
      counters.cdcOut += bytes.length;
      return new OutResult('ok', bytes.length);
    });
  }

  #cdcIn(length: number): Promise<USBInTransferResult> {
    const { daplink, counters } = this.board;
    return this.#transfer(() => {
      const bytes = daplink.takeCdc(Math.min(length, PACKET_SIZE));
      if (bytes.length === 0) return undefined;
      count(counters.in, bytes.length);
      counters.cdcIn += bytes.length;
      return new InResult('ok', new DataView(bytes.buffer, 0, bytes.length));
    });
  }

  /** A transfer takes its time, then does its work, again and again while the board has nothing to say (NAK). */
  #transfer<T>(work: () => T | undefined): Promise<T> {
    const { board } = this;
    return new Promise<T>((resolve, reject) => {
      const pending: Pending = { reject };
      this.#pending.add(pending);
      const attempt = (): void => {
        if (!this.#pending.has(pending)) return;
        const result = work();
        if (!this.#pending.has(pending)) return;
        if (result === undefined) {
          board.whenNews(attempt);
          return;
        }
        this.#pending.delete(pending);
        resolve(result);
      };
      void board.transferTime().then(attempt);
    });
  }

  /** Neither data nor an error, until the device is closed or unplugged. */
  #never<T>(): Promise<T> {
    return new Promise<T>((_resolve, reject) => this.#pending.add({ reject }));
  }

  /** Anything but a transfer: it takes a task. */
  async #asynchronous(work: () => void): Promise<void> {
    const turn = this.#transfer(() => true);
    await turn;
    work();
  }

  #cancel(error: DOMException): void {
    const pending = [...this.#pending];
    this.#pending.clear();
    for (const one of pending) one.reject(error);
  }

  #letGo(): void {
    this.opened = false;
    this.#claimed.clear();
    this.board.release(this);
  }

  // --------------------------------------------------------------------- checks

  #requireConnected(method: string): void {
    if (this.#dead || !this.#connected) throw fails(method, MESSAGE.disconnected, 'NotFoundError');
  }

  #requireOpen(method: string): void {
    this.#requireConnected(method);
    if (!this.opened) throw fails(method, MESSAGE.openRequired, 'InvalidStateError');
  }

  #interface(method: string, number: number): InterfaceDescription {
    const found = this.board.interfaces.find((one) => one.number === number);
    if (found === undefined) throw fails(method, MESSAGE.interfaceNotFound, 'NotFoundError');
    return found;
  }

  #requireClaimed(method: string, number: number): InterfaceDescription {
    this.#requireOpen(method);
    const found = this.#interface(method, number);
    if (!this.#claimed.has(number)) throw fails(method, MESSAGE.notClaimed, 'InvalidStateError');
    return found;
  }

  #controlTarget(method: string, setup: USBControlTransferParameters): InterfaceDescription | undefined {
    if (setup.recipient === 'interface') return this.#requireClaimed(method, setup.index & 0xff);
    this.#requireOpen(method);
    return undefined;
  }

  #endpointRole(method: string, endpoint: number, direction: USBDirection): InterfaceDescription['role'] {
    this.#requireOpen(method);
    const found = this.board.interfaces.find(
      (one) =>
        this.#claimed.has(one.number) &&
        one.endpoints.some((each) => each.endpointNumber === endpoint && each.direction === direction),
    );
    if (found === undefined) throw fails(method, MESSAGE.endpointUnavailable, 'NotFoundError');
    return found.role;
  }
}

function fails(method: string, message: string, name: string): DOMException {
  return new DOMException(`Failed to execute '${method}' on 'USBDevice': ${message}`, name);
}

/** Chromium sends what the buffer holds at the call. The copy's buffer begins at offset 0. */
function copyOf(data: BufferSource): Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
    : new Uint8Array(data.slice(0));
}

function count(traffic: { packets: number; bytes: number }, bytes: number): void {
  traffic.packets++;
  traffic.bytes += bytes;
}
