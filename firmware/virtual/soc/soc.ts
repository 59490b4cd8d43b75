import type { I2cWire } from './i2c-wire.ts';
import type { RadioMedium, RadioPacket } from './radio-medium.ts';
import type { SpiWire } from './spi-wire.ts';
import type { Time } from './scheduler.ts';

/**
 * What a board can attach to a chip. Everything a board does goes through here, and nothing here
 * names a register, so that a board for the nRF51822 and one for the nRF52833 look the same.
 *
 * Times are cycles of the chip's clock since power-on ({@link Soc.clockHz} a second), whole numbers.
 * Listeners are called synchronously while the chip runs; they may call back into the chip.
 */
export interface Soc {
  /** Cycles in a second: 16 MHz on the nRF51822. */
  readonly clockHz: number;
  /** Simulated time, and doing something later. */
  readonly time: Time;
  /** GPIO ports; the nRF51822 has one with pins P0.00-P0.31. */
  readonly ports: readonly GpioPort[];
  /** The UART. Which pins it is connected to is the program's choice: every byte says so. */
  readonly uart: UartPort;
  /** A pair of pins with I2C devices on it. The same pair gives the same wire. */
  i2cWire(sclPin: number, sdaPin: number): I2cWire;
  /** Three pins with an SPI device on it (`null`: that line is not connected). */
  spiWire(sckPin: number, mosiPin: number | null, misoPin: number | null): SpiWire;
  /** Temperature of the chip in degrees Celsius, asked whenever the program measures it. */
  setTemperatureSource(celsius: (cycle: number) => number): void;
  /**
   * Voltage at an analog input (nRF51822: AIN0-7 = P0.26, P0.27, P0.01-P0.06), asked at each sample.
   * `null` leaves the input unconnected: it reads what the pin itself drives, else 0 V.
   */
  setVoltageSource(analogInput: number, volts: ((cycle: number) => number) | null): void;
  readonly radio: RadioPort;
}

/** Up to 32 pins. Words have bit n for pin n. */
export interface GpioPort {
  /** What the outside puts on a pin; `null` is unconnected, the level is then that of the pull resistor. */
  drive(pin: number, level: boolean | null): void;
  /** Solders a weak resistor from a pin to the supply (megohms): the chip's own pull-down wins over it. */
  fitPullUp(pin: number): void;
  /** Level on the wire: what the chip drives, else what the outside drives, else the pull (none: low). */
  level(pin: number): boolean;
  /** True when the chip drives the pin (open drain and open source settings are respected). */
  isDriven(pin: number): boolean;
  /** The configured direction, whether or not the pin is driven at the moment. */
  direction(pin: number): 'input' | 'output';
  /** Resistor inside the chip, as configured. */
  pull(pin: number): 'none' | 'up' | 'down';
  /** Levels driven by the chip (only bits of `driven` mean something). */
  readonly outputLevels: number;
  /** Pins driven by the chip. */
  readonly driven: number;
  /**
   * Hears every change of what the chip drives, with its exact cycle: writes, GPIOTE tasks, and pins
   * taken over by a peripheral. Returns a function that ends it.
   */
  listen(listener: OutputListener): () => void;
}

/** `changed` are the pins whose driven level, or whether they are driven at all, is another now. */
export type OutputListener = (cycle: number, outputLevels: number, driven: number, changed: number) => void;

/** A pin number that means "not connected" in a pin select register. */
export const DISCONNECTED_PIN = 0xffff_ffff;

export interface UartPort {
  /** Hears each byte when its stop bit has left, with the pin it left from. Returns a function that ends it. */
  listen(listener: (byte: number, cycle: number, txPin: number) => void): () => void;
  /**
   * Bytes that someone sends to pin `rxPin`, queued and paced at the program's baud rate (115200 when
   * the UART is off). A byte that arrives while the UART does not listen on that pin is lost, as is
   * one that finds the 6-byte FIFO full.
   * Flow control: with RTS connected, the sender waits while the chip says so.
   */
  send(bytes: Uint8Array, rxPin: number): void;
  /** Queues a break: the line held low for longer than a byte. */
  sendBreak(rxPin: number): void;
  /** Bytes queued by {@link send} that have not arrived yet. */
  readonly sending: number;
  /** Forgets the queued bytes. */
  clear(): void;
  /** Baud rate as configured. */
  readonly baud: number;
}

export interface RadioPort {
  /** The air this radio sends into; `null` (the default) is a room with nobody in it. */
  setMedium(medium: RadioMedium | null): void;
  /** A packet from the air, whose first bit arrives at `cycle` (now, when that is past). */
  deliver(packet: RadioPacket, cycle: number): void;
}
