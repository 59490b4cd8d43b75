import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLineReader,
  createSampleReader,
  maxLineLength,
  parseSampleLine,
} from '../../../lessons/observe/serial-lines.ts';

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
    expect(reader.rest).toHaveLength(5);
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
});
