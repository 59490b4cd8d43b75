/**
 * What a lesson is, once its pack has been read and found sound. Plain data: it is built into JSON for
 * the app and crosses worker boundaries. How it looks on disk is described in docs/lesson-packs.md.
 */

export type LanguageCode = 'en' | 'it';
/** One text in every language of the pack. */
export type Localized = Readonly<Partial<Record<LanguageCode, string>>>;

export const phases = ['think', 'check', 'correct', 'solve'] as const;
export type Phase = (typeof phases)[number];

export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: Localized;
  readonly languages: readonly LanguageCode[];
  readonly licence: string;
  readonly authors: readonly string[];
  readonly adaptedFrom?: string;
  readonly minimumApp?: string;
  readonly lessons: readonly Lesson[];
}

export interface Lesson {
  /** Folder name; stable; used in addresses and in saved progress. */
  readonly slug: string;
  readonly title: Localized;
  /** One sentence for the card on the home page. */
  readonly summary: Localized;
  readonly age: { readonly from: number; readonly to: number };
  readonly minutes: number;
  readonly concepts: readonly string[];
  readonly prerequisites: readonly string[];
  readonly outcomes: Localized;
  readonly boards: readonly ('v1' | 'v2')[];
  /** `temperature`, `light`, `tilt`, `movement`, `pins`, `radio`, `sound`. */
  readonly sensors: readonly string[];
  readonly context: { readonly sector: Localized; readonly role: Localized; readonly problem: Localized };
  readonly materials: Localized;
  readonly safety: Localized;
  /** The data the lesson talks about, in chart order. */
  readonly series: readonly Series[];
  readonly steps: readonly Step[];
  /** Markdown pages for adults. */
  readonly teacher: Localized;
  readonly volunteer: Localized;
}

export interface Series {
  /** Name in the serial line, before the colon. */
  readonly name: string;
  readonly title: Localized;
  readonly unit: string;
  readonly range: { readonly from: number; readonly to: number };
  /** A band drawn behind the curve (what is safe). */
  readonly band?: { readonly from: number; readonly to: number; readonly title: Localized };
}

export interface Step {
  /** Unique in the lesson. */
  readonly id: string;
  readonly phase: Phase;
  readonly minutes: number;
  readonly mode: 'unplugged' | 'editor' | 'data' | 'discuss';
  readonly title: Localized;
  /** Markdown the pupil reads. */
  readonly text: Localized;
  readonly predict?: PredictionTask;
  /** Program the step starts from; when missing, the pupil goes on with their own. */
  readonly starter?: Starter;
  /** The world a virtual board wakes up in when this step is opened: the box is already cold. */
  readonly scene?: { readonly temperature?: number; readonly light?: number };
  /** Block categories or block types offered; missing means all. */
  readonly toolbox?: readonly string[];
  /** From a nudge to nearly the answer. Markdown. */
  readonly hints: readonly Localized[];
  readonly checks: readonly CheckSpec[];
  /** Proof for authors and CI, never shown to pupils: not part of the JSON built for the app. */
  readonly exemplar?: string;
  readonly counterExamples?: readonly CounterExample[];
  readonly rehearsal?: Rehearsal;
}

/** A program that must not pass, with what the pupil must be told. */
export interface CounterExample {
  /** Path in the lesson's `code/` folder. */
  readonly file: string;
  /** The check that names its mistake: the first one of the step that fails. */
  readonly fails: string;
  /** Further checks that fail too. Any other must pass, or wait for lack of evidence. */
  readonly also: readonly string[];
  /** Reason id the failing check must give, when it matters. */
  readonly reason?: string;
}

/** What a pupil does at the board in this step: it makes the live evidence when a pack is proven. */
export interface Rehearsal {
  readonly seconds: number;
  /** Scenario entries, see firmware/virtual/scenario.ts. */
  readonly inputs: readonly unknown[];
}

export interface Starter {
  readonly python: string;
  /** A blocks document, see ide/blocks (JSON as saved). */
  readonly blocks?: unknown;
}

/** What a pupil commits to before seeing. Locked once given. */
export type PredictionTask =
  | {
      readonly type: 'sketch';
      readonly series: string;
      readonly seconds: number;
      /** Where the curve starts; the rest is the pupil's. */
      readonly from: number;
      /** Optional question answered with a time mark on the same chart: "when does the alarm start?". */
      readonly mark?: Localized;
    }
  | {
      readonly type: 'choice';
      readonly question: Localized;
      readonly options: readonly { readonly id: string; readonly text: Localized }[];
    }
  | {
      readonly type: 'order';
      readonly question: Localized;
      readonly items: readonly { readonly id: string; readonly text: Localized }[];
    }
  | {
      readonly type: 'number';
      readonly question: Localized;
      readonly unit: string;
      readonly from: number;
      readonly to: number;
    };

/** The answer to a {@link PredictionTask}, as it is stored. */
export type PredictionAnswer =
  | {
      readonly type: 'sketch';
      readonly points: readonly { readonly time: number; readonly value: number }[];
      readonly mark?: number;
    }
  | { readonly type: 'choice'; readonly option: string }
  | { readonly type: 'order'; readonly items: readonly string[] }
  | { readonly type: 'number'; readonly value: number };

/**
 * One thing the board (or pupil) must do. `id` is unique in the step; `title` is what the pupil reads in
 * "What the board must do". `reasons` overrides the general sentence of a verdict: keyed by reason id.
 * A verdict's text has two or three lines: what happened, why it matters (may be missing), one thing to
 * try; see `verdictParts` in lessons/checks/verdict.ts.
 */
export interface CheckSpec {
  readonly id: string;
  readonly title: Localized;
  readonly kind: 'scenario' | 'stream' | 'program' | 'output' | 'prediction' | 'teacher';
  /**
   * True where a fail is a discovery, not a hurdle (the starter of a Check step has a fault to be found):
   * the step is done once the check has said anything but `waiting`.
   */
  readonly surprise?: boolean;
  /** Kind-specific, validated by lessons/checks (each kind one file with its own schema). */
  readonly options: Readonly<Record<string, unknown>>;
  /** Sentences for this lesson's verdicts by reason id, with holes as in messages. */
  readonly reasons?: Readonly<Record<string, Localized>>;
}
