import { describe, expect, it, vi } from 'vitest';
import type { WorkerLink } from '../../../ide/board/virtual/worker-link.ts';
import { doPythonJob, type PythonJob, type PythonReport } from '../../../ide/session/python-jobs.ts';
import { createPythonReader, type PythonReader } from '../../../ide/session/python-reader.ts';

interface Table {
  readonly reader: PythonReader;
  readonly jobs: PythonJob[];
  readonly started: () => number;
  readonly ended: () => number;
  /** The worker does what it was asked last. */
  answer(): void;
  die(): void;
  runOutOfTime(): void;
}

function table(types: Parameters<typeof createPythonReader>[1] = () => Promise.resolve(undefined)): Table {
  const jobs: PythonJob[] = [];
  let [started, ended] = [0, 0];
  let asked: { message(report: PythonReport): void; error(detail: string): void } | undefined;
  let time: (() => void) | undefined;
  const start = (): WorkerLink<PythonJob, PythonReport> => {
    started += 1;
    let heard: typeof asked;
    return {
      postMessage: (job) => {
        jobs.push(job);
        asked = heard;
      },
      listen: (listener) => {
        heard = listener;
      },
      terminate: () => {
        ended += 1;
      },
    };
  };
  const reader = createPythonReader(start, types, (callback) => {
    time = callback;
    return () => {
      time = undefined;
    };
  });
  return {
    reader,
    jobs,
    started: () => started,
    ended: () => ended,
    answer: () => {
      const job = jobs.at(-1);
      if (job !== undefined) asked?.message(doPythonJob(job));
    },
    die: () => asked?.error('gone'),
    runOutOfTime: () => time?.(),
  };
}

const place = { source: 'alarm = 1\nal', offset: 12, files: {} };

describe('reading Python beside the page', () => {
  it('says what is wrong', async () => {
    const { reader, answer } = table();
    const asked = reader.diagnose('print(x\n', {});
    answer();
    expect(await asked).toMatchObject([{ line: 1 }]);
  });

  it('says once a line that a text turns the reading direction round', async () => {
    const { reader, answer } = table();
    const asked = reader.diagnose('x = "a\u202eb\u202c"  # \u2066c\ny = 1\n', {});
    answer();
    expect(await asked).toMatchObject([
      { line: 1, from: 6, severity: 'hint', key: 'python.hidden.direction' },
    ]);
  });

  it('says what fits', async () => {
    const { reader, answer } = table();
    const asked = reader.complete(place);
    answer();
    expect((await asked).map((one) => one.label)).toContain('alarm');
  });

  it('says what is called and what a name is', async () => {
    const { reader, answer } = table();
    const source = 'def greet(name):\n    """Says hello."""\ngreet(';
    const call = reader.call({ source, offset: source.length });
    answer();
    expect(await call).toMatchObject({ written: 'greet', own: { docstring: 'Says hello.' } });
    // What a worker sends must be plain data.
    expect(structuredClone(await call)).toEqual(await call);
    const hover = reader.hover({ source, offset: 5 });
    answer();
    expect(structuredClone(await hover)).toMatchObject({ written: 'greet' });
  });

  it('asks one thing at a time, and only the newest', async () => {
    const { reader, jobs, answer } = table();
    const first = reader.diagnose('a', {});
    const old = reader.diagnose('ab', {});
    const newest = reader.diagnose('abc', {});
    expect(jobs).toHaveLength(1);
    expect(await old).toBeUndefined();
    answer();
    await first;
    expect(jobs.at(-1)).toMatchObject({ type: 'diagnose', source: 'abc' });
    answer();
    expect(await newest).toBeDefined();
  });

  it('lets neither editor’s question take the place of the other’s', async () => {
    const { reader, jobs, answer } = table();
    const first = reader.diagnose('a', {});
    const blocks = reader.diagnose('beside', {}, 'blocks');
    const python = reader.diagnose('written', {}, 'python');
    answer();
    await first;
    expect(jobs.at(-1)).toMatchObject({ source: 'written' });
    answer();
    expect(await python).toBeDefined();
    expect(jobs.at(-1)).toMatchObject({ source: 'beside' });
    answer();
    expect(await blocks).toBeDefined();
  });

  it('asks for the type checker again where it did not arrive', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    let loads = 0;
    const { reader } = table(() => {
      loads += 1;
      if (loads === 1) return Promise.reject(new Error('no network'));
      return Promise.resolve({ check: () => Promise.resolve([]), rest: () => undefined });
    });
    expect(await reader.checkTypes({}, 'v1')).toBeUndefined();
    expect(await reader.checkTypes({}, 'v1')).toEqual([]);
    warn.mockRestore();
  });

  it('says what fits while a long program is still looked through', async () => {
    const { reader, jobs, answer } = table();
    const long = reader.diagnose('a', {});
    const completion = reader.complete(place);
    void reader.hover(place);
    expect(jobs.map((job) => job.type)).toEqual(['diagnose', 'complete']);
    answer();
    expect(await completion).not.toEqual([]);
    expect(jobs.at(-1)?.type).toBe('hover');
    reader.close();
    expect(await long).toBeUndefined();
  });

  it('gives a text up that takes too long, and goes on with another worker', async () => {
    const { reader, started, ended, runOutOfTime, answer } = table();
    const endless = reader.diagnose('x', {});
    runOutOfTime();
    expect(await endless).toBe('too-much');
    expect(ended()).toBe(1);
    const begun = started();
    const next = reader.diagnose('y = 1\n', {});
    expect(started()).toBe(begun + 1);
    answer();
    expect(await next).toEqual([]);
  });

  it('starts another worker when one could not be had', async () => {
    const { reader, started, die, answer } = table();
    const lost = reader.complete(place);
    die();
    expect(await lost).toEqual([]);
    const next = reader.complete(place);
    expect(started()).toBe(2);
    answer();
    expect(await next).not.toEqual([]);
  });

  it('answers nothing any more when it is closed', async () => {
    const { reader, ended } = table();
    const asked = reader.diagnose('x', {});
    const waiting = reader.complete(place);
    reader.close();
    expect(await asked).toBeUndefined();
    expect(await waiting).toEqual([]);
    expect(await reader.complete(place)).toEqual([]);
    expect(ended()).toBe(2);
  });

  it('checks types only where they can be checked, and loads the checker once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(await table().reader.checkTypes({ 'main.py': '' }, 'v1')).toBeUndefined();
    expect(
      await table(() => Promise.reject(new Error('no network'))).reader.checkTypes({}, 'v1'),
    ).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
    let loads = 0;
    let rested = false;
    const { reader } = table(() => {
      loads += 1;
      return Promise.resolve({ check: () => Promise.resolve([]), rest: () => void (rested = true) });
    });
    expect(await reader.checkTypes({}, 'v1')).toEqual([]);
    expect(await reader.checkTypes({}, 'v1')).toEqual([]);
    expect(loads).toBe(1);
    reader.close();
    await Promise.resolve();
    expect(rested).toBe(true);
  });
});
