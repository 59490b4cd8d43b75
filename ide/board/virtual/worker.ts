import { createVirtualMicrobit } from '../../../firmware/virtual/create-virtual-microbit.ts';
import { BoardHost } from './board-host.ts';
import type { BoardReport, BoardRequest } from './board-protocol.ts';
import { createFirmwareSource, fetchTextFrom } from './firmware-source.ts';
import { createMacrotask } from './macrotask.ts';

/** The file of the virtual board's worker: gives {@link BoardHost} what only a worker has. */
interface WorkerScope {
  readonly location: { readonly href: string };
  postMessage(message: BoardReport): void;
  onmessage: ((event: { readonly data: BoardRequest }) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const firmware = createFirmwareSource(fetchTextFrom(new URL('firmware/', scope.location.href)));
const macrotask = createMacrotask();

const host = new BoardHost(scope, {
  now: () => performance.now(),
  later: (callback, milliseconds) => {
    if (milliseconds > 0) setTimeout(callback, milliseconds);
    else macrotask(callback);
  },
  loadRuntime: () => firmware.load(),
  buildFlash: (files) => firmware.build(files),
  createMicrobit: createVirtualMicrobit,
});

scope.onmessage = ({ data }) => {
  host.receive(data);
};
