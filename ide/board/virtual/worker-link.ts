/** A worker as its page sees it: messages out, messages and trouble in. */
export interface WorkerLink<Request, Report> {
  postMessage(request: Request): void;
  /** Called once, before the first `postMessage`. */
  listen(listener: { message(report: Report): void; error(detail: string): void }): void;
  terminate(): void;
}

/** Starts a module worker from a file of the built application, such as `/virtual-worker.js`. */
export function startModuleWorker<Request, Report>(url: string | URL): WorkerLink<Request, Report> {
  const worker = new Worker(url, { type: 'module' });
  return {
    postMessage: (request) => {
      worker.postMessage(request);
    },
    listen: (listener) => {
      worker.addEventListener('message', (event: MessageEvent<Report>) => {
        listener.message(event.data);
      });
      worker.addEventListener('messageerror', () => {
        listener.error('a message from the worker could not be read');
      });
      worker.addEventListener('error', (event) => {
        listener.error(event.message || 'the worker could not be started');
      });
    },
    terminate: () => {
      worker.terminate();
    },
  };
}
