import type { Outcome } from '../image/image-problem.ts';
import { runtimeFromDebian } from './debian-package.ts';
import {
  findLocalRuntimes,
  runtimePlaces,
  type LocalRuntime,
  type RuntimePlaces,
  type UnusableFile,
} from './local-runtimes.ts';
import { knownRuntimes, officialDownloadBase, type KnownRuntime } from './manifest.ts';
import { downloadRuntime } from './official-download.ts';
import { storeInCache } from './runtime-cache.ts';
import type { RuntimeProblem } from './runtime-problem.ts';

export interface ResolveOptions {
  readonly places?: RuntimePlaces;
  /** `all` (the default) gets every known runtime; `one-per-board` stops when each board has one. */
  readonly want?: 'all' | 'one-per-board';
  /** Look only on this machine. */
  readonly offline?: boolean;
  /** Called before something that takes a while. */
  readonly onFetch?: (runtime: KnownRuntime) => void;
  /** For tests: which runtimes there are, where downloads are, how Debian's package is had. */
  readonly known?: readonly KnownRuntime[];
  readonly downloadBase?: string;
  readonly debian?: typeof runtimeFromDebian;
}

/** Which runtimes are here, and why others are not. */
export interface ResolvedRuntimes {
  /** Best first for each board. */
  readonly found: readonly LocalRuntime[];
  /** A runtime that is not here; `problem` is absent when it was not asked for. */
  readonly missing: readonly { readonly runtime: KnownRuntime; readonly problem?: RuntimeProblem }[];
  readonly unusable: readonly UnusableFile[];
}

/**
 * Finds runtimes in this order: the cache, the folder of `PENSABIT_RUNTIMES`, the official download, Debian's
 * package. What had to be fetched is kept in the cache.
 */
export async function resolveRuntimes(options: ResolveOptions = {}): Promise<ResolvedRuntimes> {
  const { places = runtimePlaces(), known = knownRuntimes, want = 'all', offline = false } = options;
  const local = findLocalRuntimes(places, known);
  const found = new Map(local.found.map((one) => [one.runtime, one]));
  const missing: { runtime: KnownRuntime; problem?: RuntimeProblem }[] = [];
  let noNetwork: (RuntimeProblem & { readonly code: 'no-network' }) | undefined;

  for (const runtime of known) {
    if (found.has(runtime)) continue;
    const boardServed = [...found.keys()].some((one) => one.board === runtime.board);
    if (offline || (want === 'one-per-board' && boardServed)) {
      missing.push({ runtime });
      continue;
    }
    // Waiting for the same time-out again would only cost more seconds.
    if (noNetwork && runtime.origin.kind === 'download') {
      missing.push({ runtime, problem: { ...noNetwork, url: downloadUrl(runtime.origin.path, options) } });
      continue;
    }
    options.onFetch?.(runtime);
    const hex = await fetchRuntime(runtime, options);
    const stored = hex.ok ? await storeInCache(places, runtime, hex.value) : hex;
    if (stored.ok) {
      found.set(runtime, stored.value);
    } else {
      missing.push({ runtime, problem: stored.problem });
      if (stored.problem.code === 'no-network') noNetwork = stored.problem;
    }
  }
  return {
    found: known.flatMap((runtime) => found.get(runtime) ?? []),
    missing,
    unusable: local.unusable.filter((file) => ![...found.values()].some((one) => one.path === file.path)),
  };
}

function fetchRuntime(
  runtime: KnownRuntime,
  options: ResolveOptions,
): Promise<Outcome<string, RuntimeProblem>> {
  const { origin } = runtime;
  return origin.kind === 'download'
    ? downloadRuntime(runtime, downloadUrl(origin.path, options))
    : (options.debian ?? runtimeFromDebian)({ ...runtime, origin });
}

function downloadUrl(path: string, options: ResolveOptions): string {
  return new URL(path, options.downloadBase ?? officialDownloadBase).href;
}
