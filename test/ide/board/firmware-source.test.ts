import { describe, expect, it } from 'vitest';
import { createFirmwareSource, type FetchText } from '../../../ide/board/virtual/firmware-source.ts';

const index = (...runtimes: { board: string; version: string; file: string }[]): string =>
  JSON.stringify({ runtimes: runtimes.map((one) => ({ id: one.file, bytes: 1, ...one })) });

const codeOf = async (fetchText: FetchText): Promise<unknown> =>
  createFirmwareSource(fetchText)
    .load()
    .then(
      () => 'loaded',
      (error: unknown) => (error as { code?: unknown }).code,
    );

describe('firmware source', () => {
  it('says that the runtime is missing without an index, with an empty one, or with V2 alone', async () => {
    expect(await codeOf(() => Promise.resolve(undefined))).toBe('runtime-missing');
    expect(await codeOf(() => Promise.resolve(index()))).toBe('runtime-missing');
    expect(await codeOf(() => Promise.resolve('{}'))).toBe('runtime-missing');
    const v2 = index({ board: 'v2', version: '2.1.2', file: 'v2.hex' });
    expect(await codeOf((file) => Promise.resolve(file === 'index.json' ? v2 : ''))).toBe('runtime-missing');
  });

  it('says that the firmware is unreachable without a connection, with half a page, or with half a hex', async () => {
    expect(await codeOf(() => Promise.reject(new TypeError('network')))).toBe('firmware-unreachable');
    expect(await codeOf(() => Promise.resolve('<!doctype html>'))).toBe('firmware-unreachable');
    const v1 = index({ board: 'v1', version: '1.1.1', file: 'v1.hex' });
    const cut = ':020000040000FA\n:1000000000400020';
    expect(await codeOf((file) => Promise.resolve(file === 'index.json' ? v1 : cut))).toBe(
      'firmware-unreachable',
    );
  });

  it('takes the newest V1 runtime, and asks again after a failure but not after a success', async () => {
    const asked: string[] = [];
    let online = false;
    const source = createFirmwareSource((file) => {
      asked.push(file);
      if (!online) return Promise.reject(new TypeError('network'));
      return Promise.resolve(
        file === 'index.json'
          ? index(
              { board: 'v1', version: '1.0.1', file: 'old.hex' },
              { board: 'v1', version: '1.1.1', file: 'new.hex' },
            )
          : 'not a hex',
      );
    });
    await expect(source.load()).rejects.toMatchObject({ code: 'firmware-unreachable' });
    online = true;
    await expect(source.load()).rejects.toMatchObject({ code: 'firmware-unreachable' });
    expect(asked).toEqual(['index.json', 'index.json', 'new.hex']);
  });
});
