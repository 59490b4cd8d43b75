import { afterEach, expect, it } from 'vitest';
import { programFromSource } from '../../../../firmware/program.ts';
import type { BoardStatus } from '../../../../ide/board/board.ts';
import type { FalseAcknowledgement } from '../../../rig/daplink/faults.ts';
import { describeWith } from '../../../tools.ts';
import { emptyV1, flashing, microPython, UsbRig } from './usb-rig.ts';

let rig: UsbRig;
afterEach(() => {
  rig.dispose();
});

/** The board can be run, and what is printed is what was sent. */
async function expectToRun(text: string): Promise<void> {
  rig.first.faults.clear();
  rig.output = '';
  await rig.run(`print('${text}')`);
  await rig.until(() => rig.output.includes(`${text}\r\n`));
  expect(rig.output.startsWith(`${text}\r\n`)).toBe(true);
  expect(rig.board.status.value.state).toBe('running');
}

const ended = 'it did not fail';
/** Every moment where there is time for it (PENSABIT_LONG=1), some of them otherwise. */
const long = process.env['PENSABIT_LONG'] !== undefined;

describeWith(['v1-runtime'], 'a board that goes wrong', () => {
  it('is given up when it stops answering at any packet, and runs when it answers again', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    await rig.run("print('first')");
    const met = new Map<string, number>();
    for (const packet of long ? [1, 7, 40, 150, 260, 300, 400, 480, 560, 600] : [7, 150, 400, 520]) {
      rig.first.faults.stallAtPacket(packet);
      const begin = rig.rig.now;
      const error = await rig.failure(rig.board.run(programFromSource(`print('stalled ${packet}')`)));
      if (error.message === ended) rig.first.faults.clear();
      else {
        expect([packet, error.message]).toEqual([packet, 'no-answer']);
        expect(rig.rig.now - begin).toBeLessThan(25_000);
        expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'no-answer' });
      }
      met.set(error.message, (met.get(error.message) ?? 0) + 1);
      await expectToRun(`after ${packet}`);
    }
    expect(met.get('no-answer') ?? 0).toBeGreaterThan(2);
  });

  it('runs in spite of wrong acknowledgements anywhere', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    await rig.run("print('first')");
    const met = new Map<string, number>();
    const kinds: FalseAcknowledgement[] = ['wait', 'fault', 'none', 'protocol-error'];
    for (const pass of long ? [0, 3, 10, 30, 60, 100, 140] : [3, 30, 100]) {
      const kind = kinds[pass % kinds.length] ?? 'wait';
      rig.first.faults.acknowledge(kind, 1 + (pass % 3), pass);
      const error = await rig.failure(rig.board.run(programFromSource(`print('odd ${pass}')`)));
      met.set(error.message, (met.get(error.message) ?? 0) + 1);
    }
    expect([...met.keys()]).toEqual([ended]);
  });

  it('runs in spite of answers to other questions anywhere', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    await rig.run("print('first')");
    const met = new Map<string, number>();
    for (const pass of long ? [0, 3, 10, 30, 60, 100, 140, 200, 250] : [3, 60, 140]) {
      rig.first.faults.mismatch(1 + (pass % 2), pass);
      const error = await rig.failure(rig.board.run(programFromSource(`print('odd ${pass}')`)));
      met.set(error.message, (met.get(error.message) ?? 0) + 1);
    }
    expect([...met.keys()]).toEqual([ended]);
  });

  it('is cancelled in every stage, at any moment of it, and runs after', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    await rig.run("print('first')");
    const seen = new Set<string>();
    for (let moment = 1; moment < 24; moment += 2) {
      const abort = new AbortController();
      let count = 0;
      const end = rig.board.status.subscribe((status: BoardStatus) => {
        if (status.state !== 'transferring') return;
        count += 1;
        if (count !== moment) return;
        seen.add(status.stage);
        abort.abort();
      });
      const begin = rig.rig.now;
      const work = rig.board.run(programFromSource(`print('cancelled ${moment}')`), { signal: abort.signal });
      const error = await rig.failure(work);
      end();
      if (error.message === ended) break;
      expect([moment, error.name]).toEqual([moment, 'AbortError']);
      expect([moment, rig.board.status.value.state]).toEqual([moment, moment < 3 ? 'running' : 'connected']);
      expect(rig.rig.now - begin).toBeLessThan(8000);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['preparing', 'looking', 'partial-flash']));
    await expectToRun('after');
  });

  it('is cancelled in the middle of a full flash, and can be flashed again', async () => {
    rig = new UsbRig([emptyV1]);
    const abort = new AbortController();
    const work = rig.board.run(programFromSource("print('never')"), {
      signal: abort.signal,
      onProgress: (fraction) => {
        if (fraction > 0.5) abort.abort();
      },
    });
    const error = await rig.failure(work);
    expect(error.name).toBe('AbortError');
    expect(rig.board.status.value).toEqual({ state: 'connected' });
    await expectToRun('whole');
  });

  it('says which fault keeps it from connecting, and connects when it is gone', async () => {
    rig = new UsbRig([microPython()]);
    rig.first.faults.busy = true;
    expect(await rig.failure(rig.board.connect())).toMatchObject({ code: 'board-in-use' });
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'board-in-use' });
    rig.first.faults.clear();
    rig.first.faults.accessDenied = true;
    expect(await rig.failure(rig.board.connect())).toMatchObject({ code: 'access-denied' });
    rig.first.faults.clear();
    rig.first.setOldDaplink(true);
    rig.first.unplug();
    rig.first.plug();
    await rig.pass(4000);
    expect(await rig.failure(rig.board.connect())).toMatchObject({ code: 'old-daplink' });
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'old-daplink' });
    rig.first.setOldDaplink(false);
    rig.first.unplug();
    rig.first.plug();
    await rig.until(() => rig.board.status.value.state === 'connected');
    await expectToRun('mended');
  });

  it('is opened by the page that was reloaded in the middle of a poll', async () => {
    rig = new UsbRig([microPython('while True: pass')]);
    for (let turn = 0; turn < 12; turn += 1) {
      const usb = rig.rig.openPage();
      const page = rig.page({ usb });
      await rig.during(page.connect());
      await rig.pass(11 + turn);
      page.dispose();
      usb.die();
      await rig.pass(3);
    }
    await rig.during(rig.board.connect());
    await expectToRun('here');
  });

  it('is slow, and runs', async () => {
    rig = new UsbRig([microPython()]);
    rig.first.faults.latency = 20;
    const report = await rig.run("print('slow')");
    expect(report.milliseconds).toBeLessThan(60_000);
    await rig.until(() => rig.output.includes('slow'));
    expect(rig.output.startsWith('slow\r\n')).toBe(true);
  });

  it('refuses to be flashed, and can be flashed when it does no more', async () => {
    rig = new UsbRig([emptyV1]);
    rig.first.faults.failFlash('open', 16);
    const error = await rig.failure(rig.board.run(programFromSource("print('no')")));
    // The library goes page by page then; either way it ends with a word.
    expect([ended, 'connection-failed']).toContain(error.message);
    rig.first.faults.clear();
    await expectToRun('yes');
  });

  it('loses serial bytes during a transfer of files, and the program is whole', async () => {
    rig = new UsbRig([microPython("print('old')")]);
    await rig.run(`print('${'x'.repeat(300)}')`);
    const met = new Map<string, number>();
    for (let turn = 0; turn < 8; turn += 1) {
      const work = rig.board.run(programFromSource(`print('${'y'.repeat(300)}${turn}')`));
      await rig.pass(20 + turn * 45);
      rig.first.faults.loseSerial(1 + turn);
      rig.output = '';
      const report = await rig.during(work);
      met.set(report.route, (met.get(report.route) ?? 0) + 1);
      rig.first.faults.clear();
      await rig.until(() => rig.output.includes(`y${turn}`));
    }
    expect(met.get('files') ?? 0).toBeGreaterThan(0);
  });
});
