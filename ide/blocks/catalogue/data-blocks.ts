import type { BlockSpec, InputSpec } from '../block-spec.ts';
import { body, choice, hello, said } from './parts.ts';

/** What "with … as file" has opened; the name is the one that block gives it. */
const file: InputSpec = {
  kind: 'value',
  begins: { type: 'variables_get', fields: { VAR: { named: 'file' } } },
  empty: 'x',
};

/** Data for the lesson, the chart and files. */
export const dataBlocks: readonly BlockSpec[] = [
  {
    type: 'data_record',
    category: 'data',
    form: 'statement',
    python: 'print("<NAME>:", {VALUE})',
    fields: { NAME: { kind: 'series' } },
    inputs: { VALUE: { kind: 'value', number: 0, begins: { type: 'sensors_temperature' } } },
  },
  {
    type: 'data_print',
    category: 'data',
    form: 'statement',
    python: 'print({VALUE})',
    inputs: { VALUE: hello },
  },
  {
    type: 'data_print_several',
    category: 'data',
    form: 'statement',
    grows: 'arguments',
    calls: 'print',
    drawer: {
      items: [{ type: 'text', fields: { TEXT: { said: 'block.first.light' } } }, { type: 'sensors_light' }],
    },
    rarer: true,
  },
  {
    type: 'data_ask',
    category: 'data',
    form: 'value',
    python: 'input({QUESTION})',
    inputs: { QUESTION: said('block.first.question') },
    rarer: true,
  },
  {
    type: 'log_add',
    category: 'data',
    form: 'statement',
    python: 'log.add(<NAME>={VALUE})',
    fields: { NAME: { kind: 'name', value: 'light', words: 'block.first.light' } },
    inputs: { VALUE: { kind: 'value', number: 0, begins: { type: 'sensors_light' } } },
    v2: true,
  },
  {
    type: 'log_labels',
    category: 'data',
    form: 'statement',
    grows: 'arguments',
    calls: 'log.set_labels',
    drawer: {
      items: [
        { type: 'text', fields: { TEXT: { said: 'block.first.light' } } },
        { type: 'text', fields: { TEXT: { said: 'block.series.temperature' } } },
      ],
    },
    v2: true,
    rarer: true,
  },
  { type: 'log_delete', category: 'data', form: 'statement', python: 'log.delete()', v2: true, rarer: true },
  {
    type: 'log_mirror',
    category: 'data',
    form: 'statement',
    python: 'log.set_mirroring({ON})',
    inputs: { ON: { kind: 'boolean', begins: { type: 'logic_boolean' } } },
    v2: true,
    rarer: true,
  },
  {
    type: 'files_with',
    category: 'data',
    form: 'statement',
    fields: { VAR: { kind: 'variable', name: 'file' } },
    inputs: { VALUE: { kind: 'value', shadow: { type: 'files_open', fields: { MODE: 'w' } } }, DO: body },
    rarer: true,
  },
  {
    type: 'files_open',
    category: 'data',
    form: 'value',
    python: 'open({NAME}, "<MODE>")',
    fields: { MODE: choice('block.option.mode', 'r', 'w', 'rb', 'wb') },
    inputs: { NAME: said('block.first.file') },
    rarer: true,
  },
  {
    type: 'files_file',
    category: 'data',
    form: 'value',
    python: 'open({NAME})',
    inputs: { NAME: said('block.first.file') },
    rarer: true,
  },
  {
    type: 'files_write',
    category: 'data',
    form: 'statement',
    python: '{FILE}.write({TEXT})',
    inputs: { FILE: file, TEXT: hello },
    rarer: true,
  },
  {
    type: 'files_read',
    category: 'data',
    form: 'value',
    python: '{FILE}.<WHAT>()',
    fields: { WHAT: choice('block.option.serial', 'read', 'readline') },
    inputs: { FILE: file },
    rarer: true,
  },
];
