import { BusFault, type AccessWidth, type Core, type CoreBus } from '../cpu/core.ts';
import { Adc } from './adc.ts';
import { Clock } from './clock.ts';
import { factoryInformation } from './factory-information.ts';
import { Gpio } from './gpio.ts';
import { Gpiote } from './gpiote.ts';
import { I2cWire } from './i2c-wire.ts';
import { InertPeripheral } from './inert-peripheral.ts';
import { LowFrequencyClock } from './low-frequency-clock.ts';
import { Nvmc, nrf51FlashTiming } from './nvmc.ts';
import { EVENTS_END, EVENT_OFFSET, type Peripheral, type PeripheralHost } from './peripheral.ts';
import { Polling } from './polling.ts';
import { Power, type ResetReason } from './power.ts';
import { Ppi, type FixedChannel } from './ppi.ts';
import { Radio } from './radio.ts';
import { Rng } from './rng.ts';
import { Rtc } from './rtc.ts';
import { Scheduler } from './scheduler.ts';
import { SerialSlot } from './serial-slot.ts';
import type { GpioPort, RadioPort, Soc, UartPort } from './soc.ts';
import { SpiWire } from './spi-wire.ts';
import { Spi } from './spi.ts';
import { Temp } from './temp.ts';
import { Timer } from './timer.ts';
import { Twi } from './twi.ts';
import { Uart } from './uart.ts';
import { Watchdog } from './watchdog.ts';

// nRF51822 Product Specification v3.1, chapter "Memory", variant QFAA; nRF51 Reference Manual
// v3.0, chapter "Memory" (address map and peripheral ids).
const FLASH_SIZE = 0x4_0000;
const PAGE_SIZE = 0x400;
const RAM_BASE = 0x2000_0000;
const RAM_SIZE = 0x4000;
const FICR = 0x1000_0000;
const UICR = 0x1000_1000;
const CONFIGURATION_SIZE = 0x400;
const APB = 0x4000_0000;
const APB_SIZE = 0x8_0000;
const GPIO = 0x5000_0000;
/** CoreSight ROM table, whose part number is the chip's revision. */
const ROM_TABLE = 0xf000_0000;
/**
 * Peripheral identification of the ROM table as the vendor's start-up code reads it: part 1, and
 * 0x7 in the high half of byte 0xFE8 is revision 3 (build codes Hxx), which needs no workaround.
 */
const ROM_TABLE_BYTES: Readonly<Record<number, number>> = {
  0xfe0: 0x01,
  0xfe4: 0x00,
  0xfe8: 0x70,
  0xfec: 0x00,
};

const BASE = {
  clock: 0x4000_0000,
  radio: 0x4000_1000,
  uart: 0x4000_2000,
  serial0: 0x4000_3000,
  serial1: 0x4000_4000,
  gpiote: 0x4000_6000,
  adc: 0x4000_7000,
  timer0: 0x4000_8000,
  timer1: 0x4000_9000,
  timer2: 0x4000_a000,
  rtc0: 0x4000_b000,
  temp: 0x4000_c000,
  rng: 0x4000_d000,
  ecb: 0x4000_e000,
  aarCcm: 0x4000_f000,
  watchdog: 0x4001_0000,
  rtc1: 0x4001_1000,
  qdec: 0x4001_2000,
  lpcomp: 0x4001_3000,
  nvmc: 0x4001_e000,
  ppi: 0x4001_f000,
} as const;

const event = (base: number, index: number): number => base + 0x100 + 4 * index;
const task = (base: number, index: number): number => base + 4 * index;

