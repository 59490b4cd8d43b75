import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseHex } from '../image/intel-hex.ts';
import { canonicalBytes } from '../image/memory-image.ts';
import { knownRuntimes, type BoardGeneration, type KnownRuntime } from './manifest.ts';

/** A runtime that is on this machine, its hash checked. */
export interface LocalRuntime {
  readonly runtime: KnownRuntime;
  readonly hex: string;
  readonly path: string;
  readonly where: 'cache' | 'folder';
}

/** The places to look in, from the environment unless a test says otherwise. */
export interface RuntimePlaces {
  /** Ours to write: `PENSABIT_CACHE`, else `.cache` of the repository; runtimes are in its `runtimes`. */
  readonly cache: string;
  /** Somebody else's, only read: `PENSABIT_RUNTIMES`. Files are known by their hash, whatever their name. */
  readonly folder?: string;
}

/** A file in one of the places that should be a runtime and is not. */
export interface UnusableFile {
  readonly path: string;
  readonly reason: 'wrong-hash' | 'unreadable';
}

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Where this machine keeps runtimes. */
export function runtimePlaces(environment: NodeJS.ProcessEnv = process.env): RuntimePlaces {
  const cache = path.join(environment['PENSABIT_CACHE'] || path.join(repository, '.cache'), 'runtimes');
  const folder = environment['PENSABIT_RUNTIMES'];
  return folder ? { cache, folder } : { cache };
}

/** File name of a runtime in the cache. */
export function cacheFile(places: RuntimePlaces, runtime: KnownRuntime): string {
  return path.join(places.cache, `microbit-micropython-${runtime.id}.hex`);
}

/** SHA-256 in lower-case hex digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The runtimes on this machine, best first for each board, without any network. A file whose hash is unknown
 * is never used.
 */
export function findLocalRuntimes(
  places: RuntimePlaces = runtimePlaces(),
  known: readonly KnownRuntime[] = knownRuntimes,
): {
  readonly found: readonly LocalRuntime[];
  readonly unusable: readonly UnusableFile[];
} {
  const found = new Map<KnownRuntime, LocalRuntime>();
  const unusable: UnusableFile[] = [];

  for (const runtime of known) {
    const file = cacheFile(places, runtime);
    if (!fileSize(file)) continue;
    const bytes = readOrUndefined(file);
    if (!bytes) unusable.push({ path: file, reason: 'unreadable' });
    else if (!isRuntime(bytes, runtime)) unusable.push({ path: file, reason: 'wrong-hash' });
    else found.set(runtime, { runtime, hex: bytes.toString('latin1'), path: file, where: 'cache' });
  }

  if (places.folder !== undefined) {
    const sizes = new Set(known.map((one) => one.hexBytes));
    for (const name of namesIn(places.folder)) {
      const file = path.join(places.folder, name);
      const size = fileSize(file);
      if (size === undefined) continue;
      // The length says at once that most files are something else.
      const bytes = sizes.has(size) ? readOrUndefined(file) : undefined;
      const hash = bytes && sha256(bytes);
      const runtime = known.find((one) => one.sha256 === hash);
      if (bytes && runtime) {
        if (!found.has(runtime)) {
          found.set(runtime, { runtime, hex: bytes.toString('latin1'), path: file, where: 'folder' });
        }
      } else if (name.toLowerCase().endsWith('.hex')) {
        unusable.push({ path: file, reason: sizes.has(size) && !bytes ? 'unreadable' : 'wrong-hash' });
      }
    }
  }

  return { found: known.flatMap((runtime) => found.get(runtime) ?? []), unusable };
}

/** The hex text of the best runtime for each board among `found`: what `createHexImage` takes. */
export function bestRuntimes(found: readonly LocalRuntime[]): Partial<Record<BoardGeneration, string>> {
  const v1 = found.find((one) => one.runtime.board === 'v1');
  const v2 = found.find((one) => one.runtime.board === 'v2');
  return { ...(v1 && { v1: v1.hex }), ...(v2 && { v2: v2.hex }) };
}

/** By the file's hash; a runtime taken out of somebody's hex has other line ends, so then by its memory's. */
function isRuntime(bytes: Buffer, runtime: KnownRuntime): boolean {
  if (sha256(bytes) === runtime.sha256) return true;
  const hex = parseHex(bytes.toString('latin1'));
  const image = hex.ok && !hex.value.universal ? hex.value.parts[0]?.image : undefined;
  return image !== undefined && sha256(canonicalBytes(image)) === runtime.imageSha256;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Undefined for what is not a file, or is out of reach (a file where a folder should be, no permission). */
function fileSize(file: string): number | undefined {
  try {
    const stats = statSync(file);
    return stats.isFile() ? stats.size : undefined;
  } catch {
    return undefined;
  }
}

function readOrUndefined(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
