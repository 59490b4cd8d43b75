import type { BoardEvent, BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { VirtualMicrobit } from '../../../firmware/virtual/virtual-microbit.ts';

/** A micro:bit whose events the test decides; simulated time passes exactly as asked. */
export class FakeMicrobit implements VirtualMicrobit {
  time = 0;
  dead = false;
  readonly inputs: BoardInput[] = [];
  /** Called after each stretch of simulated time. */
  onRun: (milliseconds: number) => void = () => undefined;
  private readonly listeners = new Set<(event: BoardEvent) => void>();

  run(milliseconds: number): void {
    this.time += milliseconds;
    this.onRun(milliseconds);
  }

  input(input: BoardInput): void {
    this.inputs.push(input);
  }

  listen(listener: (event: BoardEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readFlash(): Uint8Array {
    return new Uint8Array(0);
  }

  emit(event: BoardEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  print(text: string): void {
    this.emit({ type: 'serial', time: this.time, bytes: new TextEncoder().encode(text) });
  }
}
