import type { ApiEntry, ApiParameter } from '../../firmware/micropython/api-entry.ts';
import { api } from '../../firmware/micropython/api.ts';
import { lastName } from './things.ts';

/** Gestures as `accelerometer.is_gesture("shake")` wants them. */
export const gestures: readonly string[] = [
  'shake',
  'up',
  'down',
  'left',
  'right',
  'face up',
  'face down',
  'freefall',
  '3g',
  '6g',
  '8g',
];

const texts: Readonly<Record<string, readonly string[]>> = {
  'accelerometer.is_gesture(name)': gestures,
  'accelerometer.was_gesture(name)': gestures,
  'open(mode)': ['r', 'w', 'rb', 'wb'],
  'int.to_bytes(order)': ['little', 'big'],
  'int.from_bytes(order)': ['little', 'big'],
};

/** Texts that an argument may be, or `files` when it names a file. */
export function knownTexts(entry: ApiEntry, parameter: ApiParameter): readonly string[] | 'files' {
  if (parameter.name === 'filename') return 'files';
  return texts[`${entry.words}(${parameter.name})`] ?? [];
}

/** Constants by the words of the parameter they are made for. */
const constants: Readonly<Record<string, string>> = {
  'music.play(music)': 'music.tune',
  'radio.config(data_rate)': 'radio.rate',
  'log.set_labels(timestamp)': 'log.timestamp',
  'pin.set_pull(value)': 'pin.pull',
  'pin.set_touch_mode(value)': 'pin.touch_mode',
  'uart.init(parity)': 'uart.parity',
  'audio.SoundEffect(waveform)': 'audio.SoundEffect.waveform',
  'audio.SoundEffect(fx)': 'audio.SoundEffect.fx',
  'audio.SoundEffect(shape)': 'audio.SoundEffect.shape',
};

/** Names of the board's that an argument may be, by what it is made for or by its type: pictures, tunes, pins. */
export function knownConstants(entry: ApiEntry, parameter: ApiParameter): readonly ApiEntry[] {
  const words = constants[`${entry.words}(${parameter.name})`];
  if (words !== undefined) return api.filter((one) => one.words === words && /^[A-Z]/.test(lastName(one)));
  const classes = new Set(parameter.type.match(/[A-Z]\w+/g) ?? []);
  return api.filter(
    (one) =>
      one.type !== undefined &&
      (one.kind === 'constant' || one.kind === 'object') &&
      !one.name.startsWith('builtins.') &&
      (classes.has(one.type) || (classes.has('MicroBitDigitalPin') && pinTypes.has(one.type))),
  );
}

const pinTypes = new Set(['MicroBitTouchPin', 'MicroBitAnalogDigitalPin', 'MicroBitDigitalPin']);
