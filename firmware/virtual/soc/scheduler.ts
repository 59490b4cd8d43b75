/** Simulated time as a peripheral or a board sees it. */
export interface Time {
  /**
   * Cycles since power-on. While an event fires this is the cycle it was due at, so that re-arming
   * from it never drifts; during a register access it is the core's exact cycle.
   */
  readonly now: number;
  /** A thing that can be armed for a cycle, once at a time. Cheap to arm, re-arm and disarm. */
  alarm(fire: () => void): Alarm;
}

export interface Alarm {
  /** Cycle it is armed for, `Infinity` when it is not. */
  readonly due: number;
  /** Arms for a cycle (a past one fires as soon as possible); replaces an earlier arming. */
  at(cycle: number): void;
  disarm(): void;
}

/** What the scheduler needs of the core: its clock, and to come back early when something is due before. */
export interface SchedulerCore {
  readonly cycles: number;
  breakOut(): void;
}

const idle = -1;

class QueuedAlarm implements Alarm {
  due = Infinity;
  /** Place in the heap, or `idle`. */
  place = idle;
  /** Orders alarms of the same cycle by when they were armed, so that runs repeat exactly. */
  order = 0;

  constructor(
    private readonly scheduler: Scheduler,
    readonly fire: () => void,
  ) {}

  at(cycle: number): void {
    this.scheduler.arm(this, cycle);
  }

  disarm(): void {
    if (this.place !== idle) this.scheduler.remove(this);
  }
}

/**
 * Alarms in order of their cycle: a binary heap whose entries know their place, so that disarming
 * leaves nothing dead behind.
 */
export class Scheduler implements Time {
  readonly #heap: QueuedAlarm[] = [];
  #armed = 0;
  #firingAt = -1;
  /** Cycle of the first alarm, `Infinity` without one. */
  next = Infinity;
  /** What the core was told to run to; arming something before it breaks out. `-Infinity` while it does not run. */
  limit = -Infinity;

  #core: SchedulerCore = { cycles: 0, breakOut: () => undefined };

  /** Whose clock it is, before anything is armed. */
  connect(core: SchedulerCore): void {
    this.#core = core;
  }

  get now(): number {
    return this.#firingAt >= 0 ? this.#firingAt : this.#core.cycles;
  }

  alarm(fire: () => void): Alarm {
    return new QueuedAlarm(this, fire);
  }

  /** Fires all that is due by the core's clock, in order, those armed meanwhile included. */
  fireDue(): void {
    const outer = this.#firingAt;
    while (this.next <= this.#core.cycles) {
      const alarm = this.#heap[0]!;
      this.#firingAt = Math.max(outer, alarm.due);
      this.remove(alarm);
      alarm.fire();
    }
    this.#firingAt = outer;
  }

  arm(alarm: QueuedAlarm, cycle: number): void {
    if (cycle === Infinity) {
      alarm.disarm();
      return;
    }
    // Time never goes back, whoever arms late. What an alarm arms comes at least a cycle after it, so
    // that a ring of events that set each other off cannot make time stand still.
    const earliest = this.#firingAt >= 0 ? this.#firingAt + 1 : this.#core.cycles;
    alarm.due = Math.max(cycle, earliest);
    alarm.order = this.#armed++;
    if (alarm.place === idle) {
      alarm.place = this.#heap.length;
      this.#heap.push(alarm);
      this.#siftUp(alarm);
    } else {
      this.#siftUp(alarm);
      this.#siftDown(alarm);
    }
    this.next = this.#heap[0]!.due;
    if (alarm.due < this.limit) this.#core.breakOut();
  }

  remove(alarm: QueuedAlarm): void {
    const place = alarm.place;
    const last = this.#heap.pop()!;
    alarm.place = idle;
    alarm.due = Infinity;
    if (last !== alarm) {
      last.place = place;
      this.#heap[place] = last;
      this.#siftUp(last);
      this.#siftDown(last);
    }
    this.next = this.#heap.length > 0 ? this.#heap[0]!.due : Infinity;
  }

  #siftUp(alarm: QueuedAlarm): void {
    const heap = this.#heap;
    let place = alarm.place;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above]!;
      if (!isBefore(alarm, parent)) break;
      heap[place] = parent;
      parent.place = place;
      place = above;
    }
    heap[place] = alarm;
    alarm.place = place;
  }

  #siftDown(alarm: QueuedAlarm): void {
    const heap = this.#heap;
    let place = alarm.place;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
      const child = heap[below]!;
      if (!isBefore(child, alarm)) break;
      heap[place] = child;
      child.place = place;
      place = below;
    }
    heap[place] = alarm;
    alarm.place = place;
  }
}

function isBefore(a: QueuedAlarm, b: QueuedAlarm): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}
