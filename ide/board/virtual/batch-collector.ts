import type { BoardEvent } from '../../../firmware/virtual/microbit-io.ts';
import type { BoardBatch, SerialChunk } from './board-protocol.ts';

/** Tones kept of one batch; music changes tone about every 15 ms, so this is far more than 16 ms hold. */
const mostSounds = 64;
const newline = 0x0a;

type BatchContent = Omit<BoardBatch, 'type' | 'batch' | 'run' | 'time' | 'pace'>;

/**
 * Gathers what a board does between two messages to the page. Serial bytes are kept whole and in order, cut
 * into lines so that each line keeps the time it began; of the display only the last frame, of a pin only its
 * last level. Its size is bounded by the simulated time between two `take`s.
 */
export class BatchCollector {
  private readonly pending: number[] = [];
  private pendingTime = 0;
  private chunks: SerialChunk[] = [];
  private frame: BoardBatch['frame'];
  private readonly pins = new Map<number, boolean>();
  /** Across batches: a reset lets go of them all. */
  private readonly high = new Set<number>();
  private sounds: { time: number; pin: number; frequency: number }[] = [];
  private panic: string | undefined;
  private touched = false;

  get empty(): boolean {
    return !this.touched;
  }

  add(event: BoardEvent): void {
    this.touched = true;
    switch (event.type) {
      case 'serial':
        this.addSerial(event.time, event.bytes);
        break;
      case 'display':
        this.frame = { time: event.time, levels: event.frame };
        break;
      case 'pin':
        this.pins.set(event.pin, event.high);
        if (event.high) this.high.add(event.pin);
        else this.high.delete(event.pin);
        break;
      case 'sound':
        if (this.sounds.length === mostSounds) this.sounds.shift();
        this.sounds.push({ time: event.time, pin: event.pin, frequency: event.frequency });
        break;
      case 'panic':
        this.panic = event.reason;
        break;
      case 'reset':
        for (const pin of this.high) this.pins.set(pin, false);
        this.high.clear();
        break;
    }
  }

  /** Everything since the last call; starts afresh. */
  take(): BatchContent {
    this.endChunk();
    const content: BatchContent = {
      serial: this.chunks,
      pins: [...this.pins].map(([pin, high]) => ({ pin, high })),
      sounds: this.sounds,
      ...(this.frame === undefined ? {} : { frame: this.frame }),
      ...(this.panic === undefined ? {} : { panic: this.panic }),
    };
    this.chunks = [];
    this.frame = undefined;
    this.pins.clear();
    this.sounds = [];
    this.panic = undefined;
    this.touched = false;
    return content;
  }

  private addSerial(time: number, bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.pending.length === 0) this.pendingTime = time;
      this.pending.push(byte);
      if (byte === newline) this.endChunk();
    }
  }

  private endChunk(): void {
    if (this.pending.length === 0) return;
    this.chunks.push({ time: this.pendingTime, bytes: Uint8Array.from(this.pending) });
    this.pending.length = 0;
  }
}