/** nRF51 Reference Manual v3.0, chapter "Pre-programmed channels". */
const FIXED_CHANNELS: readonly FixedChannel[] = [
  { channel: 20, event: event(BASE.timer0, 16), task: task(BASE.radio, 0) },
  { channel: 21, event: event(BASE.timer0, 16), task: task(BASE.radio, 1) },
  { channel: 22, event: event(BASE.timer0, 17), task: task(BASE.radio, 4) },
  { channel: 23, event: event(BASE.radio, 10), task: task(BASE.aarCcm, 0) },
  { channel: 24, event: event(BASE.radio, 0), task: task(BASE.aarCcm, 0) },
  { channel: 25, event: event(BASE.radio, 1), task: task(BASE.aarCcm, 1) },
  { channel: 26, event: event(BASE.radio, 1), task: task(BASE.timer0, 17) },
  { channel: 27, event: event(BASE.radio, 3), task: task(BASE.timer0, 18) },
  { channel: 28, event: event(BASE.rtc0, 16), task: task(BASE.radio, 0) },
  { channel: 29, event: event(BASE.rtc0, 16), task: task(BASE.radio, 1) },
  { channel: 30, event: event(BASE.rtc0, 16), task: task(BASE.timer0, 3) },
  { channel: 31, event: event(BASE.rtc0, 16), task: task(BASE.timer0, 0) },
];

/** GPIO pins of AIN0-AIN7. */
const ANALOG_PINS = [26, 27, 1, 2, 3, 4, 5, 6];
const SUPPLY_VOLTS = 3.3;

/** What the chip asks of whoever owns it and its core. */
export interface Nrf51822Events {
  /** POWER.SYSTEMOFF was written. */
  systemOff(): void;
  /** In System OFF, a pin met its sense condition. */
  wakeUp(): void;
  watchdogReset(): void;
}

/**
 * The nRF51822 without its core: memories, address map, peripherals. `connect` gives it the core
 * before anything runs.
 */
export class Nrf51822 implements CoreBus, PeripheralHost, Soc {
  readonly clockHz = 16_000_000;
  readonly flash: Uint8Array;
  readonly ram = new Uint8Array(RAM_SIZE);
  readonly uicr = new Uint8Array(CONFIGURATION_SIZE).fill(0xff);
  readonly #ficr: Uint8Array;

  #core: Core | null = null;
  readonly scheduler: Scheduler;
  /** Cycles the core has slept; the machine counts them. */
  sleptCycles = 0;
  /** Until then the core gets nothing from flash. */
  stalledUntil = 0;
  readonly polling = new Polling();

  readonly #gpio: Gpio;
  readonly #power: Power;
  readonly #clock: Clock;
  readonly #radio: Radio;
  readonly #uart: Uart;
  readonly #gpiote: Gpiote;
  readonly #temp: Temp;
  readonly #watchdog: Watchdog;
  readonly #nvmc: Nvmc;
  readonly #ppi: Ppi;
  /** By peripheral id. */
  readonly #peripherals: (Peripheral | undefined)[] = new Array<undefined>(32).fill(undefined);
  readonly #present: Peripheral[];

  readonly #i2cWires = new Map<string, I2cWire>();
  readonly #spiWires = new Map<string, SpiWire>();
  readonly #voltages: (((cycle: number) => number) | null)[] = ANALOG_PINS.map(() => null);

