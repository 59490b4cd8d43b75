import { Peripheral, microseconds, type PeripheralHost } from './peripheral.ts';
import {
  addressBits,
  frameCrc,
  frameFormat,
  headerBits,
  onAirAddress,
  type CrcSettings,
  type FrameFormat,
} from './radio-frame.ts';
import type { RadioMedium, RadioPacket } from './radio-medium.ts';
import type { Alarm } from './scheduler.ts';
import type { RadioPort } from './soc.ts';

// nRF51 Reference Manual v3.0, chapter "2.4 GHz Radio (RADIO)". The states, their numbers in STATE:
//
//   disabled 0 --RXEN--> ramping up 1 --READY--> idle 2 --START--> receiving 3 --END or STOP--> idle
//              --TXEN--> ramping up 9 --READY--> idle 10 --START--> sending 11 --END or STOP--> idle
//   any --DISABLE--> going down 4 (reception), 12 (transmission) --DISABLED--> disabled
const STATE = {
  disabled: 0,
  rxRampUp: 1,
  rxIdle: 2,
  rx: 3,
  rxDisable: 4,
  txRampUp: 9,
  txIdle: 10,
  tx: 11,
  txDisable: 12,
} as const;

const TASK = {
  txEnable: 0,
  rxEnable: 1,
  start: 2,
  stop: 3,
  disable: 4,
  rssiStart: 5,
  rssiStop: 6,
  bitCounterStart: 7,
  bitCounterStop: 8,
} as const;

const EVENT = {
  ready: 0,
  address: 1,
  payload: 2,
  end: 3,
  disabled: 4,
  rssiEnd: 7,
  bitCounterMatch: 10,
} as const;

const SHORT = {
  readyStart: 1 << 0,
  endDisable: 1 << 1,
  disabledTxEnable: 1 << 2,
  disabledRxEnable: 1 << 3,
  addressRssiStart: 1 << 4,
  endStart: 1 << 5,
  addressBitCounterStart: 1 << 6,
  disabledRssiStop: 1 << 8,
} as const;

const REGISTER = {
  crcStatus: 0x400,
  rxMatch: 0x408,
  rxCrc: 0x40c,
  packetPointer: 0x504,
  frequency: 0x508,
  txPower: 0x50c,
  mode: 0x510,
  pcnf0: 0x514,
  pcnf1: 0x518,
  base0: 0x51c,
  base1: 0x520,
  prefix0: 0x524,
  prefix1: 0x528,
  txAddress: 0x52c,
  rxAddresses: 0x530,
  crcConfiguration: 0x534,
  crcPolynomial: 0x538,
  crcInitial: 0x53c,
  rssiSample: 0x548,
  state: 0x550,
  whiteningInitial: 0x554,
  bitCounter: 0x560,
} as const;

const PCNF1_WHITENING = 1 << 25;
const CRC_SKIPS_ADDRESS = 1 << 8;

// Microseconds: nRF51822 Product Specification v3.1, chapter "Radio timing".
const TX_RAMP_UP = 132;
const RX_RAMP_UP = 130;
const TX_DISABLE = 4;
const RX_DISABLE = 1;
const RSSI_MEASUREMENT = 8.8;
/** By MODE: microseconds of a bit. */
const BIT_TIME = [1, 0.5, 4, 1];
const SILENCE = -100;

