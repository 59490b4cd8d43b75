import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { flashImageFromHex } from '../../firmware/image/hex-contents.ts';
import { createHexImage } from '../../firmware/image/hex-image.ts';
import { programFromSource } from '../../firmware/program.ts';
import type { LocalRuntime } from '../../firmware/runtimes/local-runtimes.ts';
import type { Pack } from '../../lessons/format/lesson.ts';
import type { PackFiles } from '../../lessons/format/pack-files.ts';
import { formatPackProblem } from '../../lessons/format/pack-problem.ts';
import { parsePack } from '../../lessons/format/parse-pack.ts';
import type { ObservedImage } from '../../lessons/observe/observe.ts';
import {
  proveLesson,
  unprovenChecks,
  type Proof,
  type ProofProblem,
} from '../../lessons/observe/prove-lesson.ts';
import { buildPack } from '../build-packs.ts';
import { readPackFolder } from '../read-pack-folder.ts';
import { parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command, type Terminal } from './command.ts';
import { describeImageProblem } from './describe-problem.ts';
import { newPackFiles } from './lesson-template.ts';
import { runtimesHere } from './runtimes-here.ts';

/** `pensabit lesson`: for those who write lesson packs. */
export const lessonCommand: Command = {
  usage: 'new|validate|test|build <pack folder> [--lesson slug] [-o folder]',
  details: `  new <folder>       writes a small pack that works, to change into yours
  validate <folder>  reads the pack and names everything wrong in it, as file:line:column
  test <folder>      proves on the virtual micro:bit, with every V1 runtime that is here, that exemplars pass
                     and that every counter-example fails the check that names it
  build <folder>     writes the JSON that the app loads; exemplars and counter-examples stay out of it
  --lesson SLUG      only this lesson (test)
  -o FOLDER          where to (build); else a folder dist beside the pack's files`,

  async run(args, terminal) {
    const parsed = parseArguments(args, [
      { name: '--lesson', value: 'SLUG' },
      { name: '--output', short: '-o', value: 'FOLDER' },
    ]);
    const [action, folder, extra] = parsed.files;
    if (action === undefined || folder === undefined || extra !== undefined) {
      throw new UsageError('Say what to do and with which pack: lesson validate my-pack');
    }
    const path = resolve(terminal.cwd, folder);
    switch (action) {
      case 'new':
        return startPack(path, folder, terminal);
      case 'validate': {
        const { pack } = await readSoundPack(path, folder);
        const steps = pack.lessons.reduce((sum, lesson) => sum + lesson.steps.length, 0);
        await terminal.out(
          `${folder}: sound. ${count(pack.lessons.length, 'lesson')}, ${count(steps, 'step')}.\n`,
        );
        return 0;
      }
      case 'test':
        return testPack(path, folder, parsed.options.get('--lesson'), terminal);
      case 'build': {
        await readSoundPack(path, folder);
        const target = resolve(terminal.cwd, parsed.options.get('--output') ?? join(folder, 'dist'));
        for (const card of await buildPack(path, target)) {
          await terminal.out(`${join(target, card.pack, `${card.slug}.json`)}\n`);
        }
        return 0;
      }
      default:
        throw new UsageError(`"${action}" is none of: new, validate, test, build.`);
    }
  },
};

async function startPack(path: string, folder: string, terminal: Terminal): Promise<0 | 1> {
  const present = await readdir(path).catch(() => []);
  if (present.length > 0)
    throw new UserError(`${folder} is not empty. Choose another folder for the new pack.`);
  for (const [name, text] of newPackFiles) {
    const file = join(path, name);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, text);
  }
  await terminal.out(
    `${folder}: a pack with one lesson. Next: npm run -s pensabit -- lesson test ${folder}\n`,
  );
  return 0;
}

async function readSoundPack(path: string, folder: string): Promise<{ pack: Pack; files: PackFiles }> {
  const files = await readPackFolder(path).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UserError(`${folder} cannot be read (${reason}). Name the folder that holds pack.yaml.`);
  });
  const { pack, problems } = parsePack(files);
  if (pack !== undefined) return { pack, files };
  throw new UserError(problems.map((problem) => `${folder}/${formatPackProblem(problem)}`).join('\n'));
}

