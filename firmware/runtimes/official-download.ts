import type { Outcome } from '../image/image-problem.ts';
import { sha256 } from './local-runtimes.ts';
import type { KnownRuntime } from './manifest.ts';
import type { RuntimeProblem } from './runtime-problem.ts';

export interface DownloadTimes {
  /** Until the first answer, milliseconds. */
  readonly connect: number;
  /** Between two pieces of the file, milliseconds. */
  readonly stall: number;
}

const usualTimes: DownloadTimes = { connect: 5_000, stall: 10_000 };

/** Gets a runtime from an address and checks its hash. */
export async function downloadRuntime(
  runtime: KnownRuntime,
  url: string,
  times: DownloadTimes = usualTimes,
): Promise<Outcome<string, RuntimeProblem>> {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(new Error('no answer in time')), times.connect);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  let connected = false;
  try {
    const response = await fetch(url, { signal: stop.signal });
    connected = true;
    if (!response.ok || !response.body) {
      stop.abort();
      return { ok: false, problem: { code: 'download-refused', url, status: response.status } };
    }
    // Not `for await`: the stream's types of Node and of the DOM disagree there.
    const reader = response.body.getReader();
    for (;;) {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(new Error('the server stopped sending')), times.stall);
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      bytes += value.length;
      // Whatever this is, it is not the runtime; do not fill the memory with it.
      if (bytes > runtime.hexBytes) {
        stop.abort();
        break;
      }
    }
  } catch (error) {
    const detail = reasonOf(error);
    return {
      ok: false,
      problem: connected ? { code: 'download-cut', url, bytes, detail } : { code: 'no-network', url, detail },
    };
  } finally {
    clearTimeout(timer);
  }
  const hex = Buffer.concat(pieces);
  const found = sha256(hex);
  if (found !== runtime.sha256) {
    return { ok: false, problem: { code: 'wrong-hash', place: url, expected: runtime.sha256, found } };
  }
  return { ok: true, value: hex.toString('latin1') };
}

/** `fetch` says only "fetch failed"; the reason is its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
