import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { flashImageFromHex } from '../../../firmware/image/hex-contents.ts';
import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { parseBlocksDocument } from '../../../ide/blocks/blocks-document.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import type { Lesson } from '../../../lessons/format/lesson.ts';
import type { PackFiles } from '../../../lessons/format/pack-files.ts';
import { parsePack } from '../../../lessons/format/parse-pack.ts';
import type { ObservedImage } from '../../../lessons/observe/observe.ts';
import { proveLesson, unprovenChecks } from '../../../lessons/observe/prove-lesson.ts';
import { readPackFolder } from '../../../scripts/read-pack-folder.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';

const folder = fileURLToPath(new URL('../../../lessons/packs/pensabit', import.meta.url));
const code = `${folder}/lessons/cold-chain/code`;
let files: PackFiles;
let lesson: Lesson;

beforeAll(async () => {
  files = await readPackFolder(folder);
  const { pack, problems } = parsePack(files);
  expect(problems).toEqual([]);
  const found = pack?.lessons.find(({ slug }) => slug === 'cold-chain');
  if (found === undefined) throw new Error('The pack has no cold chain.');
  lesson = found;
});

describe('the cold chain', () => {
  it('takes the minutes it says, hello and goodbye included', () => {
    const steps = lesson.steps.reduce((sum, step) => sum + step.minutes, 0);
    // The run sheet gives five minutes to the hello and three to the goodbye.
    expect(steps + 8).toBe(lesson.minutes);
    expect([...new Set(lesson.steps.map((step) => step.phase))]).toEqual([
      'think',
      'check',
      'correct',
      'solve',
    ]);
  });

  it('has three hints wherever something must be built', () => {
    for (const step of lesson.steps) {
      if (step.checks.some((check) => check.kind === 'scenario')) expect(step.hints, step.id).toHaveLength(3);
    }
  });

  it('offers its starter as blocks that are the very same Python', () => {
    const starter = lesson.steps.find((step) => step.starter !== undefined)?.starter;
    const document = parseBlocksDocument(starter?.blocks);
    if (!document.ok) throw new Error('The blocks of the starter are damaged.');
    expect(generatePython(document.document).source).toBe(starter?.python);
  });

  it('can be solved with blocks alone', () => {
    for (const file of ['mended.py', 'steady.py']) {
      const source = readFileSync(`${code}/${file}`, 'utf8');
      const blocks = pythonToBlocks(source);
      expect(JSON.stringify(blocks)).not.toContain('"type":"python');
      expect(generatePython(blocks).source).toBe(source);
    }
  });

  it('ties every number to its unit, in both languages', () => {
    for (const [path, bytes] of files) {
      if (!path.endsWith('.md') && !path.endsWith('.yaml')) continue;
      expect(new TextDecoder().decode(bytes), path).not.toMatch(/\d (°C|ms|kB)\b/);
    }
  });

  it('has a counter-example for every check that can fail', () => {
    const unproven = lesson.steps.flatMap((step) =>
      unprovenChecks(step).map((check) => `${step.id}/${check}`),
    );
    expect(unproven).toEqual([]);
  });
});

describeWith(['v1-runtime'], 'the cold chain on the virtual board', () => {
  it.each(v1Runtimes().map(({ runtime, hex }) => [runtime.version, hex] as const))(
    'is proven on MicroPython %s: exemplars pass, every other program fails the check that names it',
    (_version, hex) => {
      const prepared = createHexImage({ v1: hex });
      if (!prepared.ok) throw new Error('The runtime cannot be prepared.');
      const image = (source: string): ObservedImage | { problem: string } => {
        const built = prepared.value.build(programFromSource(source), 'v1');
        if (!built.ok) return { problem: built.problem.code };
        const flashed = flashImageFromHex(built.value.hex, 'v1');
        return flashed.ok ? flashed.value : { problem: flashed.problem.code };
      };
      const source = (file: string) => readFileSync(`${code}/${file}`, 'utf8');
      const proofs = [...proveLesson(lesson, { source, image })];
      expect(
        proofs.flatMap(({ step, file, problems }) => problems.map((problem) => ({ step, file, ...problem }))),
      ).toEqual([]);
      expect(proofs.filter(({ role }) => role === 'exemplar')).toHaveLength(6);
      expect(proofs.filter(({ role }) => role === 'counter-example').length).toBeGreaterThan(20);
      const starter = proofs.find(({ step, file }) => step === 'mend' && file === 'starter.py');
      // "The alarm sounded at 4 degrees", at the line of the comparison.
      expect(starter?.verdicts['quiet']).toMatchObject({
        status: 'fail',
        reason: { id: 'sound-unexpected', values: { temperature: 4 } },
        line: 8,
      });
    },
    240_000,
  );
});
