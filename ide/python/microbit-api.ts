import type { MessageKey } from '../i18n/catalogue.ts';

/** One thing a program can use on the micro:bit. Its words are `api.<name>` in every language. */
export interface ApiEntry {
  /** As it is written: `display.show`, `Image`, `button_a.is_pressed`. */
  readonly name: string;
  readonly kind: 'function' | 'object' | 'class' | 'constant' | 'module';
  /** Parameters as Python shows them, for functions. */
  readonly parameters?: readonly string[];
  readonly text?: MessageKey;
}

const functions = {
  'display.show': ['image', 'delay=400', 'wait=True', 'loop=False', 'clear=False'],
  'display.scroll': ['text', 'delay=150', 'wait=True', 'loop=False', 'monospace=False'],
  'display.clear': [],
  'display.set_pixel': ['x', 'y', 'brightness'],
  'display.get_pixel': ['x', 'y'],
  'display.read_light_level': [],
  'display.on': [],
  'display.off': [],
  'display.is_on': [],
  'button_a.is_pressed': [],
  'button_a.was_pressed': [],
  'button_a.get_presses': [],
  'button_b.is_pressed': [],
  'button_b.was_pressed': [],
  'button_b.get_presses': [],
  'accelerometer.get_x': [],
  'accelerometer.get_y': [],
  'accelerometer.get_z': [],
  'accelerometer.get_values': [],
  'accelerometer.current_gesture': [],
  'accelerometer.is_gesture': ['name'],
  'accelerometer.was_gesture': ['name'],
  'accelerometer.get_gestures': [],
  'compass.heading': [],
  'compass.calibrate': [],
  'compass.is_calibrated': [],
  'compass.clear_calibration': [],
  'compass.get_field_strength': [],
  temperature: [],
  sleep: ['milliseconds'],
  running_time: [],
  reset: [],
  panic: ['number'],
  'music.play': ['music', 'pin=pin0', 'wait=True', 'loop=False'],
  'music.pitch': ['frequency', 'duration=-1', 'pin=pin0', 'wait=True'],
  'music.stop': ['pin=pin0'],
  'music.set_tempo': ['ticks=4', 'bpm=120'],
  'music.get_tempo': [],
  'music.reset': [],
  'random.randint': ['first', 'last'],
  'random.choice': ['list'],
  'random.random': [],
  'random.uniform': ['first', 'last'],
  'random.randrange': ['start', 'stop', 'step=1'],
  'pin0.read_digital': [],
  'pin0.write_digital': ['value'],
  'pin0.read_analog': [],
  'pin0.write_analog': ['value'],
  'pin0.set_analog_period': ['milliseconds'],
  'pin0.is_touched': [],
  'Image.invert': [],
  'Image.shift_left': ['n'],
  'Image.shift_right': ['n'],
  'Image.shift_up': ['n'],
  'Image.shift_down': ['n'],
  'Image.copy': [],
  'Image.set_pixel': ['x', 'y', 'brightness'],
  'Image.get_pixel': ['x', 'y'],
  'Image.width': [],
  'Image.height': [],
  Image: ['text'],
  print: ['value', '...'],
  range: ['stop'],
  len: ['thing'],
  str: ['thing'],
  int: ['thing'],
  round: ['number', 'digits=0'],
  abs: ['number'],
  min: ['a', 'b', '...'],
  max: ['a', 'b', '...'],
} satisfies Readonly<Record<string, readonly string[]>>;

const objects = [
  'display',
  'accelerometer',
  'compass',
  'button_a',
  'button_b',
  'pin0',
  'pin1',
  'pin2',
  'uart',
  'i2c',
  'spi',
] as const;
const modules = [
  'microbit',
  'music',
  'random',
  'radio',
  'neopixel',
  'math',
  'speech',
  'machine',
  'os',
  'utime',
] as const;

