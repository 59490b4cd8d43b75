import { createObservation } from '../../../lessons/observe/observe.ts';
import { CheckHost } from './check-host.ts';
import type { CheckReport, CheckRequest } from './check-protocol.ts';
import { createFirmwareSource, fetchTextFrom } from './firmware-source.ts';
import { createMacrotask } from './macrotask.ts';

/** The file of the checks' worker: gives {@link CheckHost} what only a worker has. */
interface WorkerScope {
  readonly location: { readonly href: string };
  postMessage(message: CheckReport): void;
  onmessage: ((event: { readonly data: CheckRequest }) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const macrotask = createMacrotask();

const host = new CheckHost(scope, {
  firmware: createFirmwareSource(fetchTextFrom(new URL('firmware/', scope.location.href))),
  createObservation,
  breathe: () => new Promise(macrotask),
});

scope.onmessage = ({ data }) => {
  void host.receive(data);
};