  constructor(
    seed: number,
    private readonly events: Nrf51822Events,
  ) {
    this.flash = new Uint8Array(FLASH_SIZE).fill(0xff);
    this.#ficr = factoryInformation(FLASH_SIZE, PAGE_SIZE, RAM_SIZE, seed);
    this.scheduler = new Scheduler();

    this.#gpio = new Gpio(this.scheduler);
    const lowFrequency = new LowFrequencyClock(this);
    this.#power = new Power(() => events.systemOff());
    this.#clock = new Clock(this, BASE.clock, lowFrequency, this.#power);
    this.#radio = new Radio(this, BASE.radio, this.ram, RAM_BASE);
    this.#uart = new Uart(this, BASE.uart, this.#gpio);
    this.#gpiote = new Gpiote(this, BASE.gpiote, this.#gpio);
    this.#temp = new Temp(this, BASE.temp);
    this.#watchdog = new Watchdog(this, BASE.watchdog, lowFrequency, this.#watchdogHost());
    this.#nvmc = new Nvmc(this, BASE.nvmc, this.#nonVolatileMemory(), nrf51FlashTiming);
    this.#ppi = new Ppi(
      this,
      BASE.ppi,
      { programmable: 16, fixed: FIXED_CHANNELS, groups: 4 },
      (address) => this.#peripheralAt(address),
      () => this.#present,
    );
    this.#present = [
      this.#clock,
      this.#radio,
      this.#uart,
      this.#serialSlot(BASE.serial0),
      this.#serialSlot(BASE.serial1),
      this.#gpiote,
      new Adc(this, BASE.adc, SUPPLY_VOLTS, (input) => this.#volts(input)),
      new Timer(this, BASE.timer0, { compares: 4, maxBits: 32 }),
      new Timer(this, BASE.timer1, { compares: 4, maxBits: 16 }),
      new Timer(this, BASE.timer2, { compares: 4, maxBits: 16 }),
      new Rtc(this, BASE.rtc0, lowFrequency, 3),
      this.#temp,
      new Rng(this, BASE.rng, seed),
      new InertPeripheral(this, BASE.ecb),
      new InertPeripheral(this, BASE.aarCcm),
      this.#watchdog,
      new Rtc(this, BASE.rtc1, lowFrequency, 4),
      new InertPeripheral(this, BASE.qdec),
      new InertPeripheral(this, BASE.lpcomp),
      this.#nvmc,
      this.#ppi,
    ];
    for (const peripheral of this.#present) this.#peripherals[peripheral.irq] = peripheral;
    this.#gpio.observe({
      levelsChanged: (levels, changed) => {
        this.#gpiote.levelsChanged(levels, changed);
        this.#uart.levelsChanged(levels, changed);
      },
      detect: () => {
        this.#gpiote.portEvent();
        if (this.#off) this.events.wakeUp();
      },
    });
  }

  connect(core: Core): void {
    this.#core = core;
    this.scheduler.connect(core);
  }

  /** Resets what that kind of reset resets (nRF51 Reference Manual v3.0, table "Reset behaviour"). */
  reset(reason: ResetReason): void {
    this.#off = false;
    this.stalledUntil = 0;
    const keepsWatchdog = reason === 'software' || reason === 'lockup';
    for (const peripheral of this.#present) {
      if (peripheral === this.#watchdog && keepsWatchdog) continue;
      peripheral.reset();
    }
    if (keepsWatchdog) this.#watchdog.softReset();
    this.#gpio.reset();
    this.#power.reset(reason);
    if (reason === 'power') this.ram.fill(0);
  }

  #off = false;

  /** System OFF: everything stops but the pins, which may wake the chip. */
  turnOff(): void {
    for (const peripheral of this.#present) peripheral.reset();
    this.#off = true;
    if (this.#gpio.detected) this.events.wakeUp();
  }

  // ------------------------------------------------------------------ PeripheralHost

  get time(): Scheduler {
    return this.scheduler;
  }

  setInterruptLine(irq: number, high: boolean): void {
    this.#core?.setInterruptLine(irq, high);
  }

  publish(address: number): void {
    this.#ppi.trigger(address);
  }

  // ------------------------------------------------------------------------- CoreBus

  read(address: number, width: AccessWidth): number {
    const word = this.#readWord((address & ~3) >>> 0);
    if (width === 4) return word >>> 0;
    return (word >>> (8 * (address & 3))) & (width === 1 ? 0xff : 0xffff);
  }

  write(address: number, width: AccessWidth, value: number): void {
    const word = width === 4 ? value : repeatLanes(value, width);
    if (address >= APB && address < APB + APB_SIZE) {
      this.#peripheralAt(address)?.write(address & 0xffc, word | 0);
    } else if (address >= GPIO && address < GPIO + 0x1000) {
      this.#gpio.write(address & 0xffc, word | 0);
    } else if (width === 4 && address < FLASH_SIZE) {
      this.#nvmc.writeFlash(address, word);
    } else if (width === 4 && address >= UICR && address < UICR + CONFIGURATION_SIZE) {
      this.#nvmc.writeUicr(address - UICR, word);
    } else if (!(address >= FICR && address < FICR + CONFIGURATION_SIZE)) {
      // Flash takes whole words only (chapter "Writing to the NVM").
      throw new BusFault(address);
    }
  }

  #readWord(address: number): number {
    if (address >= APB && address < APB + APB_SIZE) {
      const peripheral = this.#peripheralAt(address);
      if (peripheral === undefined) return 0;
      const offset = address & 0xffc;
      const word = peripheral.read(offset);
      if (word === 0 && offset < EVENTS_END && offset >= EVENT_OFFSET && !peripheral.settlesOnRead) {
        this.#notePolling(address);
      }
      return word;
    }
    if (address >= GPIO && address < GPIO + 0x1000) return this.#gpio.read(address & 0xffc);
    if (address >= FICR && address < FICR + CONFIGURATION_SIZE) return wordAt(this.#ficr, address - FICR);
    if (address >= UICR && address < UICR + CONFIGURATION_SIZE) return wordAt(this.uicr, address - UICR);
    if (address < FLASH_SIZE) return wordAt(this.flash, address);
    if (address >= ROM_TABLE && address < ROM_TABLE + 0x1000) return ROM_TABLE_BYTES[address & 0xfff] ?? 0;
    throw new BusFault(address);
  }

  #notePolling(address: number): void {
    const core = this.#core;
    if (core !== null && this.polling.note(address, core.cycles)) core.breakOut();
  }

  #peripheralAt(address: number): Peripheral | undefined {
    // Ids above 31 do not exist on this chip, though their addresses answer.
    return (address & 0x6_0000) === 0 ? this.#peripherals[(address >>> 12) & 0x1f] : undefined;
  }

  // ----------------------------------------------------------------------------- Soc

  get ports(): readonly GpioPort[] {
    return [this.#gpio];
  }

  get uart(): UartPort {
    return this.#uart;
  }

  get radio(): RadioPort {
    return this.#radio;
  }

  i2cWire(sclPin: number, sdaPin: number): I2cWire {
    return lookUp(this.#i2cWires, `${sclPin} ${sdaPin}`, () => new I2cWire());
  }

  spiWire(sckPin: number, mosiPin: number | null, misoPin: number | null): SpiWire {
    return lookUp(this.#spiWires, `${sckPin} ${mosiPin} ${misoPin}`, () => new SpiWire());
  }

  setTemperatureSource(celsius: (cycle: number) => number): void {
    this.#temp.source = celsius;
  }

  setVoltageSource(analogInput: number, volts: ((cycle: number) => number) | null): void {
    this.#voltages[analogInput] = volts;
  }

  // ------------------------------------------------------------------------ in the chip

  #serialSlot(base: number): SerialSlot {
    return new SerialSlot(
      this,
      base,
      new Twi(this, base, (scl, sda) => this.i2cWire(scl, sda)),
      new Spi(this, base, (sck, mosi, miso) => this.spiWire(sck, mosi, miso)),
    );
  }

  #volts(input: number): number {
    const source = this.#voltages[input];
    if (source) return source(this.scheduler.now);
    return this.#gpio.level(ANALOG_PINS[input]!) ? SUPPLY_VOLTS : 0;
  }

  #watchdogHost() {
    const sleptCycles = (): number => this.sleptCycles;
    return {
      requireLowFrequency: () => this.#clock.requireLowFrequency(),
      get sleptCycles() {
        return sleptCycles();
      },
      watchdogReset: () => this.events.watchdogReset(),
    };
  }

  #nonVolatileMemory() {
    return {
      flash: this.flash,
      uicr: this.uicr,
      pageSize: PAGE_SIZE,
      isProtected: (address: number) => this.#power.isProtected(address),
      flashChanged: (from: number, to: number) => this.#core?.invalidateCode(from, to),
      stallUntil: (cycle: number) => {
        this.stalledUntil = cycle;
        this.#core?.breakOut();
      },
    };
  }
}

/** The core repeats a narrow value on all lanes of the bus; peripherals look at the whole word. */
function repeatLanes(value: number, width: 1 | 2): number {
  return width === 1 ? (value & 0xff) * 0x0101_0101 : (value & 0xffff) * 0x1_0001;
}

function wordAt(bytes: Uint8Array, offset: number): number {
  return bytes[offset]! | (bytes[offset + 1]! << 8) | (bytes[offset + 2]! << 16) | (bytes[offset + 3]! << 24);
}

function lookUp<T>(map: Map<string, T>, key: string, create: () => T): T {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
