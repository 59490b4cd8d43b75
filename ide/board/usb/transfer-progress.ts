import type { BoardStatus, TransferStage } from '../board.ts';

/** How far a run is when a stage ends, as the time they usually take. */
const ends: Record<TransferStage, number> = {
  preparing: 0.05,
  looking: 0.12,
  files: 0.95,
  'partial-flash': 0.95,
  'full-flash': 0.95,
  starting: 1,
};

/** One number over all stages of a run. A stage that takes the place of another goes on from where that one was. */
export class TransferProgress {
  private stage: TransferStage = 'preparing';
  private begin = 0;
  private fraction = 0;

  constructor(private readonly tell: (status: BoardStatus & { readonly state: 'transferring' }) => void) {}

  /** `done` is 0..1 of this stage alone. */
  at(stage: TransferStage, done: number): void {
    if (stage !== this.stage) {
      this.stage = stage;
      this.begin = this.fraction;
    }
    const end = Math.max(ends[stage], this.begin);
    const fraction = this.begin + (end - this.begin) * Math.min(Math.max(done, 0), 1);
    this.fraction = Math.max(this.fraction, fraction);
    this.tell({ state: 'transferring', stage, progress: this.fraction });
  }
}
