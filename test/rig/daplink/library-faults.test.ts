import { afterEach, describe, expect, it } from 'vitest';
import { imageOf, type BoardSpec } from './daplink-rig.ts';
import { hexOf } from './hex-of.ts';
import { openLibraryDesk, type LibraryDesk } from './library-desk.ts';

/** A program of that many 4 kB pages for a V2, which needs no runtime. */
function program(pages: number, change = 0): string {
  const flash = new Uint8Array(pages * 0x1000);
  for (let at = 0; at < flash.length; at++) flash[at] = (at * 13 + (at >>> 10)) & 0xff;
  flash[0x1234] = change;
  return hexOf(flash);
}

describe('faults of a virtual board, as microbit-connection meets them', () => {
  let desk: LibraryDesk | undefined;
  afterEach(() => {
    desk?.close();
    desk = undefined;
  });
  const open = async (...boards: BoardSpec[]): Promise<LibraryDesk> =>
    (desk = await openLibraryDesk({ boards: boards.length > 0 ? boards : [{ model: 'v2' }] }));
  const code = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'nothing',
      (error: unknown) => (error as { code?: unknown }).code,
    );

  it('nobody chooses a board', async () => {
    const { connection, rig } = await open();
    rig.chooser = () => null;
    expect(await code(connection.connect())).toBe('no-device-selected');
  });

  it('another program holds the board', async () => {
    const { connection, rig } = await open();
    rig.board().faults.busy = true;
    expect(await code(connection.connect())).toBe('device-in-use');
    rig.board().faults.clear();
    expect(await code(connection.connect())).toBe('nothing');
  });

  it('another tab holds the board until it lets go', async () => {
    const { connection, rig } = await open({ model: 'v1', granted: true });
    const [device] = await rig.openPage().getDevices();
    await device?.open();
    await device?.claimInterface(4);
    expect(await code(connection.connect())).toBe('device-in-use');
    await device?.close();
    expect(await code(connection.connect())).toBe('nothing');
  });

  it('the system refuses to open it', async () => {
    const { connection, rig } = await open();
    rig.board().faults.accessDenied = true;
    const error = await connection.connect().catch((caught: unknown) => caught as Error);
    expect(error).toMatchObject({ code: 'connection-error', message: 'Access denied.' });
    expect(error?.cause).toMatchObject({ name: 'SecurityError' });
  });

  it('its DAPLink is from before WebUSB', async () => {
    const { connection } = await open({ model: 'v1', oldDaplink: true });
    expect(await code(connection.connect())).toBe('firmware-update-required');
  });

  it('a policy forbids USB, or the chooser', async () => {
    const { connection, rig } = await open();
    rig.policy = 'managed';
    expect(await code(connection.connect())).toBe('no-device-selected');
    rig.policy = 'permissions-policy';
    expect(await code(connection.connect())).toBe('connection-error');
  });

  it.each(['v1', 'v2'] as const)('a %s page died between a request and its response', async (model) => {
    const { connection, rig, log } = await open({ model, granted: true });
    const dying = rig.openPage();
    const [device] = await dying.getDevices();
    if (!device) throw new Error('no device');
    await device.open();
    await device.claimInterface(4);
    const request = Uint8Array.of(0x11, 0, 0, 0, 0);
    if (model === 'v2') await device.transferOut(5, request);
    else {
      const setup = {
        requestType: 'class',
        recipient: 'interface',
        request: 9,
        value: 0x200,
        index: 4,
      } as const;
      await device.controlTransferOut(setup, request);
    }
    dying.die();
    // The stale response has the right command for the first request: the second one stumbles over its response.
    expect(await code(connection.connect())).toBe('nothing');
    expect(log.join('\n')).toContain('Stale response during connect: Bad response for 2 -> 17');
  });

  it('a response answers another command', async () => {
    const { connection, rig } = await open();
    await connection.connect();
    rig.board().faults.mismatch(1);
    expect(await code(connection.softwareReset())).toBe('connection-error');
    expect(await code(connection.softwareReset())).toBe('nothing');
  });

  it.each([
    ['wait', /WAIT/],
    ['fault', /FAULT/],
    ['none', /WAIT|no ACK/],
    ['protocol-error', /protocol error/],
  ] as const)('a transfer is answered with %s', async (acknowledgement, message) => {
    const { connection, rig } = await open();
    await connection.connect();
    rig.board().faults.acknowledge(acknowledgement);
    await expect(connection.softwareReset()).rejects.toThrow(message);
    expect(await code(connection.softwareReset())).toBe('nothing');
  });

  it('a transfer never ends: connecting gives up after its 10 s, flashing only when the cable comes out', async () => {
    const { connection, rig, flash } = await open();
    rig.board().faults.stallAtPacket(7);
    const start = rig.now;
    expect(await code(connection.connect())).toBe('timeout');
    expect(rig.now - start).toBeGreaterThanOrEqual(10_000);
    rig.board().unplug();
    rig.board().plug();
    await connection.connect();
    rig.board().faults.stallAtPacket(500);
    const flashing = code(flash(program(40)));
    await rig.timers.pass(60_000);
    rig.board().unplug();
    // Its second try fails on what the first one left: the cable is not named any more.
    expect(await flashing).toBe('connection-error');
  });

  it('transfers take long', async () => {
    const { connection, rig } = await open();
    await connection.connect();
    const start = rig.now;
    await connection.softwareReset();
    const quick = rig.now - start;
    rig.board().faults.latency = 20;
    const then = rig.now;
    await connection.softwareReset();
    expect(rig.now - then).toBeGreaterThan(quick + 20);
  });

  it('serial bytes get lost', async () => {
    const script = {
      receive: (byte: number, board: { print(what: Uint8Array): void }) => board.print(Uint8Array.of(byte)),
    };
    const { connection, hear, heard, rig } = await open({ model: 'v2', script, hex: program(1) });
    await connection.connect();
    hear();
    await rig.timers.pass(50);
    // What nobody reads first fills the buffer of the system's own serial port.
    await connection.serialWrite('x'.repeat(64));
    await rig.timers.pass(50);
    rig.board().faults.loseSerial(3);
    await connection.serialWrite('hello world');
    await rig.timers.pass(50);
    expect(heard.text).toBe('lo world');
    expect(rig.board().counters.serialLost).toBe(3);
  });

  it('DAPLink refuses to be flashed', async () => {
    const { connection, flash, rig } = await open();
    await connection.connect();
    rig.board().faults.failFlash('open', 1);
    // The library then takes the other way.
    expect(await flash(program(3))).toBe('partial');
    rig.board().faults.failFlash('open', 0);
    rig.board().faults.failFlash('close', 15);
    await expect(flash(program(3), false)).rejects.toThrow('Flash close error (status=15)');
  });
});

