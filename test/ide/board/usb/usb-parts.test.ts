import { describe, expect, it } from 'vitest';
import { BoardError, type BoardStatus } from '../../../../ide/board/board.ts';
import { KnownBoards } from '../../../../ide/board/usb/known-boards.ts';
import { TransferProgress } from '../../../../ide/board/usb/transfer-progress.ts';
import { Turns } from '../../../../ide/board/turns.ts';
import { usbTrouble } from '../../../../ide/board/usb/usb-trouble.ts';

describe('what browsers say about USB', () => {
  const code = (name: string, message: string): string => {
    const trouble = usbTrouble(new DOMException(message, name));
    return trouble instanceof BoardError ? trouble.code : trouble.name;
  };

  it('has each its code, and keeps its words as the cause', () => {
    expect(code('NotFoundError', 'No device selected.')).toBe('no-board-chosen');
    expect(code('SecurityError', 'Must be handling a user gesture to show a permission request.')).toBe(
      'no-board-chosen',
    );
    expect(code('SecurityError', 'Access to the feature "usb" is disallowed by permissions policy.')).toBe(
      'forbidden-by-policy',
    );
    expect(code('SecurityError', 'Access denied.')).toBe('access-denied');
    expect(code('NetworkError', 'Unable to claim interface.')).toBe('board-in-use');
    expect(code('NotFoundError', 'The device was disconnected.')).toBe('unplugged');
    expect(code('NetworkError', 'A transfer error has occurred.')).toBe('connection-failed');
    expect(code('AbortError', 'The transfer was cancelled.')).toBe('connection-failed');
    const said = new DOMException('Access denied.', 'SecurityError');
    expect(usbTrouble(said).cause).toBe(said);
  });

  it('leaves our own errors and aborts what they are', () => {
    const ours = new BoardError('no-answer');
    expect(usbTrouble(ours)).toBe(ours);
    expect(code('AbortError', 'This operation was aborted')).toBe('AbortError');
  });
});

describe('boards that were met before', () => {
  const device = (serialNumber: string): USBDevice => {
    const told: unknown = { vendorId: 0x0d28, productId: 0x0204, serialNumber };
    return told as USBDevice;
  };

  it('are known at the next visit, and the one used last comes first', () => {
    const store = new Map<string, string>();
    const memory = {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => void store.set(key, value),
    };
    const known = new KnownBoards(memory);
    known.remember(device('a'), { name: 'zogut', model: 'v1' });
    known.remember(device('b'), { name: 'vatup', model: 'v2' });
    const later = new KnownBoards(memory);
    expect(later.nearby(device('a'))).toEqual({ id: 'a', name: 'zogut', model: 'v1' });
    const order = later.inOrder([device('c'), device('a'), device('b')]);
    expect(order.map(({ serialNumber }) => serialNumber)).toEqual(['b', 'a', 'c']);
  });

  it('are forgotten where the storage is broken or refuses, and nothing else happens', () => {
    for (const stored of ['{', '[1]', '[["a",{"name":1}]]', 'null']) {
      const known = new KnownBoards({
        getItem: () => stored,
        setItem: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      });
      known.remember(device('a'), { name: 'zogut', model: 'v1' });
      expect(known.nearby(device('a')).name).toBe('zogut');
    }
  });

  it('have an id of their own where the browser hides serial numbers', () => {
    const known = new KnownBoards(undefined);
    const [one, two] = [device(''), device('')];
    known.remember(one, { name: 'zogut', model: 'v1' });
    expect(known.id(one)).not.toBe(known.id(two));
    expect(known.nearby(one)).toEqual({ id: known.id(one), name: 'zogut', model: 'v1' });
    expect(known.nearby(two).name).toBeUndefined();
  });
});

describe('turns', () => {
  it('cancel what is under way, wait until it has cleaned up, and then begin', async () => {
    const turns = new Turns();
    const steps: string[] = [];
    const first = turns.take(undefined, async (signal) => {
      steps.push('first');
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      await Promise.resolve();
      steps.push('first cleaned up');
      throw signal.reason;
    });
    await Promise.resolve();
    await Promise.resolve();
    const second = turns.take(undefined, () => {
      steps.push('second');
      return Promise.resolve(2);
    });
    await expect(first).rejects.toThrow();
    expect(await second).toBe(2);
    expect(steps).toEqual(['first', 'first cleaned up', 'second']);
    expect(turns.busy).toBe(false);
  });
});

describe('progress of a transfer', () => {
  it('never goes back, whatever takes the place of what', () => {
    const told: (BoardStatus & { state: 'transferring' })[] = [];
    const progress = new TransferProgress((status) => told.push(status));
    progress.at('preparing', 1);
    progress.at('looking', 0.5);
    progress.at('files', 0.8);
    progress.at('partial-flash', 0);
    progress.at('partial-flash', 0.9);
    progress.at('full-flash', 0.1);
    progress.at('full-flash', 0.05);
    progress.at('starting', 1);
    const shares = told.map((one) => one.progress);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
  });
});
