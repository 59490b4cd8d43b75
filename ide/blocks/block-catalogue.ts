import type { BlockSpec, FieldSpec, InputSpec } from './block-spec.ts';
import { builtinImages } from './builtin-images.ts';

// Longer than 400 lines: it is one table, every block there is in the order of the drawers, and who looks for a
// block wants to see its neighbours.

const number = (value: number): InputSpec => ({ kind: 'value', number: value });
const text = (value: string): InputSpec => ({ kind: 'value', text: value });
const any: InputSpec = { kind: 'value' };
const condition: InputSpec = { kind: 'boolean' };
const body: InputSpec = { kind: 'statements' };

/** The tunes of MicroPython's `music` module, the ones a class likes first. */
const tunes = [
  'BA_DING',
  'POWER_UP',
  'POWER_DOWN',
  'JUMP_UP',
  'JUMP_DOWN',
  'WAWAWAWAA',
  'BIRTHDAY',
  'NYAN',
  'RINGTONE',
  'PUNCHLINE',
  'CHASE',
  'BADDY',
  'BLUES',
  'FUNK',
  'PYTHON',
  'ENTERTAINER',
  'ODE',
  'PRELUDE',
  'DADADADUM',
  'WEDDING',
  'FUNERAL',
];
const gestures = [
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
const pins = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 20].map((n) => `pin${String(n)}`);

const button: FieldSpec = { kind: 'choice', options: ['a', 'b'], labels: 'block.option.button' };
const gesture: FieldSpec = { kind: 'choice', options: gestures, labels: 'block.option.gesture' };
const picture: FieldSpec = { kind: 'picture', options: Object.keys(builtinImages) };
const pin: FieldSpec = { kind: 'choice', options: pins, labels: 'block.option.pin' };
const touchPin: FieldSpec = { kind: 'choice', options: pins.slice(0, 3), labels: 'block.option.pin' };
const variable: FieldSpec = { kind: 'variable', name: 'value' };

/** Those that a chain like `2 <= t <= 8` is made of. */
export const comparisonOperators = ['<', '<=', '==', '!=', '>', '>='];
export const relationOperators = [...comparisonOperators, 'in', 'not in', 'is', 'is not'];
export const arithmeticOperators = ['+', '-', '*', '/', '//', '%', '**'];
export const bitOperators = ['&', '|', '^', '<<', '>>'];
export const updateOperators = ['-=', '*=', '/=', '//=', '%=', '**=', '&=', '|=', '^=', '<<=', '>>='];
const everyUpdate: FieldSpec = { kind: 'choice', options: ['+=', ...updateOperators], labels: 'value' };

/**
 * Every block, in toolbox order. Where two could stand for the same Python, the first that fits wins.
 * Their texts are `block.<type>` in the catalogues of ide/i18n, with the holes named here.
 */
