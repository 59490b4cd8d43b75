import { ByteRing } from './byte-ring.ts';
import type { Counters } from './counters.ts';
import { ACK, DebugPort } from './debug-port.ts';
import type { Faults, FlashCommand } from './faults.ts';
import { FlashStream } from './flash-stream.ts';
import type { Target } from './target.ts';

// CMSIS-DAP commands (CMSIS-DAP 1.2/2.0, "CMSIS-DAP Commands").
const DAP_INFO = 0x00;
const DAP_HOST_STATUS = 0x01;
const DAP_CONNECT = 0x02;
const DAP_DISCONNECT = 0x03;
const DAP_TRANSFER_CONFIGURE = 0x04;
const DAP_TRANSFER = 0x05;
const DAP_TRANSFER_BLOCK = 0x06;
const DAP_WRITE_ABORT = 0x08;
const DAP_DELAY = 0x09;
const DAP_RESET_TARGET = 0x0a;
const DAP_SWJ_PINS = 0x10;
const DAP_SWJ_CLOCK = 0x11;
const DAP_SWJ_SEQUENCE = 0x12;
const DAP_SWD_CONFIGURE = 0x13;
const DAP_INVALID = 0xff;
// DAPLink's vendor commands (source/daplink/cmsis-dap/daplink_vendor_commands.h).
const READ_UNIQUE_ID = 0x80;
const READ_SETTINGS = 0x81;
const WRITE_SETTINGS = 0x82;
const SERIAL_READ = 0x83;
const SERIAL_WRITE = 0x84;
const RESET_TARGET = 0x89;
const FLASH_OPEN = 0x8a;
const FLASH_CLOSE = 0x8b;
const FLASH_WRITE = 0x8c;
const VENDOR_FIRST = 0x80;
const VENDOR_LAST = 0x9f;

const OK = 0;
const PORT_SWD = 1;

/** Bits of a request in DAP_Transfer. */
const READ = 1 << 1;
const VALUE_MATCH = 1 << 4;
const MATCH_MASK = 1 << 5;

/** Most bytes that one 0x83 brings: a packet less command and length. */
const SERIAL_READ_MOST = 62;

export const PACKET_SIZE = 64;

export interface DaplinkOptions {
  /** 48 characters, the first four the board id. */
  readonly uniqueId: string;
  /** Bytes that the UART driver keeps for readers; what comes when it is full is lost. */
  readonly serialRing: number;
  /** Bytes waiting for the CDC interface, which takes them out of the ring whether or not anybody reads. */
  readonly cdcBuffer: number;
  /** Baud rate after power-up. */
  readonly baud: number;
}

/**
 * DAPLink, the firmware on a micro:bit's interface chip: CMSIS-DAP and its vendor commands, and the CDC serial line.
 * One response a request, in a queue that outlives whoever asked: a page that dies between the two leaves its
 * response to the next.
 *
 *     target --UART--> ring --+--> CDC buffer --> CDC endpoint
 *                             `--> 0x83
 */
export class Daplink {
  readonly port: DebugPort;
  readonly responses: Uint8Array[] = [];
  readonly cdcIn: ByteRing;
  readonly #ring: ByteRing;
  #baud: number;
  #flash: FlashStream | null = null;
  #wake: (() => void)[] = [];

