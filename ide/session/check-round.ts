import type { Program } from '../../firmware/program.ts';
import { runChecks, scenariosOf } from '../../lessons/checks/run-checks.ts';
import type {
  Evidence,
  LiveRun,
  ProgramFacts,
  ScenarioRun,
  TimedSample,
} from '../../lessons/checks/evidence.ts';
import { createStore, type Store } from '../base/store.ts';
import { BoardError } from '../board/board.ts';
import type { VirtualControls } from '../board/virtual-controls.ts';
import type { Observer } from '../board/virtual/observer.ts';
import type { LessonPlayer } from '../lesson/lesson-player.ts';
import type { Recording, SeriesData } from '../samples/recording.ts';
import { endedAt, stoppedBy } from './stopped-by.ts';

export interface CheckRoundDependencies {
  readonly player: LessonPlayer | undefined;
  readonly observer: Observer;
  readonly recording: Recording;
  /** The virtual board's eyes and ears, while it is the board in use. */
  readonly virtual: () => VirtualControls | undefined;
  readonly now: () => number;
  readonly source: () => string;
}

/** One press of Run, seen by the checks: what the board in front of the pupil does, and what fresh boards did. */
export interface CheckRound {
  /** True while fresh boards are still running. */
  readonly running: Store<boolean>;
  start(program: Program): void;
  programStarted(): void;
  /** It runs no more, or nobody hears it any more. */
  programStopped(): void;
  /** It is heard again, and ran meanwhile. */
  programHeardAgain(): void;
  stop(): void;
  close(): void;
}

/** At most this many frames and tones of the live run are kept as evidence. */
const keptEvents = 2000;
/** Milliseconds between two looks at the live stream: a pupil reads no faster, and looking costs time. */
const lookEvery = 400;

export function createCheckRound(dependencies: CheckRoundDependencies): CheckRound {
  const { player, observer, recording, virtual, now, source } = dependencies;
  const running = createStore(false);
  let began: number | undefined;
  let ended: number | undefined;
  let round: AbortController | undefined;
  let runs: Readonly<Record<string, ScenarioRun>> | undefined;
  let facts: ProgramFacts | undefined;
  let frames: { time: number; frame: readonly number[] }[] = [];
  let sounds: { time: number; frequency: number }[] = [];
  let checkedStep = player?.step;

  // A virtual board has a clock of its own, by which its output is timed: on a slow computer it runs late. All
  // evidence goes by that clock; for a board of which only the output is known, the computer's must do.
  let seen: VirtualControls | undefined;
  let stopSeeing: (() => void) | undefined;
  const clock = (): number => seen?.time() ?? now();
  const elapsed = (): number => (began === undefined ? 0 : (ended ?? clock()) - began);

  const live = (): LiveRun | undefined => {
    if (began === undefined) return undefined;
    const { lines } = recording;
    const exception = stoppedBy(recording);
    const end = endedAt(lines);
    return {
      duration: elapsed(),
      lines,
      samples: recording.series().flatMap((series) => samplesOf(series)),
      frames,
      sounds,
      ...(seen === undefined ? { unseen: true } : {}),
      ...(exception === undefined ? {} : { exception }),
      ...(end === undefined ? {} : { ended: end }),
    };
  };

  let lastReport = '';
  let looking: ReturnType<typeof setTimeout> | undefined;
  const judge = (): void => {
    if (player === undefined || player.step.checks.length === 0) return;
    if (player.step !== checkedStep) {
      // Runs on fresh boards belong to the step they were made for.
      checkedStep = player.step;
      runs = undefined;
      round?.abort();
    }
    const liveRun = live();
    const evidence: Evidence = {
      predictions: player.state.value.answers,
      ...(facts === undefined ? {} : { program: facts }),
      ...(runs === undefined ? {} : { runs }),
      ...(liveRun === undefined ? {} : { live: liveRun }),
    };
    const verdicts = runChecks(player.step, evidence);
    const report = JSON.stringify([player.step.id, verdicts]);
    if (report === lastReport) return;
    lastReport = report;
    player.report(verdicts);
  };

  const cleanups = [
    recording.version.subscribe(() => {
      looking ??= setTimeout(() => {
        looking = undefined;
        judge();
      }, lookEvery);
    }),
    () => clearTimeout(looking),
    () => stopSeeing?.(),
    player?.state.subscribe(judge),
  ];
  judge();

  /** A run's lights and tones are those of the board it began on. */
  const see = (): void => {
    stopSeeing?.();
    seen = virtual();
    if (seen === undefined) return;
    const cleanups = [
      seen.frame.subscribe((frame) => {
        if (began !== undefined && ended === undefined && frames.length < keptEvents) {
          frames.push({ time: elapsed(), frame });
        }
      }),
      seen.tone.subscribe((frequency) => {
        if (began !== undefined && ended === undefined && sounds.length < keptEvents) {
          sounds.push({ time: elapsed(), frequency });
        }
      }),
    ];
    stopSeeing = () => {
      for (const cleanup of cleanups) cleanup();
    };
  };

  const start = (program: Program): void => {
    round?.abort();
    const mine = new AbortController();
    round = mine;
    runs = undefined;
    facts = undefined;
    frames = [];
    sounds = [];
    began = undefined;
    ended = undefined;
    if (player === undefined || player.step.checks.length === 0) return;
    const step = player.step;
    const text = source();
    running.set(true);
    void (async () => {
      try {
        const [{ programFacts }, observed] = await Promise.all([
          import('../../lessons/checks/program-facts.ts'),
          observer.observe(program, scenariosOf(step), mine.signal),
        ]);
        if (mine.signal.aborted) return;
        facts = programFacts(text);
        runs = observed;
        judge();
      } catch (error) {
        // An aborted round says nothing, and what a board cannot do is said by the run itself. Anything else
        // leaves the checks waiting; the board in front of the pupil still runs.
        if (!mine.signal.aborted && !(error instanceof BoardError)) {
          console.error('The checks could not run.', error);
        }
      } finally {
        if (round === mine) running.set(false);
      }
    })();
  };

  return {
    running,
    start,
    programStarted() {
      see();
      began = seen === undefined ? now() : 0;
      ended = undefined;
      judge();
    },
    programStopped() {
      if (began !== undefined) ended ??= clock();
    },
    programHeardAgain() {
      ended = undefined;
    },
    stop() {
      round?.abort();
      running.set(false);
    },
    close() {
      round?.abort();
      for (const cleanup of cleanups) cleanup?.();
    },
  };
}

/** Samples as evidence, made once: an hour of them is not made anew for each look. */
const made = new WeakMap<SeriesData, TimedSample[]>();

function samplesOf(series: SeriesData): readonly TimedSample[] {
  const { name, times, values, length } = series;
  const before = made.get(series) ?? [];
  const last = before.at(-1);
  // History that was thinned in the meantime has other samples at the same places.
  const same = last === undefined || (before.length <= length && times[before.length - 1] === last.time);
  const samples = same ? before : [];
  for (let index = samples.length; index < length; index += 1) {
    samples.push({ time: times[index] ?? 0, series: name, value: values[index] ?? 0 });
  }
  made.set(series, samples);
  return samples;
}