/** The radio: states, events and timing; the air itself is a {@link RadioMedium}. */
export class Radio extends Peripheral implements RadioPort {
  readonly #registers = new Map<number, number>();
  #state: number = STATE.disabled;
  #medium: RadioMedium | null = null;
  /** PACKETPTR as it was at START. */
  #pointer = 0;
  #packet: RadioPacket | null = null;
  /** Cycle of the first bit of `#packet`. */
  #packetStart = 0;
  /** What comes next of a packet, or the end of ramping up or going down. */
  #next: () => void = () => undefined;
  readonly #alarm: Alarm;
  readonly #rssiAlarm: Alarm;
  readonly #bitAlarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly ram: Uint8Array,
    private readonly ramBase: number,
  ) {
    super(host, base);
    this.#alarm = host.time.alarm(() => this.#next());
    this.#rssiAlarm = host.time.alarm(() => {
      this.#set(REGISTER.rssiSample, Math.min(127, Math.max(0, -this.#strength)));
      this.raise(EVENT.rssiEnd);
    });
    this.#bitAlarm = host.time.alarm(() => this.raise(EVENT.bitCounterMatch));
  }

  override reset(): void {
    super.reset();
    this.#registers.clear();
    this.#state = STATE.disabled;
    this.#packet = null;
    for (const alarm of [this.#alarm, this.#rssiAlarm, this.#bitAlarm]) alarm.disarm();
  }

  task(index: number): void {
    switch (index) {
      case TASK.txEnable:
        if (this.#state === STATE.disabled) this.#rampUp(STATE.txRampUp, STATE.txIdle, TX_RAMP_UP);
        return;
      case TASK.rxEnable:
        if (this.#state === STATE.disabled) this.#rampUp(STATE.rxRampUp, STATE.rxIdle, RX_RAMP_UP);
        return;
      case TASK.start:
        return this.#start();
      case TASK.stop:
        if (this.#state === STATE.rx) this.#toIdle(STATE.rxIdle);
        else if (this.#state === STATE.tx) this.#toIdle(STATE.txIdle);
        return;
      case TASK.disable:
        return this.#disable();
      case TASK.rssiStart:
        this.#rssiAlarm.at(this.host.time.now + microseconds(this.host, RSSI_MEASUREMENT));
        return;
      case TASK.rssiStop:
        this.#rssiAlarm.disarm();
        return;
      case TASK.bitCounterStart: {
        const time = this.#get(REGISTER.bitCounter) * this.#bitTime;
        this.#bitAlarm.at(this.host.time.now + microseconds(this.host, time));
        return;
      }
      case TASK.bitCounterStop:
        this.#bitAlarm.disarm();
    }
  }

  setMedium(medium: RadioMedium | null): void {
    this.#medium = medium;
  }

  deliver(packet: RadioPacket, cycle: number): void {
    const { time } = this.host;
    if (cycle > time.now) time.alarm(() => this.#hear(packet)).at(cycle);
    else this.#hear(packet);
  }

  protected readRegister(offset: number): number {
    return offset === REGISTER.state ? this.#state : this.#get(offset);
  }

  protected writeRegister(offset: number, value: number): void {
    // Status registers are read-only.
    if (offset >= REGISTER.packetPointer && offset !== REGISTER.state && offset !== REGISTER.rssiSample) {
      this.#set(offset, value);
    }
  }

  #get(register: number): number {
    return this.#registers.get(register) ?? 0;
  }

  #set(register: number, value: number): void {
    this.#registers.set(register, value);
  }

  get #bitTime(): number {
    return BIT_TIME[this.#get(REGISTER.mode) & 3]!;
  }

  get #frequency(): number {
    return 2400 + (this.#get(REGISTER.frequency) & 0x7f);
  }

  /** dBm arriving now. */
  get #strength(): number {
    if (this.#state === STATE.rx && this.#packet) return this.#packet.power;
    return this.#medium?.noise ?? SILENCE;
  }

  // ---------------------------------------------------------------------- states

  #after(time: number, next: () => void): void {
    this.#next = next;
    this.#alarm.at(this.host.time.now + microseconds(this.host, time));
  }

  /** At so many microseconds after the first bit of the packet. */
  #atPacketTime(time: number, next: () => void): void {
    this.#next = next;
    this.#alarm.at(this.#packetStart + microseconds(this.host, time));
  }

  #rampUp(during: number, after: number, time: number): void {
    this.#state = during;
    this.#after(time, () => {
      this.#state = after;
      this.raise(EVENT.ready);
      if ((this.shorts & SHORT.readyStart) !== 0) this.#start();
    });
  }

  #toIdle(state: number): void {
    this.#state = state;
    this.#packet = null;
    this.#alarm.disarm();
  }

  #disable(): void {
    const sending = this.#state >= STATE.txRampUp;
    this.#packet = null;
    this.#bitAlarm.disarm();
    this.#state = this.#state === STATE.disabled ? this.#state : sending ? STATE.txDisable : STATE.rxDisable;
    // A radio that is disabled already says so too.
    this.#after(sending ? TX_DISABLE : RX_DISABLE, () => {
      this.#state = STATE.disabled;
      this.raise(EVENT.disabled);
      if ((this.shorts & SHORT.disabledRssiStop) !== 0) this.#rssiAlarm.disarm();
      if ((this.shorts & SHORT.disabledTxEnable) !== 0) this.task(TASK.txEnable);
      else if ((this.shorts & SHORT.disabledRxEnable) !== 0) this.task(TASK.rxEnable);
    });
  }

  #start(): void {
    this.#pointer = this.#get(REGISTER.packetPointer) - this.ramBase;
    if (this.#state === STATE.txIdle) this.#transmit();
    else if (this.#state === STATE.rxIdle) this.#state = STATE.rx;
  }

  // --------------------------------------------------------------------- packets

  #transmit(): void {
    this.#state = STATE.tx;
    const packet = this.#assemble();
    this.#packet = packet;
    this.#packetStart = this.host.time.now;
    this.#medium?.transmit(packet, this.#packetStart);
    this.#pass(packet, () => this.#finish(STATE.txIdle));
  }

  #hear(packet: RadioPacket): void {
    if (this.#state !== STATE.rx || this.#packet !== null) return;
    if (packet.frequency !== this.#frequency || packet.mode !== (this.#get(REGISTER.mode) & 3)) return;
    const match = this.#matchingAddress(packet.address);
    if (match < 0) return;
    this.#packet = packet;
    this.#packetStart = this.host.time.now;
    this.#pass(packet, () => {
      this.#set(REGISTER.rxMatch, match);
      this.#store(packet);
      this.#finish(STATE.rxIdle);
    });
  }

  /** The packet goes by, sent or received: ADDRESS, PAYLOAD, and the end. */
  #pass(packet: RadioPacket, end: () => void): void {
    this.#atPacketTime(packet.addressTime, () => {
      this.#atPacketTime(packet.payloadTime, () => {
        this.#atPacketTime(packet.airTime, end);
        this.raise(EVENT.payload);
      });
      if ((this.shorts & SHORT.addressRssiStart) !== 0) this.task(TASK.rssiStart);
      if ((this.shorts & SHORT.addressBitCounterStart) !== 0) this.task(TASK.bitCounterStart);
      this.raise(EVENT.address);
    });
  }

  #finish(idle: number): void {
    this.#toIdle(idle);
    this.raise(EVENT.end);
    if ((this.shorts & SHORT.endDisable) !== 0) this.task(TASK.disable);
    else if ((this.shorts & SHORT.endStart) !== 0) this.task(TASK.start);
  }

  get #format(): FrameFormat {
    return frameFormat(this.#get(REGISTER.pcnf0), this.#get(REGISTER.pcnf1));
  }

  /** Logical address 0 has BASE0, the others BASE1; each has its prefix byte. */
  #address(logical: number): string {
    const base = this.#get(logical === 0 ? REGISTER.base0 : REGISTER.base1);
    const prefixes = this.#get(logical < 4 ? REGISTER.prefix0 : REGISTER.prefix1);
    return onAirAddress(base, prefixes >>> (8 * (logical & 3)), this.#format.baseBytes);
  }

  #matchingAddress(address: string): number {
    const enabled = this.#get(REGISTER.rxAddresses);
    for (let logical = 0; logical < 8; logical++) {
      if (((enabled >>> logical) & 1) !== 0 && this.#address(logical) === address) return logical;
    }
    return -1;
  }

  /** The packet that lies in memory: S0, LENGTH and S1 as one byte each, if they exist, and the payload. */
  #assemble(): RadioPacket {
    const format = this.#format;
    let from = this.#pointer;
    const header: number[] = [];
    if (format.s0Bytes > 0) header.push(this.#byte(from++));
    let length = 0;
    if (format.lengthBits > 0) {
      length = this.#byte(from++) & ((1 << format.lengthBits) - 1);
      header.push(length);
    }
    if (format.s1Bits > 0) header.push(this.#byte(from++) & ((1 << format.s1Bits) - 1));
    const bytes = Math.min(length + format.fixed, format.maximum);
    const payload = Uint8Array.from({ length: bytes }, (_, index) => this.#byte(from + index));

    const address = this.#address(this.#get(REGISTER.txAddress) & 7);
    const bit = this.#bitTime;
    const addressTime = addressBits(format) * bit;
    const payloadTime = addressTime + (headerBits(format) + 8 * bytes) * bit;
    const crc = this.#crcSettings;
    return {
      frequency: this.#frequency,
      mode: this.#get(REGISTER.mode) & 3,
      address,
      header,
      payload,
      crc: frameCrc(crc, address, header, payload),
      whitening: this.#whitening,
      addressTime,
      payloadTime,
      airTime: payloadTime + 8 * crc.bytes * bit,
      power: (this.#get(REGISTER.txPower) << 24) >> 24,
    };
  }

  /** Puts a received packet into memory. */
  #store(packet: RadioPacket): void {
    const format = this.#format;
    let to = this.#pointer;
    for (const byte of packet.header) this.#setByte(to++, byte);
    packet.payload.subarray(0, format.maximum).forEach((byte) => this.#setByte(to++, byte));
    const crc = frameCrc(this.#crcSettings, packet.address, packet.header, packet.payload);
    const intact = crc === packet.crc && packet.whitening === this.#whitening;
    this.#set(REGISTER.crcStatus, intact ? 1 : 0);
    this.#set(REGISTER.rxCrc, Math.max(packet.crc, 0));
  }

  get #whitening(): number | null {
    if ((this.#get(REGISTER.pcnf1) & PCNF1_WHITENING) === 0) return null;
    return this.#get(REGISTER.whiteningInitial) & 0x7f;
  }

  get #crcSettings(): CrcSettings {
    const configuration = this.#get(REGISTER.crcConfiguration);
    return {
      bytes: configuration & 3,
      polynomial: this.#get(REGISTER.crcPolynomial),
      initial: this.#get(REGISTER.crcInitial),
      skipsAddress: (configuration & CRC_SKIPS_ADDRESS) !== 0,
    };
  }

  /** Packets outside RAM read zeros and go nowhere. */
  #byte(offset: number): number {
    return this.ram[offset] ?? 0;
  }

  #setByte(offset: number, value: number): void {
    if (offset >= 0 && offset < this.ram.length) this.ram[offset] = value;
  }
}
