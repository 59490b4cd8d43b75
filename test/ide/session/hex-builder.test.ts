import { describe, expect, it, vi } from 'vitest';
import { programFromHex } from '../../../firmware/image/hex-contents.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { loadHexImage, type FetchText } from '../../../ide/board/virtual/firmware-source.ts';
import type { WorkerLink } from '../../../ide/board/virtual/worker-link.ts';
import { doFileJob, type FileJob, type FileReport } from '../../../ide/session/file-work.ts';
import { createHexBuilder } from '../../../ide/session/hex-builder.ts';
import { hexText, syntheticV1 } from '../../firmware/image/synthetic-runtimes.ts';

const v1 = hexText(syntheticV1());
/** A server that has the runtime of V1 only. */
const server: FetchText = (file) =>
  Promise.resolve(
    file === 'index.json'
      ? JSON.stringify({ runtimes: [{ id: 'v1', board: 'v1', version: '1', file: 'v1.hex', bytes: 1 }] })
      : v1,
  );

interface Worker {
  readonly link: WorkerLink<FileJob, FileReport>;
  readonly terminated: () => boolean;
  die(detail: string): void;
}

function workerThat(answers: boolean, fetchText = server): Worker {
  let terminated = false;
  let heard: Parameters<WorkerLink<FileJob, FileReport>['listen']>[0] | undefined;
  return {
    link: {
      listen: (listener) => {
        heard = listener;
      },
      postMessage: (job) => {
        if (!answers) return;
        void doFileJob(job, (boards) => loadHexImage(fetchText, boards)).then((report) =>
          heard?.message(report),
        );
      },
      terminate: () => {
        terminated = true;
      },
    },
    terminated: () => terminated,
    die: (detail) => heard?.error(detail),
  };
}

const program = programFromSource('print(1)\n');
const forever = (): AbortSignal => new AbortController().signal;

describe('hexes for boards that are flashed', () => {
  it('holds the program and one runtime, made by a worker that stays', async () => {
    const start = vi.fn(() => workerThat(true).link);
    const builder = createHexBuilder(start);
    const built = await builder.build(program, 'v1', forever());
    const read = programFromHex(built.hex);
    expect(read.ok && read.value.runtimes.map((one) => one.board)).toEqual(['v1']);
    await builder.build(programFromSource('print(2)\n'), 'v1', forever());
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('says honestly which runtime is not here, and what is wrong with a program', async () => {
    const builder = createHexBuilder(() => workerThat(true).link);
    await expect(builder.build(program, 'v2', forever())).rejects.toMatchObject({
      code: 'runtime-missing',
      values: { model: 'V2' },
    });
    await expect(builder.build({ files: new Map() }, 'v1', forever())).rejects.toMatchObject({
      code: 'no-main',
    });
    const huge = programFromSource(`x = "${'long '.repeat(20_000)}"\n`);
    await expect(builder.build(huge, 'v1', forever())).rejects.toMatchObject({
      code: 'program-too-big',
      values: { limit: expect.any(Number) as number },
    });
  });

  it('says when the runtime did not arrive, and asks again the next time', async () => {
    let online = false;
    const flaky: FetchText = (file) => (online ? server(file) : Promise.reject(new TypeError('network')));
    const builder = createHexBuilder(() => workerThat(true, flaky).link);
    await expect(builder.build(program, 'v1', forever())).rejects.toMatchObject({
      code: 'firmware-unreachable',
    });
    online = true;
    expect((await builder.build(program, 'v1', forever())).hex).toContain(':');
  });

  it('ends with the signal, and with a worker that dies; the next one starts another', async () => {
    const workers: Worker[] = [];
    const builder = createHexBuilder(() => {
      const worker = workerThat(workers.length > 0);
      workers.push(worker);
      return worker.link;
    });
    const abort = new AbortController();
    const first = builder.build(program, 'v1', abort.signal);
    abort.abort(new DOMException('gave up', 'AbortError'));
    await expect(first).rejects.toThrow('gave up');
    const second = builder.build(program, 'v1', forever());
    workers[0]?.die('gone');
    await expect(second).rejects.toMatchObject({ code: 'firmware-unreachable' });
    expect(workers[0]?.terminated()).toBe(true);
    await builder.build(program, 'v1', forever());
    expect(workers).toHaveLength(2);
  });

  it('does not wait for ever', async () => {
    let ring: () => void = () => undefined;
    const worker = workerThat(false);
    const builder = createHexBuilder(
      () => worker.link,
      (callback) => {
        ring = callback;
        return () => undefined;
      },
    );
    const build = builder.build(program, 'v1', forever());
    ring();
    await expect(build).rejects.toMatchObject({ code: 'firmware-unreachable' });
    expect(worker.terminated()).toBe(true);
  });
});
