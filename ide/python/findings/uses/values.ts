/** Values the board would refuse: places, brightnesses, gestures, images. */
import { apiEntry } from '../../../../firmware/micropython/api.ts';
import type { ApiEntry } from '../../../../firmware/micropython/api-entry.ts';
import { nearName } from '../../near-name.ts';
import type { Finding } from '../../syntax/finding.ts';
import type { Node } from '../../syntax/tree.ts';
import type { NameScope } from '../name-scopes.ts';
import { type UseWorld, change, literalNumber, literalText, numeric, span } from '../use-world.ts';

const gestureNames = [
  'up',
  'down',
  'left',
  'right',
  'face up',
  'face down',
  'freefall',
  '2g',
  '3g',
  '6g',
  '8g',
  'shake',
];

export function findValues(
  node: Node,
  entry: ApiEntry,
  given: readonly Node[],
  scope: NameScope,
  world: UseWorld,
): Finding[] {
  const { types } = world;
  const [first, second, third] = given;
  const name = entry.name.replace(/^microbit\.MicroBit\w+\./, '').replace(/^(microbit|builtins)\./, '');
  switch (name) {
    case 'set_pixel':
    case 'get_pixel': {
      const isDisplay = entry.name.includes('Display');
      for (const one of isDisplay ? [first, second] : []) {
        const value = literalNumber(one);
        if (one !== undefined && value !== undefined && (value < 0 || value > 4))
          return [{ ...span(one), key: 'error.value.pixelIs', values: { value } }];
      }
      const bright = literalNumber(third);
      if (third !== undefined && bright !== undefined && (bright < 0 || bright > 9))
        return [{ ...span(third), key: 'error.value.brightnessIs', values: { value: bright } }];
      return [];
    }
    case 'Image':
      return given.length === 1 && first !== undefined ? imageFinding(first) : [];
    case 'is_gesture':
    case 'was_gesture': {
      const text = literalText(first);
      if (first === undefined || text === undefined || gestureNames.includes(text)) return [];
      const near =
        nearName(text, gestureNames) ??
        gestureNames.find((one) => one.replace(' ', '') === text.toLowerCase().replace(/[ _-]/g, ''));
      return [
        near === undefined
          ? { ...span(first), key: 'error.value.gestureIs', values: { name: text } }
          : {
              ...span(first),
              key: 'error.value.gestureNear',
              values: { name: text, near },
              fix: { from: text, to: near },
            },
      ];
    }
    case 'int':
    case 'float': {
      const text = literalText(first);
      if (first === undefined || given.length !== 1 || text === undefined) return [];
      const sound =
        name === 'int'
          ? /^\s*[+-]?\d+\s*$/.test(text)
          : /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$|^\s*[+-]?(inf|nan)/i.test(text);
      return sound ? [] : [{ ...span(first), ...notNumber(text, first.text, name) }];
    }
    case 'range':
      for (const one of given) {
        const type = types.typeOf(one, scope);
        if (type === 'float') {
          const divided = one.kind === 'binary' && one.ops?.length === 1 && one.ops[0] === '/';
          const at = divided ? world.source.indexOf('/', one.kids[0]?.to ?? one.from) : -1;
          return [
            {
              ...span(one),
              key: 'error.type.whole',
              values: { name: 'range', value: world.source.slice(one.from, one.to) },
              ...(at < 0 ? {} : { fix: change(world, at, at + 1, '//') }),
            },
          ];
        }
        if (type === 'str')
          return [
            {
              ...span(one),
              key: 'error.type.wantsNumber',
              values: { name: 'range', value: world.source.slice(one.from, one.to) },
              fix: change(world, one.from, one.to, `int(${world.source.slice(one.from, one.to)})`),
            },
          ];
        if (type === 'list' || type === 'tuple')
          return [
            {
              ...span(one),
              key: 'error.type.rangeList',
              values: { value: world.source.slice(one.from, one.to) },
              fix: change(world, one.from, one.to, `len(${world.source.slice(one.from, one.to)})`),
            },
          ];
      }
      return [];
    case 'len': {
      const type = types.typeOf(first, scope);
      if (first !== undefined && type !== undefined && numeric.has(type))
        return [
          {
            ...span(first),
            key: 'error.type.len',
            values: { value: world.source.slice(first.from, first.to) },
          },
        ];
      return [];
    }
    case 'sleep': {
      const type = types.typeOf(first, scope);
      if (first !== undefined && type === 'str')
        return [
          {
            ...span(first),
            key: 'error.type.wantsNumber',
            values: { name, value: world.source.slice(first.from, first.to) },
            ...(/^["']\d+["']$/.test(first.text)
              ? { fix: change(world, first.from, first.to, first.text.slice(1, -1)) }
              : {}),
          },
        ];
      return [];
    }
    case 'random.randint': {
      const low = literalNumber(first);
      const high = literalNumber(second);
      if (
        low !== undefined &&
        high !== undefined &&
        low > high &&
        first !== undefined &&
        second !== undefined
      )
        return [
          {
            ...span(node),
            key: 'error.value.randint',
            values: { left: low, right: high },
            fix: change(world, first.from, second.to, `${second.text}, ${first.text}`),
          },
        ];
      const float = [first, second].find((one) => types.typeOf(one, scope) === 'float');
      if (float !== undefined)
        return [
          {
            ...span(float),
            key: 'error.type.whole',
            values: { name: 'random.randint', value: world.source.slice(float.from, float.to) },
          },
        ];
      return [];
    }
    case 'random.choice':
      if (first?.kind === 'list' && first.kids.length === 0)
        return [{ ...span(first), key: 'error.index.empty', values: {} }];
      return [];
    case 'write_analog': {
      const value = literalNumber(first);
      if (first !== undefined && value !== undefined && (value < 0 || value > 1023))
        return [{ ...span(first), key: 'error.value.analog', values: { value } }];
      return [];
    }
    case 'write_digital': {
      const value = literalNumber(first);
      if (first !== undefined && value !== undefined && value !== 0 && value !== 1)
        return [{ ...span(first), key: 'error.value.digital', values: { value } }];
      return [];
    }
  }
  return [];
}

/** Why a text is no number for `int` or `float`. */
export function notNumber(text: string, value: string, name: string): Pick<Finding, 'key' | 'values'> {
  if (/^\s*-?\d+,\d+\s*$/.test(text)) return { key: 'error.value.numberComma', values: { value } };
  if (name === 'int' && /^\s*-?\d*\.\d+\s*$/.test(text))
    return { key: 'error.value.numberPoint', values: { value } };
  return { key: 'error.value.numberIs', values: { value, name } };
}

/** An image written as text that the board cannot draw. */
export function imageFinding(node: Node): Finding[] {
  const text = literalText(node);
  if (text === undefined) return [];
  if (apiEntry(`microbit.Image.${text.toUpperCase()}`) !== undefined && /^[A-Z]\w*$/i.test(text))
    return [
      { ...span(node), key: 'error.value.imageName', values: { text, near: `Image.${text.toUpperCase()}` } },
    ];
  const wrong = /[^0-9 :\n]/.exec(text)?.[0];
  if (wrong !== undefined) return [{ ...span(node), key: 'error.value.imageSign', values: { char: wrong } }];
  const rows = text.replace(/[:\n]$/, '').split(/[:\n]/);
  if (rows.length === 1 && text.length === 25)
    return [
      {
        ...span(node),
        key: 'error.value.imageColons',
        values: {},
        fix: { from: text, to: text.replace(/.{5}(?=.)/g, '$&:') },
      },
    ];
  const width = rows[0]?.length ?? 0;
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? width;
  const odd = rows.findIndex(({ length }) => length !== usual);
  if (odd < 0) return [];
  return [
    {
      ...span(node),
      key: 'error.value.imageRow',
      values: { row: odd + 1, text: rows[odd] ?? '', given: rows[odd]?.length ?? 0, wanted: usual },
    },
  ];
}
