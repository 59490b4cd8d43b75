import { describe, expect, it } from 'vitest';
import { buildLesson, cardOf } from '../../../lessons/format/built-lesson.ts';
import { isInside, maxFileBytes } from '../../../lessons/format/pack-files.ts';
import { formatPackProblem, type PackProblem } from '../../../lessons/format/pack-problem.ts';
import { parsePack } from '../../../lessons/format/parse-pack.ts';
import { lessonFile, packFiles, replacing } from '../pack-fixture.ts';
import fc from '../../property.ts';

/** Problems of the fixture pack after one change to its lesson.yaml, as an author reads them. */
function problemsAfter(from: string, to: string, file = lessonFile): readonly PackProblem[] {
  return parsePack(packFiles({ [file]: replacing(from, to) })).problems;
}

function linesAfter(from: string, to: string, file = lessonFile): string[] {
  return problemsAfter(from, to, file).map(formatPackProblem);
}

describe('a pack', () => {
  it('that is sound becomes plain data', () => {
    const { pack, problems } = parsePack(packFiles());
    expect(problems).toEqual([]);
    expect(pack?.lessons[0]?.steps[0]).toMatchObject({
      id: 'build',
      phase: 'solve',
      title: { en: 'Build the night light', it: 'Costruisci la luce notturna' },
      starter: { python: 'from microbit import *\n\nwhile True:\n    sleep(200)\n' },
      exemplar: 'night-light.py',
    });
    expect(pack?.lessons[0]?.steps[0]?.hints[0]?.it).toContain('luce forte');
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  });

  it('is built without its solutions', () => {
    const { pack } = parsePack(packFiles());
    const [lesson] = pack?.lessons ?? [];
    if (pack === undefined || lesson === undefined) throw new Error('The fixture is not sound.');
    const built = JSON.stringify(buildLesson(pack, lesson));
    expect(built).not.toContain('night-light.py');
    expect(built).not.toContain('always-on');
    expect(built).not.toContain('counterExamples');
    expect(cardOf(pack, lesson)).toMatchObject({
      path: '/packs/my-pack/night-light.json',
      phases: { think: 0, check: 0, correct: 0, solve: 30 },
    });
  });

  it('with a mistyped key says which key was meant, and where', () => {
    expect(linesAfter('minutes: 30\nconcepts', 'minuts: 30\nconcepts')).toEqual([
      `${lessonFile}:1:1: "minutes" is missing. [missing-key]`,
      `${lessonFile}:6:1: "minuts" is no key here. Did you mean "minutes"? [wrong-key]`,
    ]);
  });

  it.each([
    ['minutes: 30\nconcepts', 'minutes: many\nconcepts', 'wrong-type', 'many'],
    ['from: 8', 'from: 2', 'out-of-range', '2, to: 12'],
    ['phase: solve', 'phase: slove', 'wrong-value', 'slove'],
    ['sensors: [light]', 'sensors: [lihgt]', 'wrong-value', 'lihgt'],
    ['id: bright', 'id: dark', 'duplicate-id', 'dark\n        kind: scenario\n        title: { en: Off'],
    ['kind: scenario', 'kind: scenery', 'unknown-check', 'scenery'],
    ['display: lit,', 'display: lt,', 'wrong-value', 'lt,'],
    ['seconds: 6', 'second: 6', 'wrong-key', 'second: 6'],
    ['{ at: 3, light: 5 }', '{ at: 3, ligth: 5 }', 'scenario', 'ligth'],
    ['{ at: 3, light: 5 }', '{ at: 3, light: 500 }', 'scenario', '500'],
    ['from: 4, to: 6 }', 'from: 4, to: 60 }', 'out-of-range', '60 }'],
    ['display: lit,', 'display: lit, sound: on,', 'wrong-key', 'lit'],
    ['fails: dark', 'fails: drak', 'unknown-id', 'drak'],
    ['fails: dark', 'fails: dark, reason: display-drak', 'unknown-id', 'display-drak'],
    ['file: always-on.py', 'file: alwayson.py', 'missing-file', 'alwayson.py'],
    ['file: always-on.py', 'file: ../../../pack.yaml', 'path', '../../../pack.yaml'],
    ['exemplar: night-light.py', 'exemplar: /etc/passwd', 'path', '/etc/passwd'],
    ['python: starter.py', 'python: started.py', 'missing-file', 'started.py'],
    ['python: starter.py', 'python: starter.py, blocks: starter.py', 'wrong-value', 'starter.py }'],
    ['{ en: Home, it: Casa }', '{ en: Home }', 'missing-text', '{ en: Home }'],
    ['{ en: Home, it: Casa }', '{ en: Home, it: Casa, de: Haus }', 'wrong-key', 'de: Haus'],
  ])('with "%s" changed to "%s" is told %s at "%s"', (from, to, code, place) => {
    const text = new TextDecoder().decode(packFiles({ [lessonFile]: replacing(from, to) }).get(lessonFile));
    const found = problemsAfter(from, to).map((problem) => {
      const rest = text
        .split('\n')
        .slice(problem.line - 1)
        .join('\n')
        .slice(problem.column - 1);
      return [problem.code, rest.slice(0, place.length)];
    });
    expect(found).toContainEqual([code, place]);
  });

  it('with broken YAML names the line, and nothing that only follows from it', () => {
    const problems = problemsAfter('minutes: 30\nconcepts', '\tminutes: 30\nconcepts');
    expect(problems.every((problem) => problem.file === lessonFile)).toBe(true);
    expect(problems[0]).toMatchObject({ line: 6 });
  });

  it('without a file that it needs is told which', () => {
    const missing = (path: string) =>
      parsePack(packFiles({ [path]: undefined })).problems.map(({ code, file }) => [code, file]);
    expect(missing('pack.yaml')).toEqual([['missing-file', 'pack.yaml']]);
    expect(missing(lessonFile)).toEqual([['missing-file', lessonFile]]);
    expect(missing('lessons/night-light/it/build.md')).toEqual([
      ['missing-file', 'lessons/night-light/it/build.md'],
    ]);
    expect(missing('lessons/night-light/en/teacher.md')).toEqual([
      ['missing-file', 'lessons/night-light/en/teacher.md'],
    ]);
  });

  it('needs a title, a text and as many hints in every language', () => {
    const page = 'lessons/night-light/it/build.md';
    const after = (text: string) =>
      parsePack(packFiles({ [page]: text })).problems.map(({ code, file }) => [code, file]);
    expect(after('Only text\n<!-- hint -->\nx')).toEqual([['missing-text', page]]);
    expect(after('# Title\n\ntext')).toEqual([['missing-text', page]]);
    expect(after('# Title\n\ntext\n<!-- hint -->\n')).toEqual([['missing-text', page]]);
    expect(after('# Title\n<!-- hint -->\nx')).toEqual([['missing-text', page]]);
  });

  it('with bytes that are no text, too large files or paths that climb out is refused', () => {
    const files = packFiles();
    files.set('pack.yaml', new Uint8Array([0xff, 0xfe, 0x00]));
    expect(parsePack(files).problems.map(({ code }) => code)).toEqual(['not-text']);
    const large = packFiles();
    large.set('data/run.csv', new Uint8Array(maxFileBytes + 1));
    expect(parsePack(large).problems.map(({ code }) => code)).toEqual(['too-large']);
    const climbing = packFiles();
    climbing.set('../evil.yaml', new Uint8Array());
    expect(parsePack(climbing).problems.map(({ code }) => code)).toEqual(['path']);
    for (const path of ['/a', 'a//b', './a', 'a/..', 'C:/a', 'a\\b', '', 'a\0b'])
      expect(isInside(path), path).toBe(false);
    expect(isInside('lessons/a/en/b.md')).toBe(true);
  });

  it('names the same lesson only once, by a folder name', () => {
    expect(problemsAfter('[night-light]', '[night-light, night-light]', 'pack.yaml')[0]).toMatchObject({
      code: 'duplicate-id',
      line: 8,
    });
    expect(problemsAfter('[night-light]', '[../night-light]', 'pack.yaml')[0]).toMatchObject({
      code: 'path',
    });
    expect(
      problemsAfter('languages: [en, it]', 'languages: []', 'pack.yaml').map(({ code }) => code),
    ).toContain('missing-key');
  });

  it('never throws, whatever the files say', () => {
    const values = fc.constantFrom(
      '1',
      '[]',
      '{}',
      'text',
      '',
      '{ en: x }',
      '[1, 2]',
      'true',
      '- a',
      '*x',
      '-5',
    );
    const keys = ['age', 'minutes', 'series', 'steps', 'title', 'boards', 'context', 'safety'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), values), { maxLength: 8 }), (entries) => {
        const yaml = entries.map(([key, value]) => `${key}: ${value}`).join('\n');
        const { problems } = parsePack(packFiles({ [lessonFile]: yaml }));
        expect(problems.length).toBeGreaterThan(0);
      }),
    );
    const stepKeys = [
      'predict',
      'checks',
      'starter',
      'hints',
      'exemplar',
      'counterExamples',
      'rehearsal',
      'scene',
      'toolbox',
    ];
    const deep = fc.constantFrom(
      '1',
      '[]',
      '[1]',
      '{}',
      '{ type: 7 }',
      '[{ id: 1 }]',
      '[{ kind: stream, options: 3 }]',
      'x',
    );
    fc.assert(
      fc.property(fc.constantFrom(...stepKeys), deep, (key, value) => {
        const change = replacing(
          '    mode: editor\n',
          `    mode: editor\n    extra-${key}: 1\n    ${key}x: 1\n`,
        );
        const text = (yaml: string) =>
          change(yaml)
            .replace(new RegExp(`^    ${key}:`, 'm'), '    was:')
            .replace(`extra-${key}: 1`, `${key}: ${value}`);
        expect(parsePack(packFiles({ [lessonFile]: text })).problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