  constructor(
    readonly target: Target,
    private readonly options: DaplinkOptions,
    private readonly faults: Faults,
    private readonly counters: Counters,
  ) {
    this.port = new DebugPort(target);
    this.#ring = new ByteRing(options.serialRing);
    this.cdcIn = new ByteRing(options.cdcBuffer);
    this.#baud = options.baud;
    target.onSerial((byte, baud) => this.#hears(byte, baud));
  }

  /** Power was gone: everything DAPLink knew is forgotten. */
  powerOn(): void {
    this.port.disconnect();
    this.responses.length = 0;
    this.cdcIn.clear();
    this.#ring.clear();
    this.#baud = this.options.baud;
    this.#flash = null;
    this.#wake = [];
  }

  /** Calls back once, when there may be something new for an IN transfer. */
  whenNews(callback: () => void): void {
    this.#wake.push(callback);
  }

  get baud(): number {
    return this.#baud;
  }

  /** SET_LINE_CODING: the ring starts afresh. */
  setBaud(baud: number): void {
    this.#baud = baud;
    this.#ring.clear();
  }

  /** Bytes that the UART's transmit buffer still takes. */
  get serialSpace(): number {
    return Math.max(0, this.options.serialRing - this.target.serialBacklog);
  }

  /** Bytes towards the target. Those that the transmit buffer does not take are lost. */
  sendSerial(bytes: Uint8Array): number {
    const count = Math.min(bytes.length, this.serialSpace);
    // At a wrong baud rate the target sees noise; here it sees nothing.
    if (sameBaud(this.target.baud, this.#baud))
      for (const byte of bytes.subarray(0, count)) this.target.sendSerial(byte);
    return count;
  }

  /** SEND_BREAK: the target is held in reset for as long. */
  sendBreak(): void {
    this.#resetTarget();
  }

  /** Bytes for the CDC endpoint; making room lets the ring move up. */
  takeCdc(most: number): Uint8Array {
    const bytes = this.cdcIn.take(most);
    this.#moveToCdc();
    return bytes;
  }

  /** A request on the debug interface: its response goes into the queue. */
  request(packet: Uint8Array): void {
    const command = packet[0] ?? DAP_INVALID;
    const response = this.#answer(command, packet.subarray(1));
    if (this.faults.mismatches()) response[0] = command ^ 0x19;
    const traffic = this.counters.command(command);
    traffic.requests++;
    traffic.bytesOut += packet.length;
    this.responses.push(response);
    this.#news();
  }

  #answer(command: number, data: Uint8Array): Uint8Array {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const status = (code: number): Uint8Array => Uint8Array.of(command, code);
    switch (command) {
      case DAP_INFO:
        return info(command, data[0] ?? 0);
      case DAP_HOST_STATUS:
      case DAP_TRANSFER_CONFIGURE:
      case DAP_DELAY:
      case DAP_SWJ_CLOCK:
      case DAP_SWD_CONFIGURE:
        return status(OK);
      case DAP_CONNECT:
        // Port 0 is the default, which is SWD; JTAG is not there.
        return status((data[0] ?? 0) <= PORT_SWD ? PORT_SWD : 0);
      case DAP_DISCONNECT:
        this.port.disconnect();
        return status(OK);
      case DAP_TRANSFER:
        return this.#transfer(command, view);
      case DAP_TRANSFER_BLOCK:
        return this.#transferBlock(command, view);
      case DAP_WRITE_ABORT:
        this.port.abort(view.getUint32(1, true));
        return status(OK);
      case DAP_RESET_TARGET:
        this.#resetTarget();
        return Uint8Array.of(command, OK, 1);
      case DAP_SWJ_PINS:
        return status(0x83);
      case DAP_SWJ_SEQUENCE: {
        const bits = data[0] === 0 ? 256 : (data[0] ?? 0);
        this.port.sequence(data.subarray(1, 1 + Math.ceil(bits / 8)));
        return status(OK);
      }
    }
    return command >= VENDOR_FIRST && command <= VENDOR_LAST
      ? this.#vendor(command, view)
      : Uint8Array.of(DAP_INVALID);
  }

  // ------------------------------------------------------------- CMSIS-DAP

  #transfer(command: number, data: DataView): Uint8Array {
    const count = data.getUint8(1);
    const forced = this.faults.falseAcknowledgement();
    if (forced !== undefined) return Uint8Array.of(command, 0, forced);
    const response = new DataView(new ArrayBuffer(PACKET_SIZE));
    response.setUint8(0, command);
    let at = 2;
    let end = 3;
    let done = 0;
    let acknowledge: number = ACK.ok;
    let mask = 0xffff_ffff;
    for (; done < count && acknowledge === ACK.ok; done++) {
      const request = data.getUint8(at);
      const read = (request & READ) !== 0;
      const hasValue = !read || (request & VALUE_MATCH) !== 0;
      const value = hasValue ? data.getUint32(at + 1, true) : 0;
      at += hasValue ? 5 : 1;
      if (!read && (request & MATCH_MASK) !== 0) {
        mask = value;
        continue;
      }
      const reply = this.port.transfer(request & 0xf, value);
      acknowledge = reply.acknowledge;
      if (acknowledge !== ACK.ok) break;
      if (!read) continue;
      if ((request & VALUE_MATCH) !== 0) {
        if ((reply.value & mask) !== value) acknowledge |= ACK.mismatch;
        continue;
      }
      response.setUint32(end, reply.value, true);
      end += 4;
    }
    response.setUint8(1, done);
    response.setUint8(2, acknowledge);
    return new Uint8Array(response.buffer, 0, end);
  }

  #transferBlock(command: number, data: DataView): Uint8Array {
    const count = data.getUint16(1, true);
    const request = data.getUint8(3);
    const read = (request & READ) !== 0;
    const response = new DataView(new ArrayBuffer(PACKET_SIZE));
    response.setUint8(0, command);
    const forced = this.faults.falseAcknowledgement();
    let acknowledge: number = forced ?? ACK.ok;
    let done = 0;
    let end = 4;
    while (done < count && acknowledge === ACK.ok) {
      const value = read ? 0 : data.getUint32(4 + 4 * done, true);
      const reply = this.port.transfer(request & 0xf, value);
      acknowledge = reply.acknowledge;
      if (acknowledge !== ACK.ok) break;
      done++;
      if (!read) continue;
      response.setUint32(end, reply.value, true);
      end += 4;
    }
    response.setUint16(1, done, true);
    response.setUint8(3, acknowledge);
    return new Uint8Array(response.buffer, 0, end);
  }

