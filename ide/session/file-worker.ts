import { fetchTextFrom, loadHexImage } from '../board/virtual/firmware-source.ts';
import { doFileJob, type FileJob, type FileReport } from './file-work.ts';

/** The file of the worker for hex files: parsing 2 MB of text takes longer than the page may stand still. */
interface WorkerScope {
  readonly location: { readonly href: string };
  postMessage(message: FileReport): void;
  onmessage: ((event: { readonly data: FileJob }) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  const firmware = fetchTextFrom(new URL('firmware/', scope.location.href));
  doFileJob(data, () => loadHexImage(firmware, ['v1', 'v2'])).then(
    (report) => {
      scope.postMessage(report);
    },
    (error: unknown) => {
      console.warn(error);
      scope.postMessage(
        data.type === 'make'
          ? { type: 'not-made', problem: { code: 'failed' } }
          : { type: 'not-opened', problem: { code: 'failed' } },
      );
    },
  );
};
