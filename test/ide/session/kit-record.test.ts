import { describe, expect, it } from 'vitest';
import {
  newRecord,
  nextNumber,
  readRecord,
  recordText,
  withBoard,
  withSize,
  type KitBoard,
} from '../../../ide/session/kit-record.ts';
import { createKitStorage } from '../../../ide/session/kit-storage.ts';
import fc from '../../property.ts';

const board = (number: number, name?: string): KitBoard => ({
  number,
  name,
  result: 'ready',
  trouble: undefined,
  model: 'v1',
  runtime: '1.1.1',
  checkedAt: 5,
});

describe('a kit that this computer remembers', () => {
  it('comes back as it was kept', () => {
    const record = withBoard(withBoard(newRecord, board(3, 'zogut')), {
      ...board(1),
      result: 'aside',
      trouble: 'button-a',
    });
    expect(readRecord(recordText(record))).toEqual(record);
    expect(record.boards.map(({ number }) => number)).toEqual([1, 3]);
    expect(nextNumber(record)).toBe(2);
    expect(nextNumber(record, 3)).toBe(4);
  });

  it('gives a board one place', () => {
    const record = withBoard(withBoard(newRecord, board(3, 'zogut')), board(5, 'zogut'));
    expect(record.boards).toEqual([board(5, 'zogut')]);
    const unnamed = withBoard(withBoard(newRecord, board(1)), board(2));
    expect(unnamed.boards).toHaveLength(2);
  });

  it('is never smaller than what was seen, and never absurd', () => {
    const record = withBoard(newRecord, board(9, 'zogut'));
    expect(withSize(record, 4).size).toBe(9);
    expect(withSize(record, 1000).size).toBe(60);
    expect(withSize(record, Number.NaN).size).toBe(15);
    expect(nextNumber({ ...record, size: 1, boards: [board(1)] })).toBeUndefined();
  });

  it('is empty where nothing, or nothing of sense, was kept', () => {
    for (const text of [undefined, '', '{', 'null', '7', '"x"', '[]'])
      expect(readRecord(text)).toMatchObject({ size: 15, boards: [] });
    expect(
      readRecord(
        '{"size":3,"ticks":["x","cables"],"boards":[{"number":1},{"number":"2","result":"ready"},{"number":2,"result":"aside","trouble":"odd","name":"<b>"}]}',
      ),
    ).toMatchObject({
      size: 3,
      ticks: ['cables'],
      boards: [{ number: 2, result: 'aside', trouble: undefined, name: undefined }],
    });
  });

  it('never throws on what another hand wrote', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const record = readRecord(text);
        expect(record.size).toBeGreaterThan(0);
      }),
    );
  });

  it('lives with a browser that refuses to keep anything', () => {
    const storage = createKitStorage(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(storage.read()).toBeUndefined();
    expect(storage.write('x')).toBe(false);
  });
});
