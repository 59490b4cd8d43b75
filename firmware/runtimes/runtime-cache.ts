import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import type { Outcome } from '../image/image-problem.ts';
import { cacheFile, type LocalRuntime, type RuntimePlaces } from './local-runtimes.ts';
import type { KnownRuntime } from './manifest.ts';
import type { RuntimeProblem } from './runtime-problem.ts';

/** Keeps a runtime whose hash was checked. Another process reading at the same time sees all of it or nothing. */
export async function storeInCache(
  places: RuntimePlaces,
  runtime: KnownRuntime,
  hex: string,
): Promise<Outcome<LocalRuntime, RuntimeProblem>> {
  const file = cacheFile(places, runtime);
  const draft = `${file}.${process.pid}.part`;
  try {
    await mkdir(places.cache, { recursive: true });
    await writeFile(draft, hex, 'latin1');
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: { code: 'cache-not-writable', path: places.cache, detail } };
  }
  return { ok: true, value: { runtime, hex, path: file, where: 'cache' } };
}