async function testPack(
  path: string,
  folder: string,
  slug: string | undefined,
  terminal: Terminal,
): Promise<0 | 1> {
  const { pack, files } = await readSoundPack(path, folder);
  const lessons = pack.lessons.filter((lesson) => slug === undefined || lesson.slug === slug);
  if (lessons.length === 0) {
    const known = pack.lessons.map((lesson) => lesson.slug).join(', ');
    throw new UserError(`The pack has no lesson "${slug ?? ''}". It has: ${known}.`);
  }
  const runtimes = (await runtimesHere(terminal, ['v1'])).filter((one) => one.runtime.board === 'v1');
  if (runtimes.length === 0) {
    throw new UserError('No V1 runtime is on this machine. Get one with: npm run -s pensabit -- firmware');
  }
  let wrong = 0;
  for (const runtime of runtimes) {
    const image = imageBuilder(runtime);
    for (const lesson of lessons) {
      await terminal.out(`${lesson.slug} on ${runtime.runtime.title}\n`);
      const source = (file: string): string =>
        new TextDecoder().decode(files.get(`lessons/${lesson.slug}/code/${file}`));
      for (const proof of proveLesson(lesson, { source, image })) {
        if (proof.problems.length > 0) wrong++;
        await terminal.out(`${reportProof(proof)}\n`);
      }
    }
  }
  for (const lesson of lessons) {
    for (const step of lesson.steps) {
      for (const check of unprovenChecks(step)) {
        terminal.say(`note: no counter-example fails ${step.id}/${check}; can it fail?`);
      }
    }
  }
  if (wrong === 0) return 0;
  terminal.say(`${count(wrong, 'program')} did not do what the pack says.`);
  return 1;
}

function imageBuilder(runtime: LocalRuntime): (source: string) => ObservedImage | { problem: string } {
  const prepared = createHexImage({ v1: runtime.hex });
  if (!prepared.ok) throw new UserError(`${runtime.path}: ${describeImageProblem(prepared.problem.problem)}`);
  return (source) => {
    const built = prepared.value.build(programFromSource(source), 'v1');
    if (!built.ok) return { problem: describeImageProblem(built.problem) };
    const image = flashImageFromHex(built.value.hex, 'v1');
    return image.ok ? image.value : { problem: describeImageProblem(image.problem) };
  };
}

function reportProof({ step, file, role, verdicts, problems }: Proof): string {
  const mark = problems.length === 0 ? 'ok  ' : 'NOT ';
  const failing = Object.entries(verdicts).filter(([, verdict]) => verdict.status === 'fail');
  const [first] = failing;
  const told = first === undefined ? '' : `, the pupil reads ${first[0]}: ${first[1].reason.id}`;
  const outcome = role === 'exemplar' ? (problems.length === 0 ? 'passes' : 'does not pass') : `fails${told}`;
  const lines = [
    `  ${mark} ${step}: ${file} ${problems.length > 0 && role !== 'exemplar' ? 'differs' : outcome}`,
  ];
  for (const problem of problems) lines.push(`       ${describeProof(problem)}`);
  return lines.join('\n');
}

function describeProof({ code, values }: ProofProblem): string {
  const { check = '', reason = '', expected = '', status = '', detail = '' } = values;
  switch (code) {
    case 'not-built':
      return detail;
    case 'exemplar-not-passing':
      return `check "${check}" should pass and says ${status}: ${reason}`;
    case 'passed-wrongly':
      return `it should fail "${expected}" and fails nothing`;
    case 'other-check-first':
      return `it should fail "${expected}" first and fails "${check}" (${reason})`;
    case 'fails-too':
      return `it also fails "${check}" (${reason}); add that to "also", or mend the check`;
    case 'fails-no-more':
      return `"also" names "${check}", which says ${status}`;
    case 'other-reason':
      return `it should fail because of ${expected} and fails because of ${reason}`;
  }
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
