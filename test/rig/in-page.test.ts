import type { createUSBConnection } from '@microbit/microbit-connection/usb';
import * as esbuild from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programFromSource } from '../../firmware/program.ts';
import { chromiumPath, describeWith, v1Runtimes } from '../tools.ts';
import { bundleRig } from './bundle-rig.ts';
import type { PageRigOptions } from './in-page.ts';
import { hexWith } from './serial/virtual-micropython.ts';

interface TestPage {
  createUSBConnection: typeof createUSBConnection;
}

/** Asks without a click, then offers a button. */
const body = `<!doctype html><script>
  navigator.usb.requestDevice({ filters: [] }).catch((error) => (globalThis.refused = error.name));
</script><button>Connect</button>`;

describeWith(['v1-runtime', 'chromium'], 'boards in a page', () => {
  let browser: Browser;
  let library: string;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const built = await esbuild.build({
      stdin: {
        contents: `import { createUSBConnection } from '@microbit/microbit-connection/usb';
          globalThis.createUSBConnection = createUSBConnection;`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      write: false,
      format: 'iife',
    });
    library = built.outputFiles[0]?.text ?? '';
  });
  afterAll(async () => {
    await browser.close();
  });

  async function openPage(options: PageRigOptions): Promise<Page> {
    const page = await browser.newPage();
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.addInitScript({ content: await bundleRig(options) });
    await page.addInitScript({ content: library });
    await page.goto('http://localhost/');
    return page;
  }

  const hello = (text: string): string =>
    hexWith(v1Runtimes()[0]?.hex ?? '', programFromSource(`print('${text}')\n`));

  it('flashes a board through navigator.usb, and the program runs in real time', async () => {
    const page = await openPage({ boards: [{ model: 'v1' }] });
    await page.evaluate((hex) => {
      const { createUSBConnection: create } = globalThis as unknown as TestPage;
      document.querySelector('button')?.addEventListener('click', () => {
        void (async () => {
          const connection = create();
          await connection.initialize();
          await connection.connect();
          await connection.flash(() => Promise.resolve(hex), { partial: true });
          document.title = 'flashed';
        })();
      });
    }, hello('salve'));
    await page.click('button');
    await page.waitForFunction(() => document.title === 'flashed');
    await page.waitForFunction(() => window.pensabitRig.printed(0).includes('salve'));
    expect(await page.evaluate((hex) => window.pensabitRig.holds(0, hex), hello('salve'))).toBe(true);
    await page.close();
  });

  it('keeps the chooser shut without a click, and boards on the desk when the page is reloaded', async () => {
    const page = await openPage({ boards: [{ model: 'v1', hex: hello('ciao'), granted: true }], keep: true });
    await page.waitForFunction(() => Reflect.get(globalThis, 'refused') === 'SecurityError');
    await page.waitForFunction(() => window.pensabitRig.printed(0).includes('ciao'));
    await page.reload();
    expect(await page.evaluate((hex) => window.pensabitRig.holds(0, hex), hello('ciao'))).toBe(true);
    expect(await page.evaluate(async () => (await navigator.usb.getDevices()).length)).toBe(1);
    await page.close();
  });

  it('talks to the same board through navigator.serial, and tells a page when the cable comes out', async () => {
    const page = await openPage({ boards: [{ model: 'v1', hex: hello('ciao'), granted: true }] });
    const heard = await page.evaluate(async () => {
      const [port] = await navigator.serial.getPorts();
      if (port === undefined) throw new Error('no port');
      await port.open({ baudRate: 115_200 });
      const reader = port.readable?.getReader();
      window.pensabitRig.input(0, { type: 'reset' });
      let text = '';
      while (!text.includes('>>>')) text += new TextDecoder().decode((await reader?.read())?.value);
      const gone = new Promise((resolve) => navigator.usb.addEventListener('disconnect', resolve));
      const [device] = await navigator.usb.getDevices();
      window.pensabitRig.unplug(0);
      await gone;
      return {
        text,
        open: device?.opened,
        ended: await reader?.read().catch((error: unknown) => String(error)),
      };
    });
    expect(heard.text).toContain('ciao');
    expect(heard.ended).toContain('NetworkError');
    await page.close();
  });
});
