import { describe, expect, it } from 'vitest';
import { boardName } from '../../../ide/session/kit-name.ts';
import { burstLetters } from '../../../ide/session/kit-program.ts';
import { KitReader, parseKitLine, type KitReport } from '../../../ide/session/kit-report.ts';
import fc from '../../property.ts';

const reading = 'kit:v,a=1,b=0,p=10,x=16,y=-32,z=-1024,t=21,l=128,c=0/24000/-40000';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function reports(...chunks: readonly Uint8Array[]): KitReport[] {
  const heard: KitReport[] = [];
  const reader = new KitReader((report) => heard.push(report));
  for (const chunk of chunks) reader.take(chunk, 0);
  return heard;
}

describe('what a board that is being checked says', () => {
  it('reads who it is', () => {
    expect(parseKitLine('kit:hello,1,micro:bit with nRF51822,1.1.1,2490e6c5f97f032c')).toEqual({
      type: 'hello',
      model: 'v1',
      runtime: '1.1.1',
      id: '2490e6c5f97f032c',
    });
    expect(parseKitLine('kit:hello,1,micro:bit with nRF52833,2.1.2,00')).toMatchObject({
      model: 'v2',
      runtime: '2.1.2',
      id: undefined,
    });
  });

  it('reads buttons and sensors', () => {
    expect(parseKitLine(reading)).toEqual({
      type: 'reading',
      reading: {
        pressesA: 1,
        pressesB: 0,
        holdsA: true,
        holdsB: false,
        acceleration: { x: 16, y: -32, z: -1024 },
        celsius: 21,
        light: 128,
        field: { x: 0, y: 24_000, z: -40_000 },
        logo: undefined,
        sound: undefined,
      },
    });
    expect(parseKitLine(`${reading},g=1,m=57`)).toMatchObject({ reading: { logo: true, sound: 57 } });
  });

  it('takes a sensor that does not answer as no answer', () => {
    const line = 'kit:v,a=0,b=0,p=00,x=?,y=?,z=?,t=?,l=?,c=?,g=0,m=?';
    expect(parseKitLine(line)).toMatchObject({
      reading: { acceleration: undefined, celsius: undefined, light: undefined, field: undefined },
    });
  });

  it('counts only pieces that are right to the letter', () => {
    const letters = burstLetters.slice(2) + burstLetters.slice(0, 2);
    expect(parseKitLine(`kit:d,2,${letters}`)).toEqual({ type: 'piece', number: 2 });
    expect(parseKitLine(`kit:d,3,${letters}`)).toBeUndefined();
    expect(parseKitLine(`kit:d,2,${letters.replace('k', 'j')}`)).toBeUndefined();
    expect(parseKitLine(`kit:d,2,${letters.slice(1)}`)).toBeUndefined();
    expect(parseKitLine(`kit:d,48,${burstLetters}`)).toBeUndefined();
    expect(parseKitLine(`kit:d,-1,${burstLetters}`)).toBeUndefined();
  });

  it('leaves out what is not exactly ours', () => {
    for (const line of [
      '',
      'hello',
      'kit:',
      'kit:burst,1',
      'kit:hello,2,micro:bit with nRF51822,1.1.1,2490e6c5f97f032c',
      'kit:v,a=1',
      'kit:v,a=1e9,b=0,p=00',
      'kit:v,a=1,b=0,p=0',
      'kit:v,a=1=1,b=0,p=00',
      'temperature:21',
    ])
      expect(parseKitLine(line), line).toBeUndefined();
  });

  it('finds its line behind what an interrupted one left', () => {
    expect(parseKitLine('>>> kit:v,a=0,bkit:end')).toEqual({ type: 'end' });
  });

  it('reads lines however they are cut', () => {
    const all = bytes(`junk\r\n${reading}\r\nkit:burst\nkit:end\r\n`);
    const whole = reports(all);
    expect(whole.map(({ type }) => type)).toEqual(['reading', 'burst', 'end']);
    expect(reports(...[...all].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  it('passes over a line without an end, and keeps nothing of it', () => {
    expect(reports(bytes('x'.repeat(100_000)), bytes('kit:end'), bytes('\nkit:end\n'))).toEqual([
      { type: 'end' },
    ]);
  });

  it('hears that the program stopped', () => {
    expect(reports(bytes('Traceback (most recent call last):\r\n'))).toEqual([{ type: 'stopped' }]);
  });

  it('never throws, whatever arrives, and hears what comes after it', () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .constantFrom('kit:v,', 'kit:d,', 'kit:hello,1,', 'a=', '=', ',', '/', '\r\n', '?', reading)
        .map(bytes),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (chunks) => {
        expect(reports(...chunks, bytes('\nkit:end\n')).at(-1)).toEqual({ type: 'end' });
      }),
      { numRuns: 300 },
    );
  });
});

describe('the five letters of a board', () => {
  it('come from the second word of its chip', () => {
    expect(boardName('0000000000000000')).toBe('zuzuz');
    expect(boardName('ffffffff01000000')).toBe('zuzuv');
    expect(boardName('0000000005000000')).toBe('zuzoz');
    // 5 ** 5 - 1: the last name before they begin again.
    expect(boardName('00000000340c0000')).toBe('tatat');
    expect(boardName('00000000350c0000')).toBe('zuzuz');
    expect(boardName('2490e6c5f97f032c')).toMatch(/^([zvgpt][uoiea]){2}[zvgpt]$/);
  });

  it('are not made up for what is no chip', () => {
    expect(boardName('')).toBeUndefined();
    expect(boardName('2490E6C5F97F032C')).toBeUndefined();
    expect(boardName('2490e6c5')).toBeUndefined();
  });
});
