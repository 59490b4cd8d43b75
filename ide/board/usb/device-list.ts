import { createStore, type Store, type WritableStore } from '../../base/store.ts';
import { BoardError, type ConnectOptions, type NearbyBoard } from '../board.ts';
import { microbitUsb } from '../plugged-in.ts';
import type { KnownBoards } from './known-boards.ts';
import { unlessAborted } from '../turns.ts';
import { usbTrouble } from './usb-trouble.ts';

/** `navigator.usb`, as far as it is used. */
export interface UsbPort {
  getDevices(): Promise<USBDevice[]>;
  requestDevice(options: USBDeviceRequestOptions): Promise<USBDevice>;
  addEventListener(type: 'connect' | 'disconnect', listener: (event: Event) => void): void;
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: Event) => void): void;
}

export interface DeviceListOptions {
  /** Undefined where the browser has none, or hides it. */
  readonly usb: UsbPort | undefined;
  readonly secure: boolean;
  readonly known: KnownBoards;
  readonly onPlugged: (device: USBDevice) => void;
  readonly onUnplugged: (device: USBDevice) => void;
}

/** The micro:bits that this page may use, and choosing one of them. */
export class DeviceList {
  readonly nearby: Store<readonly NearbyBoard[]>;
  private readonly store: WritableStore<readonly NearbyBoard[]>;
  /** Which devices were plugged in together with which: those are not the same board, whatever they hide. */
  private readonly company = new WeakMap<USBDevice, WeakSet<USBDevice>>();
  private readonly plugged = (event: Event): void => {
    const device = deviceOf(event);
    if (!this.options.known.isMicrobit(device)) return;
    void this.refresh();
    this.options.onPlugged(device);
  };
  private readonly unplugged = (event: Event): void => {
    void this.refresh();
    this.options.onUnplugged(deviceOf(event));
  };

  constructor(private readonly options: DeviceListOptions) {
    this.store = createStore<readonly NearbyBoard[]>([]);
    this.nearby = this.store;
    options.usb?.addEventListener('connect', this.plugged);
    options.usb?.addEventListener('disconnect', this.unplugged);
    void this.refresh();
  }

  /**
   * Which devices to try, the likeliest first; by the browser's chooser when none is permitted or another one is
   * wanted.
   * @throws {BoardError}
   * @throws the signal's reason
   */
  async choose(
    { ask = true, another = false, board }: ConnectOptions,
    signal: AbortSignal,
  ): Promise<readonly USBDevice[]> {
    const { usb, secure, known } = this.options;
    if (usb === undefined) throw new BoardError(secure ? 'usb-unsupported' : 'insecure-page');
    try {
      if (!another) {
        const devices = await unlessAborted(this.permitted(usb), signal);
        if (board !== undefined) {
          const wanted = devices.filter((device) => known.id(device) === board);
          if (wanted.length === 0) throw new BoardError('unplugged');
          return wanted;
        }
        if (devices.length > 0) return known.inOrder(devices);
      }
      if (!ask) throw new BoardError('no-board-chosen');
      const chosen = await unlessAborted(usb.requestDevice({ filters: [{ ...microbitUsb }] }), signal);
      void this.refresh();
      return [chosen];
    } catch (error) {
      signal.throwIfAborted();
      throw usbTrouble(error);
    }
  }

  /** The permitted devices that are plugged in; none where the browser does not tell. */
  async present(): Promise<readonly USBDevice[]> {
    const { usb } = this.options;
    if (usb === undefined) return [];
    try {
      return await this.permitted(usb);
    } catch {
      return [];
    }
  }

  /** Whether the two were once plugged in at the same time. */
  wereTogether(one: USBDevice, other: USBDevice): boolean {
    return this.company.get(one)?.has(other) === true;
  }

  async refresh(): Promise<void> {
    const devices = await this.present();
    this.store.set(devices.map((device) => this.options.known.nearby(device)));
  }

  dispose(): void {
    this.options.usb?.removeEventListener('connect', this.plugged);
    this.options.usb?.removeEventListener('disconnect', this.unplugged);
  }

  private async permitted(usb: UsbPort): Promise<readonly USBDevice[]> {
    const devices = await usb.getDevices();
    const found = devices.filter((device) => this.options.known.isMicrobit(device));
    for (const one of found) {
      const company = this.company.get(one) ?? new WeakSet();
      this.company.set(one, company);
      for (const other of found) if (other !== one) company.add(other);
    }
    return found;
  }
}

/** The events of `navigator.usb` are these; a rig's are of a class of its own. */
function deviceOf(event: Event): USBDevice {
  return (event as Event & { readonly device: USBDevice }).device;
}
