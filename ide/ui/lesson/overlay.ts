import type { PredictionAnswer, Series } from '../../../lessons/format/lesson.ts';

export type SketchAnswer = Extract<PredictionAnswer, { readonly type: 'sketch' }>;

/**
 * A locked sketch, to be drawn dashed in Think's colour under what the board measures. Given to
 * `<pensa-board-panel>` as its property `prediction` (undefined while nothing is locked).
 */
export interface PredictionOverlay {
  readonly answer: SketchAnswer;
  /** What was sketched, and over how many seconds. */
  readonly series: Series;
  readonly seconds: number;
  /** The question the time mark answers ("When does the alarm start?"), in the language on screen. */
  readonly markQuestion: string | undefined;
}
