import type { NearbyBoard } from '../board.ts';
import { microbitUsb } from '../plugged-in.ts';
import type { InterfaceModel } from './library-seam.ts';

/** Where what is known of boards survives the page: `localStorage`, or nothing. */
export type BoardMemory = Pick<Storage, 'getItem' | 'setItem'>;

interface KnownBoard {
  readonly name: string;
  readonly model: InterfaceModel;
}

const key = 'pensabit.usb-boards';
/** Boards remembered: those of two classes. The oldest are forgotten first. */
const most = 60;

/**
 * Which devices are micro:bits, and what they told when they were connected before. A device tells its name only
 * over its own protocol, so without this a list of two boards would be two times "micro:bit".
 */
export class KnownBoards {
  private readonly tokens = new WeakMap<USBDevice, string>();
  /** For devices that hide their serial number; ends with the page. */
  private readonly unnumbered = new WeakMap<USBDevice, KnownBoard>();
  private lastToken = 0;
  /** Oldest first: the last one is the one used last. */
  private boards: Map<string, KnownBoard>;

  constructor(private readonly memory: BoardMemory | undefined) {
    this.boards = this.load();
  }

  isMicrobit(device: USBDevice): boolean {
    return device.vendorId === microbitUsb.vendorId && device.productId === microbitUsb.productId;
  }

  /** Stable while it is plugged in; the same after plugging in again where the browser tells serial numbers. */
  id(device: USBDevice): string {
    if (isText(device.serialNumber)) return device.serialNumber;
    const token = this.tokens.get(device) ?? `usb-${String((this.lastToken += 1))}`;
    this.tokens.set(device, token);
    return token;
  }

  nearby(device: USBDevice): NearbyBoard {
    const known = this.boards.get(this.id(device)) ?? this.unnumbered.get(device);
    return { id: this.id(device), name: known?.name, model: known?.model };
  }

  /** Those of the list that the person most likely means, first. */
  inOrder(devices: readonly USBDevice[]): readonly USBDevice[] {
    const used = [...this.boards.keys()];
    const rank = (device: USBDevice): number => used.indexOf(this.id(device));
    return [...devices].sort((one, other) => rank(other) - rank(one));
  }

  remember(device: USBDevice, board: KnownBoard): void {
    if (!isText(device.serialNumber)) {
      this.unnumbered.set(device, board);
      return;
    }
    // Another tab may have met others.
    this.boards = this.load();
    this.boards.delete(device.serialNumber);
    this.boards.set(device.serialNumber, board);
    const kept = [...this.boards].slice(-most);
    this.boards = new Map(kept);
    try {
      this.memory?.setItem(key, JSON.stringify(kept));
    } catch {
      // A full or forbidden storage: names are a comfort.
    }
  }

  private load(): Map<string, KnownBoard> {
    try {
      const stored: unknown = JSON.parse(this.memory?.getItem(key) ?? '[]');
      if (!Array.isArray(stored)) return new Map();
      return new Map(stored.filter(isEntry));
    } catch {
      return new Map();
    }
  }
}

function isText(text: string | null | undefined): text is string {
  return text !== undefined && text !== null && text !== '';
}

function isEntry(value: unknown): value is [string, KnownBoard] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const board: unknown = value[1];
  if (typeof board !== 'object' || board === null) return false;
  if (!('name' in board && 'model' in board)) return false;
  return typeof board.name === 'string' && (board.model === 'v1' || board.model === 'v2');
}
