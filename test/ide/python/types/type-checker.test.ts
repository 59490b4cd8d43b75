import { beforeAll, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { word } from '../../../../ide/python/types/finding.ts';
import type { CheckReport, CheckRequest } from '../../../../ide/python/types/messages.ts';
import { createTypeChecker, type CheckerWorker } from '../../../../ide/python/types/type-checker.ts';
import { isWorthChecking } from '../../../../ide/python/types/when-worth-checking.ts';

/** Workers that answer when the test says so. */
class Workers {
  readonly started: FakeWorker[] = [];
  readonly timers: (() => void)[] = [];
  refuse = false;

  readonly start = (): CheckerWorker => {
    if (this.refuse) throw new Error('no workers here');
    const worker = new FakeWorker();
    this.started.push(worker);
    return worker;
  };

  readonly setTimer = (action: () => void): (() => void) => {
    this.timers.push(action);
    return () => {
      this.timers.splice(this.timers.indexOf(action), 1);
    };
  };

  get last(): FakeWorker {
    return this.started.at(-1)!;
  }
}

class FakeWorker implements CheckerWorker {
  readonly asked: CheckRequest[] = [];
  ended = false;
  private listener: { message(report: CheckReport): void; error(): void } | undefined;

  postMessage(request: CheckRequest): void {
    this.asked.push(request);
  }
  listen(listener: { message(report: CheckReport): void; error(): void }): void {
    this.listener = listener;
  }
  terminate(): void {
    this.ended = true;
  }
  /** Answers the last request with one diagnostic at line `line`. */
  answer(line: number): void {
    const { id } = this.asked.at(-1)!;
    const values = { given: word('type.the.text', { value: '"a"' }), n: 3 };
    this.listener?.message({
      id,
      found: [{ file: 'main.py', line, from: 0, to: 1, key: 'type.argument', values }],
    });
  }
  break(): void {
    this.listener?.error();
  }
}

const program = (text: string): Record<string, string> => ({ 'main.py': text });

describe('the type checker’s worker', () => {
  beforeAll(async () => {
    await setLanguage('en');
  });

  it('starts with the first check, and sends Python only, for the board in use', async () => {
    const workers = new Workers();
    const checker = createTypeChecker(workers);
    expect(workers.started).toHaveLength(0);
    const found = checker.check({ 'main.py': 'a', 'data.csv': '1,2' }, undefined);
    expect(workers.last.asked).toEqual([{ id: 1, files: { 'main.py': 'a' }, board: 'both' }]);
    workers.last.answer(7);
    expect(await found).toMatchObject([{ line: 7, values: { given: 'the text "a"', n: 3 } }]);
    void checker.check(program('b'), 'v1');
    expect(workers.last.asked.at(-1)).toMatchObject({ board: 'v1' });
    expect(workers.started).toHaveLength(1);
  });

  it('drops what newer programs have replaced, and works on one at a time', async () => {
    const workers = new Workers();
    const checker = createTypeChecker(workers);
    const found = ['a', 'b', 'c'].map((text) => checker.check(program(text), 'v2'));
    expect(workers.last.asked).toHaveLength(1);
    workers.last.answer(1);
    expect(workers.last.asked.map((one) => one.files['main.py'])).toEqual(['a', 'c']);
    workers.last.answer(3);
    expect(await Promise.all(found)).toMatchObject([undefined, undefined, [{ line: 3 }]]);
  });

  it('starts a worker that breaks once more, with the newest program', async () => {
    const workers = new Workers();
    const checker = createTypeChecker(workers);
    const first = checker.check(program('a'), 'v1');
    const second = checker.check(program('b'), 'v1');
    workers.started[0]!.break();
    expect(await first).toBeUndefined();
    expect(workers.started.map((one) => one.ended)).toEqual([true, false]);
    workers.last.answer(2);
    expect(await second).toMatchObject([{ line: 2 }]);
  });

  it('is left off when it breaks again, and disturbs nobody', async () => {
    const workers = new Workers();
    const checker = createTypeChecker(workers);
    const first = checker.check(program('a'), 'v1');
    workers.last.break();
    workers.last.break();
    expect(await first).toBeUndefined();
    expect(await checker.check(program('b'), 'v1')).toBeUndefined();
    expect(workers.started).toHaveLength(2);
    expect(workers.started.every((one) => one.ended)).toBe(true);
  });

  it('takes silence for breaking', async () => {
    const workers = new Workers();
    const checker = createTypeChecker(workers);
    const found = checker.check(program('a'), 'v1');
    workers.timers[0]!();
    expect(workers.started).toHaveLength(2);
    workers.last.answer(1);
    expect(await found).toMatchObject([{ line: 1 }]);
    expect(workers.timers).toEqual([]);
  });

  it('is off where workers cannot be had', async () => {
    const workers = new Workers();
    workers.refuse = true;
    expect(await createTypeChecker(workers).check(program('a'), 'v1')).toBeUndefined();
  });

  it('gives its memory back when it rests, and works again after', async () => {
    const workers = new Workers();
    const checker = createTypeChecker(workers);
    const first = checker.check(program('a'), 'v1');
    checker.rest();
    expect(await first).toBeUndefined();
    expect(workers.last.ended).toBe(true);
    const second = checker.check(program('b'), 'v1');
    workers.last.answer(4);
    expect(await second).toMatchObject([{ line: 4 }]);
  });

  it('does not look at what no micro:bit can hold', async () => {
    const workers = new Workers();
    expect(await createTypeChecker(workers).check(program('x = 1\n'.repeat(20_000)), 'v1')).toBeUndefined();
    expect(workers.started).toHaveLength(0);
  });
});

describe('which machines check types', () => {
  it('leaves weak machines and networks alone', () => {
    expect(isWorthChecking({ deviceMemory: 2, hardwareConcurrency: 4 })).toBe(false);
    expect(isWorthChecking({ deviceMemory: 8, hardwareConcurrency: 1 })).toBe(false);
    expect(isWorthChecking({ deviceMemory: 8, hardwareConcurrency: 8, connection: { saveData: true } })).toBe(
      false,
    );
    expect(isWorthChecking({ connection: { effectiveType: 'slow-2g' } })).toBe(false);
  });

  it('checks on an ordinary Chromebook, and where the browser does not say', () => {
    expect(isWorthChecking({ deviceMemory: 4, hardwareConcurrency: 2 })).toBe(true);
    expect(isWorthChecking({})).toBe(true);
  });
});
