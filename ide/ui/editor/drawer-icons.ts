import type { Category } from '../../blocks/block-spec.ts';
import type { IconName } from '../icon.ts';

/** What stands for a drawer of blocks, in the toolbox and where a kind of block is named. */
export const drawerIcons: Readonly<Record<Category | 'all' | 'fewer', IconName>> = {
  start: 'power',
  show: 'leds',
  sense: 'therm',
  move: 'tilt',
  sound: 'note',
  pins: 'pins',
  radio: 'radio',
  time: 'clock',
  logic: 'branch',
  loops: 'loop',
  variables: 'variable',
  lists: 'list',
  text: 'say',
  maths: 'maths',
  functions: 'box',
  data: 'chart',
  python: 'code',
  all: 'plus',
  fewer: 'minus',
};
