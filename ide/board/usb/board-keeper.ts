import { BoardError, type BoardErrorCode } from '../board.ts';
import { shareLine, type SharedLine } from '../repl/shared-line.ts';
import type { DeviceList } from './device-list.ts';
import type { KnownBoards } from './known-boards.ts';
import { unlessAborted } from '../turns.ts';
import { UsbSession, type SessionServices } from './usb-session.ts';
import { asBoardError } from './usb-trouble.ts';

/** Milliseconds between attempts to open a board that was plugged in again: systems set up devices slowly. */
export const settlingDelays: readonly number[] = [0, 300, 1000, 3000];
/** Milliseconds between attempts to open what another tab said it let go of. */
const handOverDelays: readonly number[] = [0, 200, 600];
/** Milliseconds in which a browser says that a device is gone, after a transfer failed. */
const goneLimit = 600;
const goneInterval = 100;

/** An open board. */
export interface Held {
  readonly device: USBDevice;
  readonly session: UsbSession;
  readonly line: SharedLine;
  /** When it was opened, by `now`. */
  readonly since: number;
}

export interface BoardKeeperOptions {
  readonly services: SessionServices;
  readonly known: KnownBoards;
  readonly devices: DeviceList;
  /** Another tab of ours may let go of the board. */
  readonly askTabs: (signal: AbortSignal) => Promise<boolean>;
  readonly onOutput: (bytes: Uint8Array) => void;
  readonly onHeld: (held: Held) => void;
  /** The line of a board that is held ended by itself. */
  readonly onLost: (held: Held, reason: BoardErrorCode) => void;
}

/** Which board is open, and which is to come back when it is not. Opens, takes over, and lets go in order. */
export class BoardKeeper {
  /** The board that is open. */
  held: Held | undefined;
  /** The board that is open, or was and is to come back. */
  wanted: USBDevice | undefined;
  /** Its id in `nearby`. */
  wantedId: string | undefined;

  constructor(private readonly options: BoardKeeperOptions) {}

  /**
   * Opens the first of the boards that can be had: one that another program holds is no reason to leave the other.
   * @throws {BoardError} @throws the signal's reason
   */
  async openFirst(devices: readonly USBDevice[], turn: AbortSignal): Promise<void> {
    let first: unknown;
    for (const device of devices) {
      try {
        await this.open(device, turn, devices.length === 1);
        return;
      } catch (error) {
        turn.throwIfAborted();
        first ??= error;
      }
    }
    const [device] = devices;
    const taken = asBoardError(first).code === 'board-in-use';
    if (devices.length < 2 || device === undefined || !taken) throw first;
    await this.open(device, turn, true);
  }

  /** @param askTabs another tab may be asked for it */
  async open(device: USBDevice, turn: AbortSignal, askTabs: boolean): Promise<Held> {
    this.want(device);
    const { services } = this.options;
    try {
      return this.adopt(device, await UsbSession.open(device, services, turn));
    } catch (error) {
      const taken = asBoardError(error).code === 'board-in-use';
      if (!taken || !askTabs || !(await this.options.askTabs(turn))) throw error;
      return this.openSoon(device, handOverDelays, turn);
    }
  }

  /** Tries again while the system, or another tab, is still at it. */
  async openSoon(device: USBDevice, delays: readonly number[], turn: AbortSignal): Promise<Held> {
    this.want(device);
    let last: unknown;
    for (const delay of delays) {
      if (delay > 0) await unlessAborted(this.pass(delay), turn);
      try {
        return this.adopt(device, await UsbSession.open(device, this.options.services, turn));
      } catch (error) {
        turn.throwIfAborted();
        last = error;
      }
    }
    throw last;
  }

  /** Closes the board in order. Does not throw. */
  async release(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    if (held === undefined) return;
    held.line.close();
    await held.session.close();
  }

  /** What a failed transfer was: browsers say that a device is gone a moment after its last transfer failed. */
  async truth(reason: BoardErrorCode, device: USBDevice | undefined): Promise<BoardErrorCode> {
    if (device === undefined || (reason !== 'connection-failed' && reason !== 'no-answer')) return reason;
    for (let waited = 0; waited < goneLimit; waited += goneInterval) {
      if (!(await this.options.devices.present()).includes(device)) return 'unplugged';
      await this.pass(goneInterval);
    }
    return reason;
  }

  /**
   * The board that is wanted, plugged in again: by its number, or where those are hidden the only one there is that
   * did not lie beside it all the time.
   */
  async returned(): Promise<USBDevice | undefined> {
    const { wanted, wantedId } = this;
    if (wanted === undefined) return undefined;
    const { devices, known } = this.options;
    const others = (await devices.present()).filter((device) => device !== wanted);
    if ((wanted.serialNumber ?? '') === '') {
      const [only, ...more] = others.filter((device) => !devices.wereTogether(wanted, device));
      return more.length === 0 ? only : undefined;
    }
    return others.find((device) => known.id(device) === wantedId);
  }

  forget(): void {
    this.wanted = undefined;
    this.wantedId = undefined;
  }

  private want(device: USBDevice): void {
    this.wanted = device;
    this.wantedId = this.options.known.id(device);
  }

  private adopt(device: USBDevice, session: UsbSession): Held {
    const { services, known, devices, onOutput, onHeld, onLost } = this.options;
    const held: Held = { device, session, line: shareLine(session.link, onOutput), since: services.now() };
    this.held = held;
    session.link.onLost((reason) => {
      onLost(held, reason);
    });
    known.remember(device, { name: session.name, model: session.model });
    void devices.refresh();
    onHeld(held);
    return held;
  }

  private pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.options.services.timer(resolve, milliseconds);
    });
  }
}

/** For a board that is needed and was lost in between. */
export function requireHeld(held: Held | undefined): Held {
  if (held === undefined) throw new BoardError('unplugged');
  return held;
}
