import { SerialPort } from 'web-serial-polyfill';
import { createSerialBoard } from '../../../../ide/board/serial/serial-board.ts';
import { usbSerialPorts } from '../../../../ide/board/serial/usb-port.ts';
import { createDaplinkRig, type DaplinkRig } from '../../../rig/daplink/daplink-rig.ts';
import { macrotask } from '../../../rig/daplink/rig-time.ts';
import type { BoardRig } from '../board-contract.ts';
import { boardFlash, FakeChannels, FakePage, quietProgram } from './serial-rig.ts';

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
  private alarms: { readonly at: number; readonly callback: () => void }[] = [];
  /** All that the board said, and what it was sent since `main.py` was last started. */
  private said = '';
  private sent = '';
  /** Bytes on their way as if the board had printed them, at 115200 baud. */
  private readonly printing: number[] = [];

  constructor() {
    const { flash, uicr } = boardFlash();
    this.daplink = createDaplinkRig({
      boards: [{ model: 'v1', flash, uicr, seed: 7 }],
    });
    const { target } = this.daplink.board();
    target.onSerial((byte) => {
      this.said += String.fromCharCode(byte);
      if (this.said.endsWith('soft reboot\r\n')) this.sent = '';
    });
    // The nRF51's 115200 is 115204 baud; the wire does not mind, the virtual DAPLink's comparison would.
    Object.defineProperty(target, 'baud', { value: 115_200 });
    const sendSerial = target.sendSerial.bind(target);
    target.sendSerial = (byte) => {
      this.sent += String.fromCharCode(byte);
      sendSerial(byte);
    };
    const channels = new FakeChannels();
    this.board = createSerialBoard({
      ports: usbSerialPorts(this.daplink.usb as unknown as USB, () => Promise.resolve({ SerialPort })),
      now: () => this.daplink.now,
      timer: (callback, milliseconds) => {
        const alarm = { at: this.daplink.now + milliseconds, callback };
        this.alarms.push(alarm);
        return () => {
          this.alarms = this.alarms.filter((one) => one !== alarm);
        };
      },
      tabs: { page: this.page, openChannel: () => channels.open() },
    });
  }

  async settle(): Promise<void> {
    const end = this.daplink.now + 40;
    while (this.daplink.now < end) {
      for (const byte of this.printing.splice(0, 11)) this.daplink.board().daplink.cdcIn.push(byte);
      this.daplink.advance(1);
      for (let turn = 0; turn < 4; turn += 1) await macrotask();
      for (const alarm of this.alarms.filter(({ at }) => at <= this.daplink.now)) {
        this.alarms = this.alarms.filter((one) => one !== alarm);
        alarm.callback();
      }
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
