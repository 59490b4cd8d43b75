import { afterEach, expect, it } from 'vitest';
import { describeWith, v2Runtime } from '../../../tools.ts';
import { programFromSource } from '../../../../firmware/program.ts';
import type { V2Script } from '../../../rig/daplink/v2-target.ts';
import { hexOf, UsbRig } from './usb-rig.ts';

let rig: UsbRig;
afterEach(() => {
  rig.dispose();
});

/** A virtual V2 executes nothing: it prints what its main.py says it prints, as fast as a program would. */
function speaking(): V2Script {
  let rest = '';
  return {
    start(board) {
      const text = new TextDecoder('latin1').decode(board.flash);
      const said = /print\('(V2 says \d+)'\)/.exec(text)?.[1];
      rest = said === undefined ? '' : `${said} ${'first words '.repeat(110)}\r\n`;
    },
    pass(milliseconds, board) {
      const length = Math.ceil(milliseconds * 10);
      if (rest !== '') board.print(rest.slice(0, length));
      rest = rest.slice(length);
    },
  };
}

describeWith(['v2-runtime'], 'a micro:bit V2 over USB', () => {
  it('is flashed as a whole when it is empty, then in part, and no first word is lost', async () => {
    rig = new UsbRig([{ model: 'v2', granted: true, script: speaking() }]);
    const full = await rig.run("print('V2 says 1')");
    expect(full.route).toBe('full-flash');
    expect(rig.board.identity.value).toMatchObject({ name: rig.first.name, model: 'v2' });
    await rig.until(() => rig.output.includes('\r\n'));
    expect(rig.output).toBe(`V2 says 1 ${'first words '.repeat(110)}\r\n`);

    rig.output = '';
    const part = await rig.run("print('V2 says 2')");
    expect(part.route).toBe('partial-flash');
    await rig.until(() => rig.output.includes('\r\n'));
    expect(rig.output.startsWith('V2 says 2 first words')).toBe(true);
    expect(part.bytes * 10).toBeLessThan(full.bytes);
    console.log(
      `V2: full flash ${full.bytes} B, ${Math.round(full.milliseconds)} ms; ` +
        `partial ${part.bytes} B, ${Math.round(part.milliseconds)} ms`,
    );
  });

  it('recovers when the cable comes out of a flash', async () => {
    const hex = hexOf(programFromSource("print('V2 says 0')"), 'v2', v2Runtime()?.hex ?? '');
    rig = new UsbRig([{ model: 'v2', hex, granted: true, script: speaking() }]);
    for (const packet of [900, 1100, 1300]) {
      rig.first.faults.unplugAtPacket(packet);
      const error = await rig.failure(rig.board.run(programFromSource(`print('V2 says ${packet}')`)));
      expect(error.message).toBe('unplugged');
      rig.first.plug();
      await rig.until(() => rig.board.status.value.state === 'connected');
      rig.output = '';
      await rig.run(`print('V2 says ${packet + 1}')`);
      await rig.until(() => rig.output.includes('\r\n'));
      expect(rig.output.startsWith(`V2 says ${packet + 1} first`)).toBe(true);
    }
  });
});
