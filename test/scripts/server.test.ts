import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filePath, serve, type AppServer } from '../../scripts/server.ts';

describe('the server of a built application', () => {
  let folder: string;
  let server: AppServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pensabit-server-'));
    mkdirSync(join(folder, 'app'));
    writeFileSync(join(folder, 'secret.txt'), 'not yours');
    writeFileSync(join(folder, 'app/index.html'), '<!doctype html><body></body>');
    writeFileSync(join(folder, 'app/main.js'), 'export const long = 1;\n'.repeat(500));
    server = await serve(join(folder, 'app'), { port: 0, liveReload: true });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('forbids everything from elsewhere and every inline script', async () => {
    const policy = (await fetch(server.url)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toContain('unsafe-eval');
  });

  it('compresses scripts and answers 304 when nothing has changed', async () => {
    const first = await fetch(`${server.url}main.js`, { headers: { 'accept-encoding': 'br' } });
    expect(first.headers.get('content-encoding')).toBe('br');
    expect(Number(first.headers.get('content-length'))).toBeLessThan(500);
    expect(await first.text()).toContain('export const long');
    const again = await fetch(`${server.url}main.js`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('tells open pages to load themselves again', async () => {
    const stream = await fetch(`${server.url}live`);
    const reader = stream.body!.getReader();
    await reader.read();
    server.reloadPages();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: reload');
    await reader.cancel();
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/%zz'])(
    'gives nothing for %s',
    async (path) => {
      expect((await fetch(server.url.slice(0, -1) + path)).status).toBe(404);
      expect(filePath(join(folder, 'app'), path) ?? '').not.toContain('secret.txt/');
      expect(filePath('/srv/app', '/../app-of-others/x')).toBeUndefined();
    },
  );

  it('takes the next port when one is taken', async () => {
    const port = Number(new URL(server.url).port);
    const second = await serve(join(folder, 'app'), { port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
  });
});
