import { createUSBConnection, type MicrobitUSBConnection } from '@microbit/microbit-connection/usb';
import { createDaplinkRig, type DaplinkRig, type RigOptions } from './daplink-rig.ts';

/** A rig with microbit-connection, as it is published, in front of it, on simulated time. */
export interface LibraryDesk {
  readonly rig: DaplinkRig;
  readonly connection: MicrobitUSBConnection;
  /** What the library logged, line by line. */
  readonly log: string[];
  /** What `serialdata` has brought, from when `hear` was called. */
  readonly heard: { text: string };
  hear(): void;
  /** Flashes and says whether the library got along with the pages that changed. */
  flash(hex: string, partial?: boolean): Promise<'partial' | 'full'>;
  close(): void;
}

/** Opens a desk. `close` it (twice does no harm), or the next test has its `navigator.usb` and its clock. */
export async function openLibraryDesk(options: RigOptions): Promise<LibraryDesk> {
  const rig = createDaplinkRig(options);
  const uninstall = rig.install();
  const restoreTimers = rig.timers.install();
  const log: string[] = [];
  const connection = createUSBConnection({
    logging: {
      log: (line: unknown) => log.push(String(line)),
      error: (line: unknown) => log.push(String(line)),
      event: () => undefined,
    },
  });
  await connection.initialize();
  let closed = false;
  const heard = { text: '' };
  return {
    rig,
    connection,
    log,
    heard,
    hear: () => {
      connection.addEventListener('serialdata', ({ data }) => {
        heard.text += data;
      });
    },
    flash: async (hex, partial = true) => {
      const stages = new Set<string>();
      await connection.flash(() => Promise.resolve(hex), {
        partial,
        progress: (stage) => stages.add(stage),
      });
      return stages.has('FullFlashing') ? 'full' : 'partial';
    },
    close: () => {
      if (closed) return;
      closed = true;
      connection.dispose();
      restoreTimers();
      uninstall();
      rig.dispose();
    },
  };
}
