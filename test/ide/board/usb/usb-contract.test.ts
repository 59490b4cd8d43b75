import { afterEach } from 'vitest';
import { programFromSource } from '../../../../firmware/program.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { boardContract, type BoardRig } from '../board-contract.ts';
import { microPython, UsbRig } from './usb-rig.ts';

const rigs: UsbRig[] = [];
afterEach(() => {
  for (const rig of rigs.splice(0)) rig.dispose();
});

/** @param settleTime simulated milliseconds in which the contract's steps see the board get on */
function contractRig(rig: UsbRig, settleTime: number): BoardRig {
  rigs.push(rig);
  rig.board.status.subscribe(({ state }) => {
    if (state === 'running') rig.arrived.length = 0;
  });
  return {
    board: rig.board,
    settle: () => rig.pass(settleTime),
    print: (text) => {
      rig.print(text);
    },
    received: () => new TextDecoder().decode(Uint8Array.from(rig.arrived)),
    // Soft resets after which main.py runs, and flashes, which end with a reset.
    starts: () =>
      [...rig.first.printed.matchAll(/soft reboot\r\n(?!raw REPL)/g)].length +
      rig.logged.filter((line) => line.includes('Flash complete')).length,
    program: programFromSource('from microbit import sleep\nwhile True:\n    sleep(1000)\n'),
    identity: { name: rig.first.name, model: 'v1', runtime: v1Runtimes()[0]?.runtime.version },
    cable: {
      unplug: () => {
        rig.first.unplug();
      },
      plug: () => {
        rig.first.plug();
      },
    },
    dispose: () => {
      rig.dispose();
    },
  };
}

describeWith(['v1-runtime'], 'the board contract over USB', () => {
  boardContract('USB, MicroPython on the board', () => contractRig(new UsbRig([microPython()]), 40), {
    cable: true,
  });
});