  // ------------------------------------------------------- vendor commands

  #vendor(command: number, data: DataView): Uint8Array {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    switch (command) {
      case READ_UNIQUE_ID: {
        const text = new TextEncoder().encode(this.options.uniqueId);
        return Uint8Array.of(command, text.length, ...text);
      }
      case READ_SETTINGS: {
        // CDC line coding: baud rate, stop bits, parity, data bits.
        const response = Uint8Array.of(command, 0, 0, 0, 0, 0, 0, 8);
        new DataView(response.buffer).setUint32(1, this.#baud, true);
        return response;
      }
      case WRITE_SETTINGS:
        this.setBaud(data.getUint32(0, true));
        // It ends with a break of length 0, and a break resets the target.
        this.sendBreak();
        return Uint8Array.of(command, 1);
      case SERIAL_READ: {
        const read = this.#ring.take(SERIAL_READ_MOST);
        if (read.length === 0) this.counters.emptyPolls++;
        return Uint8Array.of(command, read.length, ...read);
      }
      case SERIAL_WRITE:
        this.sendSerial(bytes.subarray(1, 1 + (bytes[0] ?? 0)));
        return Uint8Array.of(command, 1);
      case RESET_TARGET:
        // Only for DAPLinks set up not to reset by themselves: the default is that FLASH_CLOSE has done it.
        return Uint8Array.of(command, 1);
      case FLASH_OPEN:
        return Uint8Array.of(command, this.#flashStatus('open') ?? this.#openFlash(data.getUint32(0, true)));
      case FLASH_WRITE: {
        const failure = this.#flashStatus('write');
        const text = bytes.subarray(1, 1 + (bytes[0] ?? 0));
        return Uint8Array.of(command, failure ?? this.#flash?.write(text) ?? FlashStream.notOpen);
      }
      case FLASH_CLOSE:
        return Uint8Array.of(command, this.#flashStatus('close') ?? this.#closeFlash());
    }
    return Uint8Array.of(command);
  }

  #flashStatus(command: FlashCommand): number | undefined {
    const status = this.faults.flashStatus(command);
    return status === 0 ? undefined : status;
  }

  #openFlash(kind: number): number {
    if (this.#flash !== null) return FlashStream.notOpen;
    if (kind !== FlashStream.intelHex) return FlashStream.notOpen;
    // DAPLink uses the wire itself now.
    this.port.disconnect();
    this.#flash = new FlashStream(this.target);
    return 0;
  }

  #closeFlash(): number {
    if (this.#flash === null) return FlashStream.notOpen;
    this.#flash.close();
    this.#flash = null;
    this.port.disconnect();
    return 0;
  }

  #resetTarget(): void {
    this.target.resetPin();
  }

  // ------------------------------------------------------------ serial line

  #hears(byte: number, baud: number): void {
    if (this.faults.losesByte() || !sameBaud(baud, this.#baud)) {
      this.counters.serialLost++;
      return;
    }
    const { lost } = this.#ring;
    this.#ring.push(byte);
    this.counters.serialLost += this.#ring.lost - lost;
    this.#moveToCdc();
  }

  #moveToCdc(): void {
    while (this.cdcIn.free > 0) {
      const byte = this.#ring.shift();
      if (byte === undefined) break;
      this.cdcIn.push(byte);
    }
    if (this.cdcIn.length > 0) this.#news();
  }

  #news(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const callback of waiting) callback();
  }
}

/** Receivers live with a few percent: the nRF51's 115200 is 115203. */
function sameBaud(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.03 * other;
}

/** DAP_Info: strings for 1-4, numbers for the others that matter. */
function info(command: number, id: number): Uint8Array {
  const text = (value: string): Uint8Array => {
    const bytes = new TextEncoder().encode(`${value}\0`);
    return Uint8Array.of(command, bytes.length, ...bytes);
  };
  switch (id) {
    case 0x01:
      return text('Arm');
    case 0x02:
      return text('BBC micro:bit CMSIS-DAP');
    case 0x04:
      return text('1.10');
    case 0xf0: // capabilities: SWD
      return Uint8Array.of(command, 1, 1);
    case 0xfe: // packet count
      return Uint8Array.of(command, 1, 4);
    case 0xff: // packet size
      return Uint8Array.of(command, 2, PACKET_SIZE, 0);
  }
  return Uint8Array.of(command, 0);
}