describe('a board that is unplugged in the middle of a flash', () => {
  let desk: LibraryDesk | undefined;
  afterEach(() => {
    desk?.close();
    desk = undefined;
  });

  it.each([true, false])(
    'is flashed again after it is plugged in (partial: %s), whatever the packet',
    async (partial) => {
      const before = program(6);
      const after = program(6, 1);
      // How many packets there are when nothing happens.
      desk = await openLibraryDesk({ boards: [{ model: 'v2', hex: before }] });
      await desk.connection.connect();
      desk.rig.board().counters.reset();
      await desk.flash(after, partial);
      const { counters } = desk.rig.board();
      const packets = counters.in.packets + counters.out.packets;
      desk.close();
      expect(packets).toBeGreaterThan(100);

      for (let packet = 1; packet < packets; packet += Math.ceil(packets / 40)) {
        desk = await openLibraryDesk({ boards: [{ model: 'v2', hex: before }] });
        const { connection, flash, rig } = desk;
        await connection.connect();
        rig.board().faults.unplugAtPacket(packet);
        const failed = await flash(after, partial).then(
          () => 'done',
          (error: unknown) => (error as { code?: string }).code,
        );
        // The last packets come after what matters: the library swallows their errors.
        expect(['device-disconnected', 'connection-error', 'done'], `packet ${String(packet)}`).toContain(
          failed,
        );
        expect(rig.board().isPlugged).toBe(false);
        rig.board().plug();
        await connection.connect();
        await flash(after, partial);
        expect(Buffer.compare(rig.board().flash, imageOf(after).flash)).toBe(0);
        desk.close();
      }
    },
  );
});
