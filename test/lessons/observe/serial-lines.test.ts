import { describe, expect, it } from 'vitest';
import {
  createLineReader,
  createSampleReader,
  maxLineLength,
  parseSampleLine,
} from '../../../lessons/observe/serial-lines.ts';
import fc from '../../property.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('lines from bytes', () => {
  it('come out whole wherever the bytes are cut', () => {
    const text = 'temperature: 7\r\ncittà: 22 °C 🌡️\r\n\nend\n';
    const whole = createLineReader().push(bytes(text));
    expect(whole).toEqual(['temperature: 7', 'città: 22 °C 🌡️', '', 'end']);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes(text).length)), (cuts) => {
        const reader = createLineReader();
        const edges = [0, ...cuts, bytes(text).length].sort((a, b) => a - b);
        const lines: string[] = [];
        for (let index = 1; index < edges.length; index++) {
          lines.push(...reader.push(bytes(text).subarray(edges[index - 1], edges[index])));
        }
        expect(lines).toEqual(whole);
      }),
    );
  });

  it('keep what is unfinished as the rest', () => {
    const reader = createLineReader();
    expect(reader.push(bytes('one\ntw'))).toEqual(['one']);
    expect(reader.rest).toBe('tw');
    reader.reset();
    expect(reader.push(bytes('three\r'))).toEqual(['three']);
    expect(reader.push(bytes('\nfour\n'))).toEqual(['four']);
  });

  it('are cut when a program never ends its line', () => {
    const reader = createLineReader();
    const lines = reader.push(bytes('x'.repeat(maxLineLength * 3 + 5)));
    expect(lines.map((line) => line.length)).toEqual([maxLineLength, maxLineLength, maxLineLength]);
    expect([...lines, reader.rest].join('').replaceAll('…', '')).toBe('x'.repeat(maxLineLength * 3 + 5));
    expect(reader.push(bytes('\n'))).toHaveLength(1);
    expect(reader.push(bytes(`${'x'.repeat(maxLineLength)}\n`))).toEqual(['x'.repeat(maxLineLength)]);
  });

  it('are cut at the same places wherever the bytes are cut, and never through a character', () => {
    const text = '🌡️ '.repeat(1500);
    const whole = createLineReader().push(bytes(`${text}\n`));
    expect(whole.join('').replaceAll('…', '')).toBe(text);
    expect(whole.every((line) => !/\p{Cs}/u.test(line) && line.length <= maxLineLength)).toBe(true);
    const reader = createLineReader();
    const lines: string[] = [];
    const all = bytes(`${text}\n`);
    for (let at = 0; at < all.length; at += 7) lines.push(...reader.push(all.subarray(at, at + 7)));
    expect(lines.join('').replaceAll('…', '')).toBe(text);
    expect(lines.every((line) => !/\p{Cs}/u.test(line) && line.length <= maxLineLength)).toBe(true);
  });

  it('give no number from the pieces of a line that was cut', () => {
    const reader = createLineReader();
    const lines = reader.push(bytes(`${'1'.repeat(maxLineLength * 2 + 3)}\nx:1${'2'.repeat(1500)}\n5\n`));
    expect(lines.flatMap(parseSampleLine)).toEqual([{ series: 'value', value: 5 }]);
  });

  it('drop NUL bytes and survive bytes that are no UTF-8', () => {
    const reader = createLineReader();
    expect(reader.push(new Uint8Array([0, 0, 0x37, 0x0a]))).toEqual(['7']);
    expect(reader.push(new Uint8Array([0xff, 0x0a]))).toEqual(['\uFFFD']);
  });
});

