import type { Target } from './target.ts';

/**
 * The serial wire debug port with its one access port, a memory access port on the AHB bus (ARM Debug Interface
 * Architecture Specification ADIv5, IHI 0031). Requests are the byte of DAP_Transfer: bit 0 APnDP, bit 1 RnW,
 * bits 2 and 3 address.
 */

/** Acknowledgements as DAP_Transfer reports them. */
export const ACK = { ok: 1, wait: 2, fault: 4, none: 7, protocolError: 8, mismatch: 16 } as const;

const READ = 1 << 1;
const ACCESS_PORT = 1 << 0;

const CTRL_STAT = 0x4;
const SELECT = 0x8;
const RDBUFF = 0xc;
const STICKY_ERROR = 1 << 5;
const POWER_UP_REQUESTS = (1 << 30) | (1 << 28);
/** ABORT.STKERRCLR */
const ABORT_STICKY_ERROR = 1 << 2;

const CSW = 0x00;
const TAR = 0x04;
const DRW = 0x0c;
const BD0 = 0x10;
const BD3 = 0x1c;
const BASE = 0xf8;
const IDR = 0xfc;
const CSW_SIZE = 7;
const CSW_SIZE_WORD = 2;
const CSW_INCREMENT = 3 << 4;
const CSW_INCREMENT_SINGLE = 1 << 4;
/** After power-up: bytes, no increment. */
const CSW_RESET = 0x0300_0040;
/** TAR increments within so many bytes, then wraps (7.2.2; 1 kB is what every implementation does). */
const INCREMENT_PAGE = 1 << 10;
const ROM_TABLE = 0xf000_0000;
/** AHB-AP of the Cortex-M0 and M4. */
const AHB_AP_IDR = 0x0477_0021;

/** The 16 bits that switch a wire from JTAG to SWD (5.2.1). */
const JTAG_TO_SWD = [0x9e, 0xe7];

export interface PortReply {
  readonly acknowledge: number;
  readonly value: number;
}

export class DebugPort {
  /** The wire speaks SWD and the port has been selected by its sequence. */
  #selected = false;
  /** DPIDR was read, which ends the reset of the wire. */
  #identified = false;
  #select = 0;
  #controlStatus = 0;
  #csw = CSW_RESET;
  #tar = 0;

  constructor(private readonly target: Target) {}

  /** Power was gone, or DAPLink let go of the wire: a debugger has to connect again. */
  disconnect(): void {
    this.#selected = this.#identified = false;
    this.#select = this.#controlStatus = this.#tar = 0;
    this.#csw = CSW_RESET;
  }

  /** Bits clocked out on the wire (DAP_SWJ_Sequence). */
  sequence(bytes: Uint8Array): void {
    if (bytes[0] === JTAG_TO_SWD[0] && bytes[1] === JTAG_TO_SWD[1]) this.#selected = true;
  }

  /** One transfer. A write uses `value`, a read ignores it. */
  transfer(request: number, value: number): PortReply {
    const register = request & 0xc;
    const read = (request & READ) !== 0;
    if (!this.#selected) return { acknowledge: ACK.none, value: 0 };
    if ((request & ACCESS_PORT) === 0) return this.#debugRegister(register, read, value);
    if (!this.#identified || (this.#controlStatus & POWER_UP_REQUESTS) !== POWER_UP_REQUESTS) {
      return { acknowledge: ACK.fault, value: 0 };
    }
    if ((this.#controlStatus & STICKY_ERROR) !== 0) return { acknowledge: ACK.fault, value: 0 };
    try {
      return { acknowledge: ACK.ok, value: this.#accessRegister(register, read, value) };
    } catch {
      // A bus fault: this and every following transfer fails until ABORT clears the sticky error.
      this.#controlStatus |= STICKY_ERROR;
      return { acknowledge: ACK.fault, value: 0 };
    }
  }

  abort(value: number): void {
    if ((value & ABORT_STICKY_ERROR) !== 0) this.#controlStatus &= ~STICKY_ERROR;
  }

  #debugRegister(register: number, read: boolean, value: number): PortReply {
    if (read && register === 0) this.#identified = true;
    if (!this.#identified) return { acknowledge: ACK.none, value: 0 };
    if (!read) {
      if (register === 0) this.abort(value);
      else if (register === SELECT) this.#select = value;
      else if (register === CTRL_STAT) this.#control(value);
      return { acknowledge: ACK.ok, value: 0 };
    }
    if (register === 0) return { acknowledge: ACK.ok, value: this.target.debugPortId };
    if (register === CTRL_STAT) return { acknowledge: ACK.ok, value: this.#controlStatus >>> 0 };
    return { acknowledge: ACK.ok, value: register === RDBUFF ? 0 : this.#select };
  }

  #control(value: number): void {
    const requests = value & POWER_UP_REQUESTS;
    // Each power domain answers at once: the acknowledge bit is the one above its request.
    this.#controlStatus = (this.#controlStatus & STICKY_ERROR) | requests | (requests << 1);
  }

  #accessRegister(register: number, read: boolean, value: number): number {
    // APSEL: there is only access port 0; others read as zero.
    if (this.#select >>> 24 !== 0) return 0;
    const address = (this.#select & 0xf0) | register;
    switch (address) {
      case CSW:
        return read ? this.#csw : (this.#csw = value);
      case TAR:
        return read ? this.#tar : (this.#tar = value);
      case DRW: {
        const word = this.#access(this.#tar, read, value);
        if ((this.#csw & CSW_INCREMENT) === CSW_INCREMENT_SINGLE) this.#increment();
        return word;
      }
      case BASE:
        return ROM_TABLE;
      case IDR:
        return AHB_AP_IDR;
    }
    if (address >= BD0 && address <= BD3)
      return this.#access(((this.#tar & ~0xf) | (address & 0xc)) >>> 0, read, value);
    return 0;
  }

  #access(address: number, read: boolean, value: number): number {
    if ((this.#csw & CSW_SIZE) !== CSW_SIZE_WORD) throw new RangeError('only words are modelled');
    if (read) return this.target.debug.readWord(address);
    this.target.debug.writeWord(address, value);
    return 0;
  }

  #increment(): void {
    const page = this.#tar - (this.#tar % INCREMENT_PAGE);
    this.#tar = page + ((this.#tar + 4) % INCREMENT_PAGE);
  }
}