export const blockCatalogue: readonly BlockSpec[] = [
  { type: 'start', category: 'start', form: 'hat' },
  { type: 'note', category: 'start', form: 'statement', fields: { TEXT: { kind: 'text', value: '' } } },

  {
    type: 'screen_show_leds',
    category: 'screen',
    form: 'statement',
    python: 'display.show(Image("<LEDS>"))',
    fields: { LEDS: { kind: 'leds' } },
  },
  {
    type: 'screen_show_icon',
    category: 'screen',
    form: 'statement',
    python: 'display.show(Image.<IMAGE>)',
    fields: { IMAGE: picture },
  },
  {
    type: 'screen_show',
    category: 'screen',
    form: 'statement',
    python: 'display.show({VALUE})',
    inputs: { VALUE: text('A') },
  },
  {
    type: 'screen_scroll',
    category: 'screen',
    form: 'statement',
    python: 'display.scroll({VALUE})',
    inputs: { VALUE: text('Hello') },
  },
  { type: 'screen_clear', category: 'screen', form: 'statement', python: 'display.clear()' },
  {
    type: 'screen_set_pixel',
    category: 'screen',
    form: 'statement',
    python: 'display.set_pixel({X}, {Y}, {LEVEL})',
    inputs: { X: number(2), Y: number(2), LEVEL: number(9) },
  },
  {
    type: 'screen_get_pixel',
    category: 'screen',
    form: 'value',
    python: 'display.get_pixel({X}, {Y})',
    inputs: { X: number(2), Y: number(2) },
  },
  {
    type: 'image_leds',
    category: 'screen',
    form: 'value',
    python: 'Image("<LEDS>")',
    fields: { LEDS: { kind: 'leds' } },
  },
  {
    type: 'image_icon',
    category: 'screen',
    form: 'value',
    python: 'Image.<IMAGE>',
    fields: { IMAGE: picture },
  },

  {
    type: 'button_is_pressed',
    category: 'buttons',
    form: 'boolean',
    python: 'button_<BUTTON>.is_pressed()',
    fields: { BUTTON: button },
  },
  {
    type: 'button_was_pressed',
    category: 'buttons',
    form: 'boolean',
    python: 'button_<BUTTON>.was_pressed()',
    fields: { BUTTON: button },
  },
  {
    type: 'button_presses',
    category: 'buttons',
    form: 'value',
    python: 'button_<BUTTON>.get_presses()',
    fields: { BUTTON: button },
  },

  { type: 'sensors_temperature', category: 'sensors', form: 'value', python: 'temperature()' },
  { type: 'sensors_light', category: 'sensors', form: 'value', python: 'display.read_light_level()' },
  {
    type: 'sensors_acceleration',
    category: 'sensors',
    form: 'value',
    python: 'accelerometer.get_<AXIS>()',
    fields: { AXIS: { kind: 'choice', options: ['x', 'y', 'z'], labels: 'value' } },
  },
  {
    type: 'sensors_gesture_was',
    category: 'sensors',
    form: 'boolean',
    python: 'accelerometer.was_gesture("<GESTURE>")',
    fields: { GESTURE: gesture },
  },
  {
    type: 'sensors_gesture_is',
    category: 'sensors',
    form: 'boolean',
    python: 'accelerometer.is_gesture("<GESTURE>")',
    fields: { GESTURE: gesture },
  },
  { type: 'sensors_gesture', category: 'sensors', form: 'value', python: 'accelerometer.current_gesture()' },
  { type: 'sensors_heading', category: 'sensors', form: 'value', python: 'compass.heading()' },
  {
    type: 'sensors_magnetic',
    category: 'sensors',
    form: 'value',
    python: 'compass.get_field_strength()',
    rarer: true,
  },
  { type: 'sensors_calibrate', category: 'sensors', form: 'statement', python: 'compass.calibrate()' },
  { type: 'sensors_time', category: 'sensors', form: 'value', python: 'running_time()' },

  {
    type: 'sound_play',
    category: 'sound',
    form: 'statement',
    python: 'music.play(music.<TUNE>)',
    fields: { TUNE: { kind: 'choice', options: tunes, labels: 'block.option.tune' } },
  },
  {
    type: 'sound_pitch',
    category: 'sound',
    form: 'statement',
    python: 'music.pitch({FREQUENCY}, {TIME})',
    inputs: { FREQUENCY: number(440), TIME: number(500) },
  },
  {
    type: 'sound_notes',
    category: 'sound',
    form: 'statement',
    python: 'music.play({NOTES})',
    inputs: { NOTES: text('C4:4') },
  },
  {
    type: 'sound_tempo',
    category: 'sound',
    form: 'statement',
    python: 'music.set_tempo(bpm={BPM})',
    inputs: { BPM: number(120) },
  },
  {
    type: 'sound_tune',
    category: 'sound',
    form: 'value',
    python: 'music.<TUNE>',
    fields: { TUNE: { kind: 'choice', options: tunes, labels: 'block.option.tune' } },
    rarer: true,
  },
  { type: 'sound_stop', category: 'sound', form: 'statement', python: 'music.stop()' },

  {
    type: 'data_record',
    category: 'data',
    form: 'statement',
    python: 'print("<NAME>:", {VALUE})',
    fields: { NAME: { kind: 'series' } },
    inputs: { VALUE: number(0) },
  },
  {
    type: 'data_print',
    category: 'data',
    form: 'statement',
    python: 'print({VALUE})',
    inputs: { VALUE: text('Hello') },
  },
  { type: 'data_print_several', category: 'data', form: 'statement', grows: 'arguments', rarer: true },

  { type: 'loops_forever', category: 'loops', form: 'statement', inputs: { DO: body } },
  {
    type: 'loops_wait',
    category: 'loops',
    form: 'statement',
    python: 'sleep({TIME})',
    inputs: { TIME: number(500) },
  },
  { type: 'loops_repeat', category: 'loops', form: 'statement', inputs: { TIMES: number(5), DO: body } },
  { type: 'loops_while', category: 'loops', form: 'statement', inputs: { WHILE: condition, DO: body } },
  {
    type: 'loops_for_each',
    category: 'loops',
    form: 'statement',
    fields: { VAR: { kind: 'variable', name: 'counter' } },
    inputs: { LIST: any, DO: body },
  },
  {
    type: 'loops_for_each_of',
    category: 'loops',
    form: 'statement',
    fields: { NAMES: { kind: 'piece', piece: 'targets', value: 'x, y' } },
    inputs: { LIST: any, DO: body },
    hidden: true,
  },
  { type: 'loops_break', category: 'loops', form: 'statement' },
  { type: 'loops_continue', category: 'loops', form: 'statement' },

  { type: 'logic_if', category: 'logic', form: 'statement', grows: 'branches' },
  {
    type: 'logic_compare',
    category: 'logic',
    form: 'boolean',
    fields: { OP: { kind: 'choice', options: relationOperators, labels: 'block.option.compare' } },
    inputs: { A: number(0), B: number(0) },
  },
  {
    type: 'logic_between',
    category: 'logic',
    form: 'boolean',
    fields: {
      OP1: { kind: 'choice', options: comparisonOperators, labels: 'block.option.compare' },
      OP2: { kind: 'choice', options: comparisonOperators, labels: 'block.option.compare' },
    },
    inputs: { A: number(2), B: number(0), C: number(8) },
  },
  {
    type: 'logic_operation',
    category: 'logic',
    form: 'boolean',
    fields: { OP: { kind: 'choice', options: ['and', 'or'], labels: 'block.option.logic' } },
    inputs: { A: condition, B: condition },
  },
  { type: 'logic_not', category: 'logic', form: 'boolean', inputs: { A: condition } },
  {
    type: 'logic_boolean',
    category: 'logic',
    form: 'boolean',
    fields: { VALUE: { kind: 'choice', options: ['True', 'False'], labels: 'block.option.boolean' } },
  },
  { type: 'logic_nothing', category: 'logic', form: 'value', rarer: true },
  {
    type: 'logic_choose',
    category: 'logic',
    form: 'value',
    inputs: { A: number(1), IF: condition, B: number(0) },
    rarer: true,
  },
  {
    type: 'logic_try',
    category: 'logic',
    form: 'statement',
    fields: { ERROR: { kind: 'piece', piece: 'error', value: '' } },
    inputs: { DO: body, EXCEPT: body },
    rarer: true,
  },
  {
    type: 'logic_make_sure',
    category: 'logic',
    form: 'statement',
    inputs: { IF: condition, MESSAGE: any },
    hidden: true,
  },
  { type: 'logic_raise', category: 'logic', form: 'statement', inputs: { ERROR: any }, hidden: true },

  {
    type: 'variables_set',
    category: 'variables',
    form: 'statement',
    fields: { VAR: variable },
    inputs: { VALUE: number(0) },
  },
  {
    type: 'variables_change',
    category: 'variables',
    form: 'statement',
    fields: { VAR: variable },
    inputs: { VALUE: number(1) },
  },
  {
    type: 'variables_update',
    category: 'variables',
    form: 'statement',
    fields: { VAR: variable, OP: { kind: 'choice', options: updateOperators, labels: 'value' } },
    inputs: { VALUE: number(1) },
    hidden: true,
  },
  {
    type: 'variables_set_several',
    category: 'variables',
    form: 'statement',
    fields: { NAMES: { kind: 'piece', piece: 'targets', value: 'x, y' } },
    inputs: { VALUE: any },
    hidden: true,
  },
  { type: 'variables_get', category: 'variables', form: 'value', fields: { VAR: variable } },

  { type: 'maths_number', category: 'maths', form: 'value', fields: { NUM: { kind: 'number', value: 0 } } },
  {
    type: 'maths_arithmetic',
    category: 'maths',
    form: 'value',
    fields: { OP: { kind: 'choice', options: arithmeticOperators, labels: 'block.option.arithmetic' } },
    inputs: { A: number(1), B: number(1) },
  },
  {
    type: 'maths_random',
    category: 'maths',
    form: 'value',
    python: 'random.randint({FROM}, {TO})',
    inputs: { FROM: number(1), TO: number(6) },
  },
  { type: 'maths_random_fraction', category: 'maths', form: 'value', python: 'random.random()', rarer: true },
  { type: 'maths_round', category: 'maths', form: 'value', python: 'round({A})', inputs: { A: number(3.6) } },
  { type: 'maths_absolute', category: 'maths', form: 'value', python: 'abs({A})', inputs: { A: number(-5) } },
  {
    type: 'maths_min_max',
    category: 'maths',
    form: 'value',
    python: '<FUNCTION>({A}, {B})',
    fields: { FUNCTION: { kind: 'choice', options: ['min', 'max'], labels: 'block.option.extreme' } },
    inputs: { A: number(1), B: number(2) },
  },
  { type: 'maths_negative', category: 'maths', form: 'value', inputs: { A: number(1) }, hidden: true },
  { type: 'maths_whole', category: 'maths', form: 'value', python: 'int({A})', inputs: { A: text('12') } },
  {
    type: 'maths_decimal',
    category: 'maths',
    form: 'value',
    python: 'float({A})',
    inputs: { A: text('1.5') },
    rarer: true,
  },
  {
    type: 'maths_root',
    category: 'maths',
    form: 'value',
    python: 'math.sqrt({A})',
    inputs: { A: number(9) },
    rarer: true,
  },
  {
    type: 'maths_bits',
    category: 'maths',
    form: 'value',
    fields: { OP: { kind: 'choice', options: bitOperators, labels: 'value' } },
    inputs: { A: number(1), B: number(1) },
    hidden: true,
  },
  {
    type: 'maths_sign',
    category: 'maths',
    form: 'value',
    fields: { OP: { kind: 'choice', options: ['+', '~'], labels: 'value' } },
    inputs: { A: number(1) },
    hidden: true,
  },
  {
    type: 'maths_written',
    category: 'maths',
    form: 'value',
    fields: { NUM: { kind: 'piece', piece: 'number', value: '0x10' } },
    hidden: true,
  },

  { type: 'text', category: 'text', form: 'value', fields: { TEXT: { kind: 'text', value: '' } } },
  { type: 'text_join', category: 'text', form: 'value', inputs: { A: text('T: '), B: number(7) } },
  { type: 'text_string', category: 'text', form: 'value', python: 'str({A})', inputs: { A: number(7) } },
  { type: 'text_length', category: 'text', form: 'value', python: 'len({A})', inputs: { A: text('Hello') } },

  {
    type: 'text_fill',
    category: 'text',
    form: 'value',
    fields: { TEXT: { kind: 'text', value: '%d' } },
    inputs: { VALUE: any },
    hidden: true,
  },

  { type: 'lists_create', category: 'lists', form: 'value', grows: 'items' },
  { type: 'lists_range', category: 'lists', form: 'value', python: 'range({TO})', inputs: { TO: number(5) } },
  {
    type: 'lists_range_from',
    category: 'lists',
    form: 'value',
    python: 'range({FROM}, {TO})',
    inputs: { FROM: number(1), TO: number(6) },
  },
  {
    type: 'lists_range_step',
    category: 'lists',
    form: 'value',
    python: 'range({FROM}, {TO}, {STEP})',
    inputs: { FROM: number(10), TO: number(0), STEP: number(-1) },
    rarer: true,
  },
  {
    type: 'lists_item',
    category: 'lists',
    form: 'value',
    python: '{LIST}[{INDEX}]',
    inputs: { LIST: any, INDEX: number(0) },
  },
  {
    type: 'lists_part',
    category: 'lists',
    form: 'value',
    inputs: { LIST: any, FROM: number(0), TO: number(3) },
    rarer: true,
  },
  {
    type: 'lists_set_item',
    category: 'lists',
    form: 'statement',
    inputs: { LIST: any, INDEX: number(0), VALUE: number(0) },
  },
  {
    type: 'lists_update_item',
    category: 'lists',
    form: 'statement',
    fields: { OP: everyUpdate },
    inputs: { LIST: any, INDEX: number(0), VALUE: number(1) },
    hidden: true,
  },
  {
    type: 'lists_append',
    category: 'lists',
    form: 'statement',
    python: '{LIST}.append({VALUE})',
    inputs: { LIST: any, VALUE: number(0) },
  },
  {
    type: 'lists_choice',
    category: 'lists',
    form: 'value',
    python: 'random.choice({LIST})',
    inputs: { LIST: any },
  },
  {
    type: 'lists_sum',
    category: 'lists',
    form: 'value',
    python: '<FUNCTION>({LIST})',
    fields: { FUNCTION: { kind: 'choice', options: ['sum', 'min', 'max'], labels: 'block.option.whole' } },
    inputs: { LIST: any },
    rarer: true,
  },
  { type: 'lists_remove', category: 'lists', form: 'statement', inputs: { VALUE: any }, hidden: true },
  { type: 'lists_tuple', category: 'lists', form: 'value', grows: 'items', hidden: true },
  { type: 'lists_set', category: 'lists', form: 'value', grows: 'items', hidden: true },
  { type: 'lists_dictionary', category: 'lists', form: 'value', grows: 'items', hidden: true },
  {
    type: 'lists_pair',
    category: 'lists',
    form: 'value',
    inputs: { KEY: text('a'), VALUE: number(1) },
    hidden: true,
  },

  {
    type: 'pins_touched',
    category: 'pins',
    form: 'boolean',
    python: '<PIN>.is_touched()',
    fields: { PIN: touchPin },
  },
  {
    type: 'pins_read_digital',
    category: 'pins',
    form: 'value',
    python: '<PIN>.read_digital()',
    fields: { PIN: pin },
  },
  {
    type: 'pins_read_analog',
    category: 'pins',
    form: 'value',
    python: '<PIN>.read_analog()',
    fields: { PIN: pin },
  },
  {
    type: 'pins_write_digital',
    category: 'pins',
    form: 'statement',
    python: '<PIN>.write_digital({VALUE})',
    fields: { PIN: pin },
    inputs: { VALUE: number(1) },
  },
  {
    type: 'pins_write_analog',
    category: 'pins',
    form: 'statement',
    python: '<PIN>.write_analog({VALUE})',
    fields: { PIN: pin },
    inputs: { VALUE: number(512) },
  },
  { type: 'pins_pin', category: 'pins', form: 'value', python: '<PIN>', fields: { PIN: pin }, rarer: true },

  {
    type: 'radio_switch',
    category: 'radio',
    form: 'statement',
    python: 'radio.<STATE>()',
    fields: { STATE: { kind: 'choice', options: ['on', 'off'], labels: 'block.option.radio' } },
  },
  {
    type: 'radio_group',
    category: 'radio',
    form: 'statement',
    python: 'radio.config(group={GROUP})',
    inputs: { GROUP: number(1) },
  },
  {
    type: 'radio_send',
    category: 'radio',
    form: 'statement',
    python: 'radio.send({MESSAGE})',
    inputs: { MESSAGE: text('Hello') },
  },
  { type: 'radio_receive', category: 'radio', form: 'value', python: 'radio.receive()' },

  {
    type: 'functions_define',
    category: 'functions',
    form: 'statement',
    fields: {
      NAME: { kind: 'name', value: 'blink' },
      PARAMS: { kind: 'piece', piece: 'parameters', value: '' },
    },
    inputs: { DO: body },
  },
  {
    type: 'functions_call',
    category: 'functions',
    form: 'statement',
    fields: { NAME: { kind: 'piece', piece: 'called', value: 'blink' } },
    grows: 'arguments',
  },
  {
    type: 'functions_result',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'piece', piece: 'called', value: 'blink' } },
    grows: 'arguments',
  },
  { type: 'functions_return', category: 'functions', form: 'statement', inputs: { VALUE: number(0) } },
  {
    type: 'functions_yield',
    category: 'functions',
    form: 'statement',
    inputs: { VALUE: number(0) },
    hidden: true,
  },
  // A function of a thing: `np.show()`, `word.upper()`.
  {
    type: 'functions_method',
    category: 'functions',
    form: 'statement',
    fields: { NAME: { kind: 'name', value: 'show' } },
    inputs: { OBJECT: any },
    grows: 'arguments',
    hidden: true,
  },
  {
    type: 'functions_method_result',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'name', value: 'upper' } },
    inputs: { OBJECT: any },
    grows: 'arguments',
    hidden: true,
  },
  // What is no variable and goes by its name: a function, a class, `math.pi`.
  {
    type: 'functions_name',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'piece', piece: 'called', value: 'blink' } },
    hidden: true,
  },
  // An argument with a name, and all of a list as arguments.
  {
    type: 'functions_named',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'name', value: 'delay' } },
    inputs: { VALUE: number(100) },
    hidden: true,
  },
  {
    type: 'functions_spread',
    category: 'functions',
    form: 'value',
    fields: { OP: { kind: 'choice', options: ['*', '**'], labels: 'value' } },
    inputs: { VALUE: any },
    hidden: true,
  },
  {
    type: 'functions_share',
    category: 'functions',
    form: 'statement',
    fields: {
      KIND: { kind: 'choice', options: ['global', 'nonlocal'], labels: 'block.option.share' },
      NAMES: { kind: 'name', value: 'x' },
    },
    hidden: true,
  },
  {
    type: 'functions_explain',
    category: 'functions',
    form: 'statement',
    fields: { TEXT: { kind: 'text', value: '' } },
    hidden: true,
  },
  {
    type: 'classes_define',
    category: 'functions',
    form: 'statement',
    fields: {
      NAME: { kind: 'name', value: 'Lamp' },
      BASES: { kind: 'piece', piece: 'bases', value: '' },
    },
    inputs: { DO: body },
    hidden: true,
  },
  {
    type: 'classes_get',
    category: 'functions',
    form: 'value',
    fields: { NAME: { kind: 'name', value: 'level' } },
    inputs: { OBJECT: any },
    hidden: true,
  },
  {
    type: 'classes_set',
    category: 'functions',
    form: 'statement',
    fields: { NAME: { kind: 'name', value: 'level' } },
    inputs: { OBJECT: any, VALUE: number(0) },
    hidden: true,
  },
  {
    type: 'classes_update',
    category: 'functions',
    form: 'statement',
    fields: { NAME: { kind: 'name', value: 'level' }, OP: everyUpdate },
    inputs: { OBJECT: any, VALUE: number(1) },
    hidden: true,
  },

  {
    type: 'python_statement',
    category: 'python',
    form: 'statement',
    fields: { CODE: { kind: 'code', lines: 'many' } },
  },
  {
    // The first line of something with a body that has no block of its own: `with open("a") as f:`.
    type: 'python_clause',
    category: 'python',
    form: 'statement',
    fields: { CODE: { kind: 'code', lines: 'many' } },
    inputs: { DO: body },
    hidden: true,
  },
  {
    type: 'python_value',
    category: 'python',
    form: 'value',
    fields: { CODE: { kind: 'code', lines: 'one' } },
  },
  // What a document holds that this version has no block for.
  {
    type: 'unknown_statement',
    category: 'python',
    form: 'statement',
    fields: { TYPE: { kind: 'text', value: '' } },
    hidden: true,
  },
  {
    type: 'unknown_value',
    category: 'python',
    form: 'value',
    fields: { TYPE: { kind: 'text', value: '' } },
    hidden: true,
  },
];

const byType = new Map(blockCatalogue.map((spec) => [spec.type, spec]));

export function blockSpec(type: string): BlockSpec | undefined {
  return byType.get(type);
}

/** What an input of a block takes, growing inputs included. */
export function inputSpec(spec: BlockSpec, name: string): InputSpec | undefined {
  const fixed = spec.inputs;
  if (fixed !== undefined && Object.hasOwn(fixed, name)) return fixed[name];
  if (spec.grows === 'branches') {
    if (/^IF\d{1,3}$/.test(name)) return condition;
    return /^(DO\d{1,3}|ELSE)$/.test(name) ? body : undefined;
  }
  return spec.grows !== undefined && /^ADD\d{1,3}$/.test(name) ? number(0) : undefined;
}
