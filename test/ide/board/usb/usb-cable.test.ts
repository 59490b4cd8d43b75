import { afterEach, expect, it } from 'vitest';
import { programFromSource } from '../../../../firmware/program.ts';
import { describeWith } from '../../../tools.ts';
import { flashing, microPython, UsbRig } from './usb-rig.ts';

let rig: UsbRig;
afterEach(() => {
  rig.dispose();
});

describeWith(['v1-runtime'], 'a cable that comes out', () => {
  it('recovers from any packet of a partial flash', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    await rig.run("print('first')");
    const routes = new Map<string, number>();
    let failed = 0;
    for (let n = 0; n < 40; n += 1) {
      const packet = 5 + n * 29;
      rig.first.faults.unplugAtPacket(packet);
      const error = await rig.failure(rig.board.run(programFromSource(`print('broken ${n}')`)));
      if (error.message === 'it did not fail') {
        rig.first.faults.clear();
        continue;
      }
      failed += 1;
      expect([packet, error.message]).toEqual([packet, 'unplugged']);
      expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
      rig.first.plug();
      await rig.until(() => rig.board.status.value.state === 'connected');
      rig.output = '';
      const report = await rig.run(`print('again ${n}')`);
      routes.set(report.route, (routes.get(report.route) ?? 0) + 1);
      await rig.until(() => rig.output.includes('again'));
      expect(rig.output.startsWith(`again ${n}\r\n`)).toBe(true);
    }
    console.log(failed, routes);
  });
});
