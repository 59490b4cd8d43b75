import * as esbuild from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MarkdownOptions, safeHtml as makeSafe } from '../../../ide/ui/markdown.ts';
import { chromiumPath, describeWith } from '../../tools.ts';

/**
 * A sanitiser is only as good as the parser it meets, so this runs in a real browser: the page has no
 * network, and whatever it asks for or runs is written down.
 */
declare function settled(): Promise<void>;
let browser: Browser;
let page: Page;
let asked: string[] = [];
let ran: string[] = [];

/** Makes safe HTML of a text, puts it into the page, waits for what it sets off, and gives it back. */
async function show(source: string, options: MarkdownOptions = {}): Promise<string> {
  asked = [];
  ran = [];
  const html = await page.evaluate(
    async ([text, how]) => {
      const { safeHtml } = (window as unknown as { pensa: { safeHtml: typeof makeSafe } }).pensa;
      const safe = safeHtml(text, how);
      document.body.innerHTML = safe;
      await settled();
      return safe;
    },
    [source, options] as const,
  );
  return html;
}

describeWith(['chromium'], 'pack text becomes a part of the page', () => {
  beforeAll(async () => {
    const bundle = await esbuild.build({
      entryPoints: ['ide/ui/markdown.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'pensa',
    });
    browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.route('**/*', (route) => {
      if (route.request().url() === 'http://class.test/') {
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' });
      }
      if (!route.request().url().endsWith('/last')) asked.push(route.request().url());
      return route.abort();
    });
    await page.exposeFunction('alert', (what: unknown) => {
      ran.push(String(what));
    });
    await page.goto('http://class.test/');
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
    // A picture asked for last fails last: by then whatever the text set off has happened.
    await page.addScriptTag({
      content: `function settled() {
        return new Promise((resolve) => {
          const last = new Image();
          last.onerror = resolve;
          last.src = '/last';
        });
      }`,
    });
  });
  afterAll(() => browser.close());

  test('headings move below the page’s own, lists, tables and code are kept', async () => {
    const html = await show('# Aims\n\n1. Run\n2. **Look**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`if`', {
      topHeading: 2,
    });
    expect(html).toContain('<h2>Aims</h2>');
    expect(html).toContain('<li><strong>Look</strong></li>');
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('<code>if</code>');
  });

  test('a number keeps its unit on its line', async () => {
    expect(await show('between 2 and 8 °C for 50 min')).toContain('8&nbsp;°C for 50&nbsp;min');
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a picture', '<img src=x onerror="alert(1)">'],
    ['a handler on an allowed element', '<p onclick="alert(1)">hello</p>'],
    ['an inner frame', '<iframe src="https://example.org"></iframe>'],
    ['a style sheet', '<style>body{background:url(https://example.org/x)}</style>'],
    ['a style attribute', '<p style="background:url(https://example.org/x)">hello</p>'],
    [
      'a drawing with a script',
      '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>',
    ],
    ['mathematics that hides markup', '<math><mtext><img src=x onerror=alert(1)></mtext></math>'],
    ['an object', '<object data="https://example.org/x"></object><embed src="https://example.org/x">'],
    ['a form', '<form action="https://example.org"><input name=x><button>send</button></form>'],
    ['a remote picture', '![a box](https://example.org/x.png)'],
    [
      'a remote picture in HTML',
      '<picture><source srcset="https://example.org/x"><img src="https://example.org/x"></picture>',
    ],
    ['a video', '<video src="https://example.org/x" autoplay poster="https://example.org/x"></video>'],
    ['a link element', '<link rel="stylesheet" href="https://example.org/x">'],
    ['a base address', '<base href="https://example.org/">'],
    ['a name that shadows the page’s', '<p id="main" name="main">hello</p>'],
    ['a template', '<template><img src=x onerror=alert(1)></template>'],
  ])('%s is taken out', async (_, source) => {
    const html = await show(source);
    expect(html).not.toMatch(
      /<(script|img|iframe|style|svg|math|object|embed|form|input|button|picture|source|video|link|base|template)/i,
    );
    expect(html).not.toMatch(/\son\w+=|style=|src=|srcset=|poster=|\sid=|\sname=/i);
    expect(asked).toEqual([]);
    expect(ran).toEqual([]);
  });

  test('the test itself would notice: unsafe markup does ask and does run', async () => {
    await show('');
    await page.evaluate(async () => {
      document.body.innerHTML = '<img src="https://example.org/x.png" onerror="alert(1)">';
      await settled();
    });
    expect(asked).toEqual(['https://example.org/x.png']);
    expect(ran).toEqual(['1']);
  });

  test.each([
    ['[x](javascript:alert(1))'],
    ['[x](JaVaScRiPt:alert(1))'],
    ['[x](data:text/html,<script>alert(1)</script>)'],
    ['<a href="java\nscript:alert(1)">x</a>'],
    ['[x](//example.org)'],
    ['<a href="vbscript:x">x</a>'],
  ])('the link %j leads nowhere', async (source) => {
    expect(await show(source)).not.toContain('href');
  });

  test('a picture’s description is kept as text, and cannot become markup', async () => {
    expect(await show('![<img src=x onerror=alert(1)>](https://example.org)')).not.toContain('<img');
    expect(await show('![a cool box](x.png)')).toContain('a cool box');
  });

  test('an honest link opens beside the lesson and does not tell where it was followed', async () => {
    const html = await show('[more](https://example.org/more)');
    expect(html).toContain('href="https://example.org/more"');
    expect(html).toContain('target="_blank"');
    expect(html).toContain('rel="noopener noreferrer"');
  });
});
