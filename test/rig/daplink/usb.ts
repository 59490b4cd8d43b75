/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- stands in for classes of the browser */
import type { RigBoard } from './rig-board.ts';
import { RigUsbDevice } from './usb-device.ts';

/** What forbids WebUSB, if anything. */
export type UsbPolicy =
  | 'allowed'
  /** The page was served or framed with a permissions policy without `usb`. */
  | 'permissions-policy'
  /** Who manages the browser blocks WebUSB for everyone: no chooser ever opens. */
  | 'managed';

/** A person in front of the chooser: picks one of the boards shown, or closes it. */
export type Chooser = (shown: readonly RigBoard[]) => RigBoard | null;

export interface RigUsbHost {
  readonly boards: readonly RigBoard[];
  readonly policy: UsbPolicy;
  choose(shown: readonly RigBoard[]): RigBoard | null;
  /** Chromium opens the chooser only for a click or key; false when there was none. */
  hasGesture(): boolean;
}

class RigConnectionEvent extends Event implements USBConnectionEvent {
  constructor(
    type: string,
    readonly device: USBDevice,
  ) {
    super(type);
  }
}

/** `navigator.usb` of one page. Each page has its own device objects; permission belongs to the site. */
export class RigUsb extends EventTarget implements Pick<USB, 'getDevices' | 'requestDevice'> {
  onconnect: ((this: this, event: USBConnectionEvent) => unknown) | null = null;
  ondisconnect: ((this: this, event: USBConnectionEvent) => unknown) | null = null;
  readonly #devices = new Map<RigBoard, RigUsbDevice>();

  constructor(
    private readonly host: RigUsbHost,
    private readonly granted: Set<RigBoard>,
  ) {
    super();
  }

  async getDevices(): Promise<USBDevice[]> {
    this.#checkPolicy('getDevices');
    if (this.host.policy === 'managed') return [];
    return this.host.boards
      .filter((board) => board.isPlugged && this.granted.has(board))
      .map((board) => this.deviceOf(board));
  }

  async requestDevice(options?: USBDeviceRequestOptions): Promise<USBDevice> {
    this.#checkPolicy('requestDevice');
    if (!this.host.hasGesture()) {
      throw new DOMException(
        "Failed to execute 'requestDevice' on 'USB': Must be handling a user gesture to show a permission request.",
        'SecurityError',
      );
    }
    await Promise.resolve();
    const filters = options?.filters ?? [];
    const excluded = options?.exclusionFilters ?? [];
    const shown = this.host.boards.filter((board) => {
      if (!board.isPlugged) return false;
      const device = this.deviceOf(board);
      const wanted = filters.length === 0 || filters.some((filter) => matches(device, filter));
      return wanted && !excluded.some((filter) => matches(device, filter));
    });
    const chosen = this.host.policy === 'managed' ? null : this.host.choose(shown);
    if (chosen === null) {
      throw new DOMException(
        "Failed to execute 'requestDevice' on 'USB': No device selected.",
        'NotFoundError',
      );
    }
    this.granted.add(chosen);
    return this.deviceOf(chosen);
  }

  /** The page's object for a board: the same while it is plugged in. */
  deviceOf(board: RigBoard): RigUsbDevice {
    let device = this.#devices.get(board);
    if (device === undefined) {
      device = new RigUsbDevice(board, () => this.granted.delete(board));
      this.#devices.set(board, device);
    }
    return device;
  }

  /** A board was plugged in. Pages hear of it when the site may use it. */
  plugged(board: RigBoard): void {
    if (this.granted.has(board)) this.#tell('connect', this.deviceOf(board));
  }

  unplugged(board: RigBoard): void {
    const device = this.#devices.get(board);
    this.#devices.delete(board);
    if (device === undefined) return;
    device.disconnected();
    if (this.granted.has(board)) this.#tell('disconnect', device);
  }

  /** The page is gone without a word: its claims end, its unread responses stay where they are. */
  die(): void {
    for (const device of this.#devices.values()) device.abandoned();
    this.#devices.clear();
  }

  #tell(type: 'connect' | 'disconnect', device: USBDevice): void {
    const event = new RigConnectionEvent(type, device);
    this.dispatchEvent(event);
    if (type === 'connect') this.onconnect?.(event);
    else this.ondisconnect?.(event);
  }

  #checkPolicy(method: string): void {
    if (this.host.policy !== 'permissions-policy') return;
    throw new DOMException(
      `Failed to execute '${method}' on 'USB': Access to the feature "usb" is disallowed by permissions policy.`,
      'SecurityError',
    );
  }
}

function matches(device: USBDevice, filter: USBDeviceFilter): boolean {
  if (filter.vendorId !== undefined && filter.vendorId !== device.vendorId) return false;
  if (filter.productId !== undefined && filter.productId !== device.productId) return false;
  if (filter.serialNumber !== undefined && filter.serialNumber !== device.serialNumber) return false;
  if (filter.classCode === undefined) return true;
  return (device.configuration?.interfaces ?? []).some((one) =>
    one.alternates.some((alternate) => alternate.interfaceClass === filter.classCode),
  );
}