/** Pictures and tunes, by the name in front of them. */
const constants: Readonly<Record<string, readonly string[]>> = {
  Image: (
    'HEART HEART_SMALL HAPPY SMILE SAD CONFUSED ANGRY ASLEEP SURPRISED SILLY FABULOUS MEH YES NO ARROW_N ARROW_NE ' +
    'ARROW_E ARROW_SE ARROW_S ARROW_SW ARROW_W ARROW_NW TRIANGLE TRIANGLE_LEFT CHESSBOARD DIAMOND DIAMOND_SMALL SQUARE ' +
    'SQUARE_SMALL RABBIT COW MUSIC_CROTCHET MUSIC_QUAVER MUSIC_QUAVERS PITCHFORK XMAS PACMAN TARGET TSHIRT ROLLERSKATE ' +
    'DUCK HOUSE TORTOISE BUTTERFLY STICKFIGURE GHOST SWORD GIRAFFE SKULL UMBRELLA SNAKE CLOCK1 CLOCK2 CLOCK3 CLOCK4 ' +
    'CLOCK5 CLOCK6 CLOCK7 CLOCK8 CLOCK9 CLOCK10 CLOCK11 CLOCK12 ALL_CLOCKS ALL_ARROWS'
  ).split(' '),
  music: (
    'BA_DING POWER_UP POWER_DOWN JUMP_UP JUMP_DOWN WAWAWAWAA BIRTHDAY NYAN RINGTONE PUNCHLINE CHASE BADDY BLUES FUNK ' +
    'PYTHON ENTERTAINER ODE PRELUDE DADADADUM WEDDING FUNERAL'
  ).split(' '),
};

/** Words exist for these; others (`display.is_on`) speak for themselves. */
const worded = new Set<string>([
  'display.show',
  'display.scroll',
  'display.clear',
  'display.set_pixel',
  'display.get_pixel',
  'display.read_light_level',
  'button.is_pressed',
  'button.was_pressed',
  'button.get_presses',
  'accelerometer.get_x',
  'accelerometer.get_y',
  'accelerometer.get_z',
  'accelerometer.current_gesture',
  'accelerometer.is_gesture',
  'accelerometer.was_gesture',
  'compass.heading',
  'compass.calibrate',
  'temperature',
  'sleep',
  'running_time',
  'reset',
  'music.play',
  'music.pitch',
  'music.stop',
  'music.set_tempo',
  'random.randint',
  'random.choice',
  'pin.read_digital',
  'pin.write_digital',
  'pin.read_analog',
  'pin.write_analog',
  'pin.is_touched',
  'Image',
  'print',
  'range',
  'len',
  'str',
  'int',
  'round',
  'abs',
  'min',
  'max',
  'display',
  'accelerometer',
  'compass',
  'button',
  'pin',
  'music',
  'random',
]);

/** What is the same for both buttons and all pins has one text. */
function wordsOf(name: string): MessageKey | undefined {
  const general = name.replace(/^button_[ab]/, 'button').replace(/^pin\d+/, 'pin');
  return worded.has(general) ? (`api.${general}` as MessageKey) : undefined;
}

function entry(name: string, kind: ApiEntry['kind'], parameters?: readonly string[]): ApiEntry {
  const text = wordsOf(name);
  return {
    name,
    kind,
    ...(parameters === undefined ? {} : { parameters }),
    ...(text === undefined ? {} : { text }),
  };
}

/** Everything, in the order it is offered. */
export const microbitApi: readonly ApiEntry[] = [
  ...objects.map((name) => entry(name, 'object')),
  ...modules.map((name) => entry(name, 'module')),
  ...Object.entries(functions).flatMap(([name, parameters]) =>
    // What pin0 can do, pin1 and pin2 can too.
    (name.startsWith('pin0.') ? [0, 1, 2].map((n) => name.replace('pin0', `pin${String(n)}`)) : [name]).map(
      (one) => entry(one, one === 'Image' ? 'class' : 'function', parameters),
    ),
  ),
  ...Object.entries(constants).flatMap(([owner, names]) =>
    names.map((name) => entry(`${owner}.${name}`, 'constant')),
  ),
];

const byName = new Map(microbitApi.map((one) => [one.name, one]));

export function apiEntry(name: string): ApiEntry | undefined {
  return byName.get(name);
}

/** What can stand after `owner.`; names only. */
export function membersOf(owner: string): readonly string[] {
  return microbitApi
    .filter((one) => one.name.startsWith(`${owner}.`))
    .map((one) => one.name.slice(owner.length + 1));
}
