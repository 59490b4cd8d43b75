import { restingWorld, type BoardInput } from '../../../../firmware/virtual/microbit-io.ts';
import { createStore } from '../../../../ide/base/store.ts';
import type { BoardWorld } from '../../../../ide/board/virtual-controls.ts';

/** The controls of a virtual board that only remembers what was done to it. */
export function createFakeControls() {
  const inputs: BoardInput[] = [];
  return {
    inputs,
    frame: createStore<readonly number[]>(Array.from({ length: 25 }, () => 0)),
    highPins: createStore<ReadonlySet<number>>(new Set()),
    tone: createStore(0),
    time: () => 0,
    pace: createStore(1),
    gaveUp: createStore<string | undefined>(undefined),
    world: createStore<BoardWorld>(restingWorld),
    input: (input: BoardInput) => {
      inputs.push(input);
    },
  };
}
