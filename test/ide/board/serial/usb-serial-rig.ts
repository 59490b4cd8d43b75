import { SerialPort } from 'web-serial-polyfill';
import { createSerialBoard } from '../../../../ide/board/serial/serial-board.ts';
import { usbSerialPorts } from '../../../../ide/board/serial/usb-port.ts';
import type { Timer } from '../../../../ide/board/timer.ts';
import { createDaplinkRig, type DaplinkRig } from '../../../rig/daplink/daplink-rig.ts';
import { macrotask } from '../../../rig/daplink/rig-time.ts';
import type { BoardRig } from '../board-contract.ts';
import { FakeChannels } from '../fake-channels.ts';
import { boardFlash, FakePage, quietProgram } from './serial-rig.ts';

/** Timers on the rig's time. */
class Alarms {
  private waiting: { readonly at: number; readonly callback: () => void }[] = [];

  constructor(private readonly now: () => number) {}

  readonly timer: Timer = (callback, milliseconds) => {
    const alarm = { at: this.now() + milliseconds, callback };
    this.waiting.push(alarm);
    return () => {
      this.waiting = this.waiting.filter((one) => one !== alarm);
    };
  };

  ring(): void {
    for (const alarm of this.waiting.filter(({ at }) => at <= this.now())) {
      if (!this.waiting.includes(alarm)) continue;
      this.waiting = this.waiting.filter((one) => one !== alarm);
      alarm.callback();
    }
  }
}

/** A serial board over the polyfill, on the serial line of a virtual DAPLink with a real runtime behind it. */
export class UsbSerialRig implements BoardRig {
  readonly daplink: DaplinkRig;
  readonly page = new FakePage();
  readonly program = quietProgram;
  readonly board;
  readonly cable = {
    unplug: (): void => {
      this.daplink.board().unplug();
    },
    plug: (): void => {
      this.daplink.board().plug();
    },
  };
  private readonly alarms: Alarms;
  /** All that the board said, and what it was sent since `main.py` was last started. */
  private said = '';
  private sent = '';
  /** Bytes on their way as if the board had printed them, at 115200 baud. */
  private readonly printing: number[] = [];

  readonly channels: FakeChannels;

  /** @param neighbour another tab in the same browser; its time is the one that passes */
  constructor(neighbour?: UsbSerialRig) {
    const { flash, uicr } = boardFlash();
    this.daplink =
      neighbour?.daplink ?? createDaplinkRig({ boards: [{ model: 'v1', flash, uicr, seed: 7 }] });
    this.channels = neighbour?.channels ?? new FakeChannels();
    const { target } = this.daplink.board();
    target.onSerial((byte) => {
      this.said += String.fromCharCode(byte);
      if (this.said.endsWith('soft reboot\r\n')) this.sent = '';
    });
    const sendSerial = target.sendSerial.bind(target);
    target.sendSerial = (byte) => {
      this.sent += String.fromCharCode(byte);
      sendSerial(byte);
    };
    this.alarms = neighbour?.alarms ?? new Alarms(() => this.daplink.now);
    const usb = neighbour === undefined ? this.daplink.usb : this.daplink.openPage();
    this.board = createSerialBoard({
      ports: usbSerialPorts(usb as unknown as USB, () => Promise.resolve({ SerialPort })),
      now: () => this.daplink.now,
      timer: this.alarms.timer,
      tabs: { page: this.page, openChannel: () => this.channels.open() },
    });
  }

  async settle(): Promise<void> {
    await this.pass(40);
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.daplink.now + milliseconds;
    while (this.daplink.now < end) {
      for (const byte of this.printing.splice(0, 11)) this.daplink.board().daplink.cdcIn.push(byte);
      this.daplink.advance(1);
      for (let turn = 0; turn < 4; turn += 1) await macrotask();
      this.alarms.ring();
    }
    await macrotask();
  }

  print(text: string): void {
    this.printing.push(...new TextEncoder().encode(text));
  }

  received(): string {
    return new TextDecoder().decode(Uint8Array.from(this.sent, (one) => one.charCodeAt(0)));
  }

  starts(): number {
    return [...this.said.matchAll(/soft reboot\r\n(?!raw REPL)/g)].length;
  }

  dispose(): void {
    this.board.dispose();
    this.daplink.dispose();
  }
}
