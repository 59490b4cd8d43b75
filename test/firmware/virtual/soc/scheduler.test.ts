import { describe, expect, it } from 'vitest';
import { Scheduler } from '../../../../firmware/virtual/soc/scheduler.ts';
import fc from '../../../property.ts';

function schedulerWithClock() {
  const core = {
    cycles: 0,
    breaks: 0,
    breakOut() {
      this.breaks++;
    },
  };
  const scheduler = new Scheduler();
  scheduler.connect(core);
  return { core, scheduler };
}

describe('the scheduler', () => {
  it('fires alarms in order of time, and those of one cycle in the order they were armed', () => {
    const { core, scheduler } = schedulerWithClock();
    const fired: string[] = [];
    scheduler.alarm(() => fired.push('late')).at(30);
    scheduler.alarm(() => fired.push('first of two')).at(20);
    scheduler.alarm(() => fired.push('second of two')).at(20);
    scheduler.alarm(() => fired.push('early')).at(10);
    core.cycles = 30;
    scheduler.fireDue();
    expect(fired).toEqual(['early', 'first of two', 'second of two', 'late']);
  });

  it('shows a firing alarm its own cycle, not that of an instruction that ran past it', () => {
    const { core, scheduler } = schedulerWithClock();
    const seen: number[] = [];
    scheduler.alarm(() => seen.push(scheduler.now)).at(10);
    core.cycles = 13;
    scheduler.fireDue();
    expect(seen).toEqual([10]);
    expect(scheduler.now).toBe(13);
  });

  it('fires a periodic alarm that re-arms itself as often as it is due', () => {
    const { core, scheduler } = schedulerWithClock();
    const seen: number[] = [];
    const alarm = scheduler.alarm(() => {
      seen.push(scheduler.now);
      alarm.at(scheduler.now + 10);
    });
    alarm.at(10);
    core.cycles = 45;
    scheduler.fireDue();
    expect(seen).toEqual([10, 20, 30, 40]);
    expect(alarm.due).toBe(50);
  });

  it('does not fire what was disarmed and fires a re-armed alarm once, at its new time', () => {
    const { core, scheduler } = schedulerWithClock();
    const seen: string[] = [];
    const gone = scheduler.alarm(() => seen.push('gone'));
    const moved = scheduler.alarm(() => seen.push(`moved ${scheduler.now}`));
    gone.at(5);
    moved.at(5);
    gone.disarm();
    moved.at(8);
    core.cycles = 20;
    scheduler.fireDue();
    expect(seen).toEqual(['moved 8']);
    expect(scheduler.next).toBe(Infinity);
  });

  it('never lets time go back for an alarm that is armed for the past', () => {
    const { core, scheduler } = schedulerWithClock();
    const seen: number[] = [];
    core.cycles = 50;
    scheduler.alarm(() => seen.push(scheduler.now)).at(20);
    scheduler.fireDue();
    expect(seen).toEqual([50]);
  });

  it('lets time pass even if alarms arm each other for now', () => {
    const { core, scheduler } = schedulerWithClock();
    let fired = 0;
    const alarm = scheduler.alarm(() => {
      fired++;
      alarm.at(scheduler.now);
    });
    alarm.at(10);
    core.cycles = 19;
    scheduler.fireDue();
    expect(fired).toBe(10);
  });

  it('breaks the core out only for an alarm before the end of its stretch', () => {
    const { core, scheduler } = schedulerWithClock();
    scheduler.limit = 100;
    const alarm = scheduler.alarm(() => undefined);
    alarm.at(150);
    expect(core.breaks).toBe(0);
    alarm.at(99);
    expect(core.breaks).toBe(1);
  });

  it('keeps any mix of arming, moving and disarming in order', () => {
    const operations = fc.array(
      fc.record({ alarm: fc.nat(15), at: fc.option(fc.nat(1000), { nil: null }) }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(operations, (list) => {
        const { core, scheduler } = schedulerWithClock();
        const fired: [number, number][] = [];
        const expected = new Map<number, number>();
        const alarms = Array.from({ length: 16 }, (_, index) =>
          scheduler.alarm(() => fired.push([scheduler.now, index])),
        );
        for (const { alarm, at } of list) {
          if (at === null) {
            alarms[alarm]!.disarm();
            expected.delete(alarm);
          } else {
            alarms[alarm]!.at(at);
            expected.set(alarm, at);
          }
          expect(scheduler.next).toBe(Math.min(Infinity, ...expected.values()));
        }
        core.cycles = 1000;
        scheduler.fireDue();
        expect(fired.map(([time]) => time)).toEqual([...expected.values()].sort((a, b) => a - b));
        expect(new Map(fired.map(([time, index]) => [index, time]))).toEqual(expected);
      }),
    );
  });
});
