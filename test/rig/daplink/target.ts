import type { DebugAccess } from '../../../firmware/virtual/debug-access.ts';
import type { BoardEvent, BoardInput } from '../../../firmware/virtual/microbit-io.ts';

/** The chip on a board that DAPLink debugs, flashes and talks to, with what is soldered around it. */
export interface Target {
  readonly model: 'v1' | 'v2';
  /** Bytes in a flash page; pages in flash. */
  readonly pageSize: number;
  readonly pages: number;
  /** What the debug port reads of DPIDR. */
  readonly debugPortId: number;
  readonly debug: DebugAccess;
  /** Flash, UICR and RAM as they are now. The views are live. */
  readonly flash: Uint8Array;
  readonly uicr: Uint8Array;
  readonly ram: Uint8Array;
  /** Simulated milliseconds with power. */
  readonly time: number;
  /** FICR DEVICEID[1], which the board's name is made of. */
  readonly deviceId: number;
  /** What the LED matrix shows: 25 levels 0..9. */
  readonly frame: readonly number[];
  /** Lets simulated time pass, fractions of milliseconds too. */
  advance(milliseconds: number): void;
  /** The reset line. */
  resetPin(): void;
  /** Power is back after it was gone: RAM is lost, flash is not. */
  powerOn(): void;
  input(input: BoardInput): void;
  listen(listener: (event: BoardEvent) => void): () => void;
  /** Hears every byte on the wire to DAPLink, at that baud rate. */
  onSerial(listener: (byte: number, baud: number) => void): () => void;
  /** Puts a byte on the wire from DAPLink. It is on its way for 10 bit times, one after the other. */
  sendSerial(byte: number): void;
  /** Bytes sent that have not arrived yet. */
  readonly serialBacklog: number;
  /** The target's own baud rate. */
  readonly baud: number;
}

export const FICR_DEVICE_ID_1 = 0x1000_0064;

/**
 * The five letters a micro:bit is called by, from its FICR DEVICEID[1] (the base-5 digits of the number pick from
 * consonants and vowels by turns, last digit first).
 */
export function friendlyName(deviceId: number): string {
  const sets = ['zvgpt', 'uoiea'];
  let rest = deviceId >>> 0;
  let name = '';
  for (let place = 0; place < 5; place++) {
    name = (sets[place % 2] ?? '').charAt(rest % 5) + name;
    rest = Math.floor(rest / 5);
  }
  return name;
}
