import type { ReasonId } from '../../../lessons/checks/reason-id.ts';

/**
 * What verdicts say when a lesson has no words of its own. Each line is a part: what happened, why it matters
 * (may be missing), one thing to try; see `verdictParts` in lessons/checks/verdict.ts.
 */
export const checks = {
  'check.reason.broken-check':
    'This check cannot be read.\nTell a grown-up: the lesson needs mending, not your program.',
  'check.reason.no-run': 'Not tried yet.\nPress Run.',
  'check.reason.stopped': 'The program stopped with an error: {type}.\nMend that line, then run again.',
  'check.reason.exception':
    'The program stopped after {time} s: {type}.\nWhat comes after that line never happens.\nRead what the board says, mend that line, run again.',
  'check.reason.ended':
    'The program came to its end after {time} s.\nA board that watches something must go on watching.\nPut what has to repeat inside a loop.',
  'check.reason.scenario-pass': 'The board did what it should, for all {seconds} s of the test.',
  'check.reason.sound-unexpected':
    'The board made a sound after {time} s, when it should be quiet.\nWhich line starts the sound? What has to be true for it?',
  'check.reason.sound-missing':
    'After {time} s the board was still silent.\nWhich line makes the sound? Does the program ever get there?',
  'check.reason.display-dark':
    'The screen stayed dark until {time} s.\nWhich line lights it? Does the program get there?',
  'check.reason.display-lit':
    'The screen was lit at {time} s, when it should be dark.\nWhich line turns it off?',
  'check.reason.image-missing':
    'By {time} s the picture had not been on the screen.\nCompare your picture with the one in the text, row by row.',
  'check.reason.display-changed':
    'At {time} s the screen was not as it was at {since} s.\nIt should have stayed the same. What changes it?',
  'check.reason.display-unchanged':
    'At {time} s the screen was still as it was at {since} s.\nSomething should have changed it. Which line should?',
  'check.reason.line-missing':
    'By {time} s the board had not printed “{pattern}”.\nLook at your print: spaces and capital letters count.',
  'check.reason.line-unexpected':
    'The board printed “{text}” after {time} s, when it should print nothing.\nWhich line prints it?',
  'check.reason.series-missing':
    'After {time} s the board had recorded no “{series}”.\nWithout numbers there is nothing to compare.\nIs there a line that records “{series}” inside the loop?',
  'check.reason.series-other':
    'The board records “{found}”, not “{series}”.\nThe chart looks for “{series}”, letter by letter.\nChange the name in the line that records.',
  'check.reason.samples-few':
    'In {time} s the board recorded “{series}” {count} times; it takes at least {atLeast}.\nDoes the loop wait very long?',
  'check.reason.sample-differs':
    'The board recorded {measured} for “{series}”; it should be {wanted}.\nDoes that number come from the sensor, freshly asked on every turn?',
  'check.reason.sound-flickers':
    'The sound went on and off: {count} changes, at most {atMost} are fine.\nWhat comes and goes all the time is soon ignored.\nWhat could make it stay on a little longer?',
  'check.reason.display-flickers':
    'The screen flickered: {count} changes, at most {atMost} are fine.\nWhat makes it change so often?',
  'check.reason.sound-changes-few':
    'The sound changed {count} times; it takes at least {atLeast}.\nDoes the loop come by often enough?',
  'check.reason.display-changes-few':
    'The screen changed {count} times; it takes at least {atLeast}.\nDoes the loop come by often enough?',
  'check.reason.stream-no-run': 'The board has sent nothing yet.\nPress Run and watch the chart.',
  'check.reason.stream-few': '{count} of {atLeast} measurements are here.\nLet the program run.',
  'check.reason.stream-not-above': 'The highest so far is {highest}{unit}.\nBring it up to {above}{unit}.',
  'check.reason.stream-not-below': 'The lowest so far is {lowest}{unit}.\nBring it down to {below}{unit}.',
  'check.reason.stream-slow':
    'The board sends {measured} measurements a second; it takes {rate}.\nMake the wait in the loop shorter.',
  'check.reason.stream-pass': '{count} measurements are here, from {lowest}{unit} to {highest}{unit}.',
  'check.reason.output-no-run': 'The board has printed nothing yet.\nPress Run.',
  'check.reason.output-few': '“{pattern}” came {count} of {atLeast} times.\nLet the program run.',
  'check.reason.output-nothing':
    'The board printed nothing; “{pattern}” should come.\nIs there a print, and does the program get there?',
  'check.reason.output-other':
    'The board printed “{found}”; “{pattern}” should come.\nCompare the two letter by letter: spaces and capital letters count.',
  'check.reason.output-pass': 'The board printed it.',
  'check.reason.no-program': 'Not looked at yet.\nPress Run.',
  'check.reason.program-syntax': 'Python cannot read line {line} yet.\nMend that line, then run again.',
  'check.reason.program-call-missing':
    'Your program does not use {name} yet.\nLook for it in the toolbox, or write {name}() where you need its answer.',
  'check.reason.program-call-unwanted':
    'Line {line} uses {name}; this step wants to do without.\nHow else could you get there?',
  'check.reason.program-loop-missing':
    'There is no loop in your program yet.\nWithout one the board does everything once and stops.\nWhich lines should happen again and again?',
  'check.reason.program-compare-missing':
    'Your program compares {count} times; it takes at least {atLeast}.\nWhich two things should it compare before it decides?',
  'check.reason.program-pass': 'Your program is built the way this step wants.',
  'check.reason.prediction-open':
    'You have not locked your answer yet.\nGo back to Think and say what you expect.',
  'check.reason.prediction-unmeasured':
    'Your answer is locked; nothing to compare it with is here yet.\nPress Run and measure for a while.',
  'check.reason.prediction-locked': 'Your answer is locked. Compare it with what you saw.',
  'check.reason.prediction-close': 'You thought {predicted}, the board measured {measured}: close together.',
  'check.reason.prediction-differs':
    'You thought {predicted}, the board measured {measured}.\nWhere they part, there is something to find out.\nWhat could explain it?',
  'check.reason.prediction-curve-differs':
    'At {time} s you thought {predicted}, the board measured {measured}: there the two lines are furthest apart.\nWhere they part, there is something to find out.\nWhat happened at that moment?',
  'check.reason.prediction-mark-early':
    'You thought: after {predicted} s. The board: after {measured} s, {by} s earlier.\nA surprise is where learning starts.\nWhat does the program know that you did not think of?',
  'check.reason.prediction-mark-late':
    'You thought: after {predicted} s. The board: after {measured} s, {by} s later.\nA surprise is where learning starts.\nWhat did the board wait for?',
  'check.reason.prediction-mark-never':
    'You thought: after {predicted} s. In {time} s the board never did it.\nA surprise is where learning starts.\nWhat would have to be true for it to happen?',
  'check.reason.prediction-mark-close':
    'You thought: after {predicted} s. The board: after {measured} s. You know how it works.',
  'check.reason.teacher-waiting': 'A grown-up looks at this with you.\nShow or tell them what you found.',
  'check.reason.teacher-pass': 'Seen together with a grown-up.',
} as const satisfies Readonly<Record<`check.reason.${ReasonId}`, string>>;
