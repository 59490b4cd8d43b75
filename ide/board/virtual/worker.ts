import { createVirtualMicrobit } from '../../../firmware/virtual/create-virtual-microbit.ts';
import { BoardHost } from './board-host.ts';
import type { BoardReport, BoardRequest } from './board-protocol.ts';
import { createFirmwareSource, fetchTextFrom } from './firmware-source.ts';

/** The file of the virtual board's worker: gives {@link BoardHost} what only a worker has. */
interface WorkerScope {
  readonly location: { readonly href: string };
  postMessage(message: BoardReport): void;
  onmessage: ((event: { readonly data: BoardRequest }) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const firmware = createFirmwareSource(fetchTextFrom(new URL('firmware/', scope.location.href)));

// A timer of 0 ms becomes one of 4 ms after a few turns; a message to ourselves comes back at once, yet after
// the page's messages that are waiting already.
const turn = new MessageChannel();
let next: (() => void) | undefined;
turn.port1.onmessage = () => {
  const callback = next;
  next = undefined;
  callback?.();
};

const host = new BoardHost(scope, {
  now: () => performance.now(),
  later: (callback, milliseconds) => {
    if (milliseconds > 0 || next !== undefined) {
      setTimeout(callback, milliseconds);
      return;
    }
    next = callback;
    turn.port2.postMessage(undefined);
  },
  loadRuntime: () => firmware.load(),
  buildFlash: (files) => firmware.build(files),
  createMicrobit: createVirtualMicrobit,
});

scope.onmessage = ({ data }) => {
  host.receive(data);
};
