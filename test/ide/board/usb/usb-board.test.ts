import { afterEach, expect, it } from 'vitest';
import { describeWith } from '../../../tools.ts';
import { emptyV1, microPython, UsbRig } from './usb-rig.ts';

let rig: UsbRig;
afterEach(() => {
  rig.dispose();
});

describeWith(['v1-runtime'], 'a micro:bit over USB', () => {
  it('connects, and says its name and model', async () => {
    rig = new UsbRig([microPython("print('hi')")]);
    await rig.during(rig.board.connect());
    expect(rig.board.status.value).toEqual({ state: 'connected' });
    expect(rig.board.identity.value).toEqual({ name: rig.first.name, model: 'v1', runtime: undefined });
  });

  it('brings a program to an empty board by flashing all of it', async () => {
    rig = new UsbRig([emptyV1]);
    const report = await rig.run("print('perché no')\nwhile True: pass");
    console.log(report, rig.first.counters.requests, rig.first.counters.usefulBytes);
    await rig.until(() => rig.output.includes('no'));
    expect(rig.output).toBe('perché no\r\n');
    expect(report.route).toBe('full-flash');
  });

  it('changes a line by files', async () => {
    rig = new UsbRig([microPython("print('one')\nwhile True: pass")]);
    const report = await rig.run("print('two')\nwhile True: pass");
    console.log(
      report,
      rig.logged.filter((one) => one.includes('files')),
    );
    await rig.until(() => rig.output.includes('two'));
    expect(rig.output).toBe('two\r\n');
    expect(report.route).toBe('files');
  });
});
