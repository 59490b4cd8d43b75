import { doPythonJob, type PythonJob, type PythonReport } from './python-jobs.ts';

/** The file of the worker that reads Python: whoever types does not wait for it. */
interface WorkerScope {
  postMessage(message: PythonReport): void;
  onmessage: ((event: { readonly data: PythonJob }) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  scope.postMessage(doPythonJob(data));
};
