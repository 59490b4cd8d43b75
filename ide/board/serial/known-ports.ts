import { createStore, type WritableStore } from '../../base/store.ts';
import type { BoardIdentity, NearbyBoard } from '../board.ts';
import type { Port, PortSource } from './port-source.ts';

/** The ports that this page may use, and what is known of the boards behind them. */
export class KnownPorts {
  readonly nearby: WritableStore<readonly NearbyBoard[]> = createStore<readonly NearbyBoard[]>([]);
  private here: readonly Port[] = [];
  private readonly ids = new Map<string | Port, string>();
  private readonly identities = new Map<string | Port, BoardIdentity>();

  constructor(private readonly source: PortSource) {}

  /** Plugged in now, as far as the last {@link refresh} and the events since tell. */
  get all(): readonly Port[] {
    return this.here;
  }

  async refresh(): Promise<void> {
    this.here = await this.source.list();
    this.show();
  }

  add(port: Port): void {
    if (this.here.includes(port)) return;
    this.here = [...this.here, port];
    this.show();
  }

  remove(port: Port): void {
    this.here = this.here.filter((one) => one !== port);
    this.show();
  }

  find(id: string): Port | undefined {
    return this.here.find((port) => this.idOf(port) === id);
  }

  /** The port of a board that was there before, in whatever guise it is there now. */
  again(last: Port): Port | undefined {
    return this.here.find((port) => port === last) ?? this.here.find((port) => this.mayBe(port, last));
  }

  identityOf(port: Port): BoardIdentity | undefined {
    return this.identities.get(keyOf(port));
  }

  learn(port: Port, identity: BoardIdentity): void {
    this.identities.set(keyOf(port), identity);
    this.show();
  }

  /**
   * Whether what was just plugged in may be that board: Web Serial does not tell boards apart, and may make a new
   * port of an old one. A board that is known to be another one is not.
   */
  mayBe(port: Port, last: Port): boolean {
    if (port === last || keyOf(port) === keyOf(last)) return true;
    if (port.serialNumber !== undefined || this.identities.has(keyOf(port))) return false;
    const [one, other] = [port.getInfo(), last.getInfo()];
    return one.usbVendorId === other.usbVendorId && one.usbProductId === other.usbProductId;
  }

  private idOf(port: Port): string {
    const key = keyOf(port);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = `serial-${String(this.ids.size + 1)}`;
    this.ids.set(key, id);
    return id;
  }

  private show(): void {
    this.nearby.set(
      this.here.map((port) => {
        const identity = this.identityOf(port);
        return { id: this.idOf(port), name: identity?.name, model: identity?.model };
      }),
    );
  }
}

function keyOf(port: Port): string | Port {
  return port.serialNumber ?? port;
}
