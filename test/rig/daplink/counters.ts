/** What went over a board's USB interfaces. */
export interface Traffic {
  /** Transfers that finished. */
  packets: number;
  bytes: number;
}

export interface CommandTraffic {
  /** Requests, each with its response. */
  requests: number;
  bytesOut: number;
  bytesIn: number;
}

/** Counts of one board since the last `reset`. `out` is towards the board. */
export class Counters {
  out: Traffic = { packets: 0, bytes: 0 };
  in: Traffic = { packets: 0, bytes: 0 };
  /** Bytes through the CDC endpoints, a part of `out` and `in`. */
  cdcOut = 0;
  cdcIn = 0;
  /** By the first byte of the request: 0x05 transfers, 0x83 reads the serial line, 0x8c writes flash. */
  byCommand = new Map<number, CommandTraffic>();
  /** Serial reads that found nothing; they are counted under 0x83 too. */
  emptyPolls = 0;
  /** Bytes from the target that were lost: rings full, nobody reads, another baud rate, or on demand. */
  serialLost = 0;

  /** Requests on the debug interface that did something: all but empty serial reads. */
  get requests(): number {
    let sum = 0;
    for (const one of this.byCommand.values()) sum += one.requests;
    return sum - this.emptyPolls;
  }

  /** Bytes both ways, without those of empty serial reads. */
  get usefulBytes(): number {
    const polls = this.byCommand.get(0x83);
    const perPoll = polls && polls.requests > 0 ? (polls.bytesOut + polls.bytesIn) / polls.requests : 0;
    return this.out.bytes + this.in.bytes - Math.round(perPoll * this.emptyPolls);
  }

  command(id: number): CommandTraffic {
    let one = this.byCommand.get(id);
    if (one === undefined) this.byCommand.set(id, (one = { requests: 0, bytesOut: 0, bytesIn: 0 }));
    return one;
  }

  reset(): void {
    this.out = { packets: 0, bytes: 0 };
    this.in = { packets: 0, bytes: 0 };
    this.byCommand.clear();
    this.cdcOut = this.cdcIn = this.emptyPolls = this.serialLost = 0;
  }
}
