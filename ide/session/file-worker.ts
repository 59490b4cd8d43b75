import type { HexImage } from '../../firmware/image/hex-image.ts';
import { fetchTextFrom, loadHexImage } from '../board/virtual/firmware-source.ts';
import { doFileJob, type FileJob, type FileReport, type LoadImage } from './file-work.ts';

/** The file of the worker for files: parsing 2 MB of text takes longer than the page may stand still. */
interface WorkerScope {
  readonly location: { readonly href: string };
  postMessage(message: FileReport): void;
  onmessage: ((event: { readonly data: FileJob }) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;

/** What is prepared is kept for the next job of this worker; what did not arrive is asked for again. */
const images = new Map<string, Promise<HexImage>>();
const loadImage: LoadImage = (boards) => {
  const key = boards.join();
  const known = images.get(key);
  if (known !== undefined) return known;
  const loading = loadHexImage(fetchTextFrom(new URL('firmware/', scope.location.href)), boards);
  images.set(key, loading);
  loading.catch(() => images.delete(key));
  return loading;
};

scope.onmessage = ({ data }) => {
  doFileJob(data, loadImage).then(
    (report) => {
      scope.postMessage(report);
    },
    (error: unknown) => {
      console.warn(error);
      scope.postMessage(failureOf(data, error));
    },
  );
};

function failureOf(job: FileJob, error: unknown): FileReport {
  switch (job.type) {
    case 'make':
      return { type: 'not-made', problem: { code: 'failed' } };
    case 'open':
      return { type: 'not-opened', problem: { code: 'failed' } };
    case 'open-link':
      return { type: 'link-not-opened', problem: { code: 'failed' } };
    case 'zip':
      return { type: 'not-zipped' };
    case 'build':
      return { type: 'not-built', id: job.id, code: 'connection-failed', values: {}, detail: String(error) };
  }
}