describe('samples from a line', () => {
  it('are read from every convention', () => {
    expect(parseSampleLine('temperature:7')).toEqual([{ series: 'temperature', value: 7 }]);
    expect(parseSampleLine('temperature: 7.25 ')).toEqual([{ series: 'temperature', value: 7.25 }]);
    expect(parseSampleLine('x:12,y:-3, z: 1024')).toEqual([
      { series: 'x', value: 12 },
      { series: 'y', value: -3 },
      { series: 'z', value: 1024 },
    ]);
    expect(parseSampleLine('-4.5e2')).toEqual([{ series: 'value', value: -450 }]);
    expect(parseSampleLine('(12, -3, 1024)').map((sample) => sample.series)).toEqual([
      'value1',
      'value2',
      'value3',
    ]);
    expect(parseSampleLine('(7,)')).toEqual([{ series: 'value1', value: 7 }]);
    expect(parseSampleLine('{"x": 12, "y": -3}')).toHaveLength(2);
    expect(parseSampleLine("{'x': 12}")).toEqual([{ series: 'x', value: 12 }]);
    expect(parseSampleLine('umidità aria: 40')).toEqual([{ series: 'umidità aria', value: 40 }]);
  });

  it('are none for text', () => {
    const texts = [
      '',
      'hello',
      'hello: world',
      'x:1,hello',
      '()',
      '(1, "a")',
      '{}',
      '{"a": "b"}',
      '12:30',
      '1e999',
      'x:',
      ':5',
      'x:1,y:2,',
    ];
    for (const text of texts) expect(parseSampleLine(text), text).toEqual([]);
  });

  it('carry the unit that stands in brackets after the name', () => {
    expect(parseSampleLine('temp(°C):21')).toEqual([{ series: 'temp', unit: '°C', value: 21 }]);
    expect(parseSampleLine('temp [°C]: 21, luce (%):40,x:1')).toEqual([
      { series: 'temp', unit: '°C', value: 21 },
      { series: 'luce', unit: '%', value: 40 },
      { series: 'x', value: 1 },
    ]);
    expect(parseSampleLine('{"speed (m/s)": 2}')).toEqual([{ series: 'speed', unit: 'm/s', value: 2 }]);
    const reader = createSampleReader();
    reader.read('time (s),temp (°C)');
    expect(reader.read('1,21')).toEqual([
      { series: 'time', unit: 's', value: 1 },
      { series: 'temp', unit: '°C', value: 21 },
    ]);
    for (const text of [
      'temp():1',
      'temp(°C:1',
      'temp(°C]:1',
      '(°C):1',
      'a(b)(c):1',
      'a(\u202Eb):1',
      'a( ):1',
    ])
      expect(parseSampleLine(text), text).toEqual([]);
  });

  it('have names that are only letters, whatever a program calls them', () => {
    expect(parseSampleLine('__proto__:1,constructor:2,toString:3').map((one) => one.series)).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
    expect(parseSampleLine('{"__proto__": 7}')).toEqual([{ series: '__proto__', value: 7 }]);
    expect(parseSampleLine('حرارة:21')).toHaveLength(1);
    for (const text of [
      'a\u202Eb:1',
      'a\u0007b:1',
      'a\u001B[31m:1',
      `a${'\u0301'.repeat(20)}:1`,
      '=1+1:1',
      '\uD800:1',
    ])
      expect(parseSampleLine(text), JSON.stringify(text)).toEqual([]);
  });

  it('take numbers as people write them and nothing else', () => {
    expect(Object.is(parseSampleLine('-0')[0]?.value, 0)).toBe(true);
    expect(parseSampleLine('x:+.5e1')).toEqual([{ series: 'x', value: 5 }]);
    expect(parseSampleLine('7.')).toEqual([{ series: 'value', value: 7 }]);
    for (const text of [
      'NaN',
      'x:nan',
      'inf',
      'Infinity',
      '0x10',
      'x:0b1',
      '1_000',
      '1e',
      '--1',
      '.',
      'x:1e400',
      '٣',
    ])
      expect(parseSampleLine(text), text).toEqual([]);
  });

  it('are read from a hostile line as quickly as from any other', () => {
    // Each of these would keep an expression that goes back over its letters busy for minutes.
    const hostile = [
      `${'1'.repeat(998)}x`,
      `x:${'1'.repeat(990)}x`,
      `a${' '.repeat(990)}b`,
      'a,'.repeat(499),
      `{${'['.repeat(900)}}`,
      `${'a('.repeat(400)}:1`,
      `-${'.'.repeat(900)}`,
    ];
    const reader = createSampleReader();
    for (let round = 0; round < 2000; round += 1) {
      for (const line of hostile) expect(reader.read(line)).toEqual([]);
    }
  }, 10_000);

  it('never throw and are always finite', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (line) => {
        for (const sample of parseSampleLine(line)) expect(Number.isFinite(sample.value)).toBe(true);
      }),
    );
  });

  it('come in rows after a CSV header', () => {
    const reader = createSampleReader();
    expect(reader.read('1,2')).toEqual([]);
    expect(reader.read('light, sound level')).toEqual([]);
    expect(reader.read('12,-3')).toEqual([
      { series: 'light', value: 12 },
      { series: 'sound level', value: -3 },
    ]);
    expect(reader.read('1,2,3')).toEqual([]);
    expect(reader.read('temperature: 7')).toEqual([{ series: 'temperature', value: 7 }]);
    expect(reader.read('5,6')).toHaveLength(2);
    reader.reset();
    expect(reader.read('5,6')).toEqual([]);
  });

  it('keep their CSV header when a sentence with commas comes between', () => {
    const reader = createSampleReader();
    for (const line of ['light,sound', '1,2', 'hello, world', 'and more']) reader.read(line);
    expect(reader.read('3,4').map((one) => one.series)).toEqual(['light', 'sound']);
    reader.read('warm,wet');
    expect(reader.read('5,6').map((one) => one.series)).toEqual(['warm', 'wet']);
    reader.read('a,b,c');
    reader.read('ready');
    expect(reader.read('1,2,3').map((one) => one.series)).toEqual(['a', 'b', 'c']);
  });
});
