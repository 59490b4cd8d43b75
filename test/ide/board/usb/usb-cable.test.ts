import { afterEach, expect, it } from 'vitest';
import { programFromSource } from '../../../../firmware/program.ts';
import { describeWith } from '../../../tools.ts';
import { emptyV1, flashing, microPython, UsbRig } from './usb-rig.ts';

/** How many packets are tried: all two hundred where there is time for it (PENSABIT_LONG=1, three minutes). */
const long = process.env['PENSABIT_LONG'] !== undefined;
const packetsOfPart = long ? 170 : 8;
const packetsOfWhole = long ? 30 : 2;

let rig: UsbRig;
afterEach(() => {
  rig.dispose();
});

/** Runs a program whose cable comes out during that packet; false when the run had ended before. */
async function unplugDuring(packet: number): Promise<boolean> {
  rig.first.faults.unplugAtPacket(packet);
  const error = await rig.failure(rig.board.run(programFromSource(`print('broken ${packet}')`)));
  if (error.message === 'it did not fail') {
    rig.first.faults.clear();
    return false;
  }
  expect([packet, error.message]).toEqual([packet, 'unplugged']);
  expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
  return true;
}

/** Plugged in again, it is there by itself, and runs what it is given. */
async function expectToRecover(packet: number): Promise<string> {
  rig.first.plug();
  await rig.until(() => rig.board.status.value.state === 'connected');
  rig.output = '';
  const report = await rig.run(`print('again ${packet}')`);
  await rig.until(() => rig.output.includes('again'));
  expect(rig.output.startsWith(`again ${packet}\r\n`)).toBe(true);
  return report.route;
}

/** So many packets spread over the first `last`, never the same remainder twice: no kind of packet is left out. */
function spread(count: number, last: number): readonly number[] {
  return Array.from({ length: count }, (_unused, n) => 1 + Math.floor((n * last) / count) + (n % 3));
}

describeWith(['v1-runtime'], 'a cable that comes out', () => {
  it('at any packet of a partial flash leaves a clear state, and a board that runs', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    await rig.run("print('first')");
    let unplugged = 0;
    for (const packet of spread(packetsOfPart, 540)) {
      if (!(await unplugDuring(packet))) continue;
      unplugged += 1;
      await expectToRecover(packet);
    }
    console.log(`unplugged at ${unplugged} packets of a partial flash, and recovered each time`);
    expect(unplugged).toBeGreaterThan(packetsOfPart * 0.9);
  }, 600_000);

  it('at any packet of a full flash leaves a clear state, and a board that runs', async () => {
    rig = new UsbRig([emptyV1]);
    let unplugged = 0;
    for (const packet of spread(packetsOfWhole, 19_000)) {
      rig.first.flash.fill(0xff);
      if (!(await unplugDuring(1200 + packet))) continue;
      unplugged += 1;
      expect(await expectToRecover(packet)).toMatch(/flash/);
    }
    console.log(`unplugged at ${unplugged} packets of a full flash, and recovered each time`);
    expect(unplugged).toBe(packetsOfWhole);
  }, 600_000);

  it('waits for that board, not for the one beside it, where the browser hides which is which', async () => {
    rig = new UsbRig([microPython(), microPython()]);
    const { usb } = rig.rig;
    const deviceOf = usb.deviceOf.bind(usb);
    usb.deviceOf = (board) => Object.assign(deviceOf(board), { serialNumber: '' });
    await rig.during(rig.board.connect());
    const { value: before } = rig.board.identity;
    rig.first.unplug();
    await rig.until(() => rig.board.status.value.state === 'lost');
    await rig.pass(5000);
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
    rig.first.plug();
    await rig.until(() => rig.board.status.value.state === 'connected');
    expect(rig.board.identity.value).toEqual(before);
  });
});
