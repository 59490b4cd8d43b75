/**
 * What goes into and comes out of a virtual micro:bit: the whole vocabulary that a scenario file,
 * the board panel, the command line and the lesson checks share. Plain data, so that it crosses a
 * worker boundary and goes into a trace as it is.
 */

export type ButtonName = 'a' | 'b';

/** The gestures MicroPython knows, by their names in `accelerometer.get_gestures()`. */
export const gestureNames = [
  'up',
  'down',
  'left',
  'right',
  'face up',
  'face down',
  'freefall',
  'shake',
  '3g',
  '6g',
  '8g',
] as const;
export type GestureName = (typeof gestureNames)[number];

/** Something the world does to the board. */
export type BoardInput =
  | { readonly type: 'press'; readonly button: ButtonName }
  | { readonly type: 'release'; readonly button: ButtonName }
  /** Temperature of the chip, degrees Celsius, quarter-degree resolution, -25..75. */
  | { readonly type: 'temperature'; readonly celsius: number }
  /** Acceleration in milli-g as `accelerometer.get_values()` reads it; face up at rest is z = -1024. */
  | { readonly type: 'acceleration'; readonly x: number; readonly y: number; readonly z: number }
  /** The movement a hand makes to cause that gesture; takes some simulated time. */
  | { readonly type: 'gesture'; readonly gesture: GestureName }
  /** Light on the display, 0..255, as `display.read_light_level()` reads it. */
  | { readonly type: 'light'; readonly level: number }
  /** Compass field in nanotesla along the board's axes. */
  | { readonly type: 'magneticField'; readonly x: number; readonly y: number; readonly z: number }
  /** A finger on (or off) pin 0, 1 or 2. */
  | { readonly type: 'touch'; readonly pin: 0 | 1 | 2; readonly touched: boolean }
  /** Voltage on an edge pin, 0..3.3 V, or `null` to leave it unconnected. */
  | { readonly type: 'voltage'; readonly pin: number; readonly volts: number | null }
  /** Bytes arriving on the board's UART, paced at its baud rate. */
  | { readonly type: 'serial'; readonly bytes: Uint8Array }
  /** The reset button on the back. */
  | { readonly type: 'reset' };

/** The world a board wakes up in: on a table, face up and pointing north, in a room. */
export const restingWorld = {
  celsius: 21,
  light: 128,
  /** Milli-g. */
  acceleration: { x: 0, y: 0, z: -1024 },
  /** Earth's field in mid Europe, nanotesla: 24,000 to the north, 40,000 into the ground. */
  magneticField: { x: 0, y: 24_000, z: -40_000 },
} as const;

/** Why the board started again. The last two need a program that asks for them. */
export type BoardResetCause = 'power' | 'pin' | 'software' | 'lockup' | 'watchdog' | 'wake-up';

/** Something the board does. `time` is simulated milliseconds since power-on, fractions allowed. */
export type BoardEvent =
  | { readonly type: 'serial'; readonly time: number; readonly bytes: Uint8Array }
  /** 25 brightness levels 0..9, row by row. Sent only when one changes. */
  | { readonly type: 'display'; readonly time: number; readonly frame: readonly number[] }
  /** A digital edge on an edge-connector pin driven by the program. */
  | { readonly type: 'pin'; readonly time: number; readonly pin: number; readonly high: boolean }
  /** A tone driven on a pin (music, PWM); frequency 0 is silence. */
  | { readonly type: 'sound'; readonly time: number; readonly pin: number; readonly frequency: number }
  | { readonly type: 'reset'; readonly time: number; readonly cause: BoardResetCause }
  /** The runtime or the core gave up (for instance a hard fault that loops). */
  | { readonly type: 'panic'; readonly time: number; readonly reason: string };
