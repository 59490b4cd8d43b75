import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.cur': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.hex': 'text/plain; charset=utf-8',
  '.map': 'application/json',
};
const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.hex']);

/**
 * Nothing from elsewhere, no inline script. Styles may be inline because Blockly and Monaco write style
 * elements (ADR 0004).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface AppServer {
  readonly url: string;
  /** Tells every open page to load itself again. */
  reloadPages(): void;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** Adds the live reload script and its event stream. */
  readonly liveReload?: boolean;
  /** Brotli quality 0-11; what a static host would serve is 11, a dev server wants less. */
  readonly quality?: number;
}

/** Serves a built application folder as a static host would: types, compression, strict headers. */
export async function serve(folder: string, options: ServeOptions): Promise<AppServer> {
  const waiting = new Set<ServerResponse>();
  const packed = new Map<string, { readonly tag: string; readonly body: Buffer }>();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (options.liveReload === true && url.pathname === '/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('\n');
      waiting.add(response);
      request.on('close', () => waiting.delete(response));
      return;
    }
    if (options.liveReload === true && url.pathname === '/live.js') {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
      response.end("new EventSource('/live').addEventListener('reload', () => location.reload());");
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    const path = filePath(folder, url.pathname);
    const info = path === undefined ? undefined : await stat(path).catch(() => undefined);
    if (path === undefined || info?.isFile() !== true) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here.');
      return;
    }
    const extension = extname(path);
    const tag = `"${info.size.toString(36)}-${Math.floor(info.mtimeMs).toString(36)}"`;
    const headers: Record<string, string> = {
      'content-type': types[extension] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'usb=(self), serial=(self), geolocation=(), camera=(), microphone=()',
      'cross-origin-opener-policy': 'same-origin',
      // Chunks and assets carry their hash; everything else is asked for again and mostly answered 304.
      'cache-control': /\/(chunks|assets)\//.test(url.pathname)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      etag: tag,
    };
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end();
      return;
    }
    if (options.liveReload === true && extension === '.html') {
      const page = (await readFile(path, 'utf8')).replace(
        '</body>',
        '<script type="module" src="/live.js"></script></body>',
      );
      response.writeHead(200, headers).end(page);
      return;
    }
    const accepts = request.headers['accept-encoding'] ?? '';
    if (compressible.has(extension) && /\bbr\b/.test(accepts)) {
      let known = packed.get(path);
      if (known?.tag !== tag) {
        const body = await compress(await readFile(path), {
          params: { [constants.BROTLI_PARAM_QUALITY]: options.quality ?? 5 },
        });
        known = { tag, body };
        packed.set(path, known);
      }
      headers['content-encoding'] = 'br';
      headers['content-length'] = String(known.body.length);
      headers['vary'] = 'accept-encoding';
      response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : known.body);
      return;
    }
    headers['content-length'] = String(info.size);
    response.writeHead(200, headers);
    if (request.method === 'HEAD') response.end();
    else createReadStream(path).pipe(response);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const port = await listen(server, options.port, options.host ?? 'localhost');
  return {
    url: `http://localhost:${String(port)}/`,
    reloadPages() {
      for (const page of waiting) page.write('event: reload\ndata: now\n\n');
    },
    close() {
      for (const page of waiting) page.end();
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** The file a path names, or undefined when it would lie outside the folder. */
export function filePath(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const path = normalize(join(folder, decoded.endsWith('/') ? `${decoded}index.html` : decoded));
  return path.startsWith(folder + sep) ? path : undefined;
}

/** Listens on `port`, or on the next free one when it is taken. Resolves with the port. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    let tries = 0;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0 && tries < 20) {
        tries += 1;
        server.listen(port + tries, host);
      } else {
        fail(error);
      }
    });
    server.on('listening', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
    server.listen(port, host);
  });
}
