import { watch } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { buildData, codeOptions, dist, root } from './build.ts';
import { getRuntimes } from './get-runtimes.ts';
import { serve } from './server.ts';

/**
 * `npm start`: gets the runtimes, builds, serves on localhost and prints the address. Code and lessons are
 * built again when they change, and open pages load themselves again.
 */
const port = Number(process.env['PORT'] ?? 5190);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT must be a number from 0 to 65535, not "${process.env['PORT'] ?? ''}".`);
  process.exit(2);
}

if (!getRuntimes()) console.log('The virtual board needs a runtime; the app will say so.');
await buildData(dist);
const server = await serve(dist, { port, liveReload: true });
const context = await esbuild.context({
  ...codeOptions({ development: true }),
  plugins: [
    ...(codeOptions({ development: true }).plugins ?? []),
    {
      name: 'reload',
      setup: (build) => {
        build.onEnd((result) => {
          if (result.errors.length === 0) server.reloadPages();
        });
      },
    },
  ],
});
await context.rebuild();
await context.watch();

let pending: NodeJS.Timeout | undefined;
for (const folder of ['lessons/packs', 'ide/index.html']) {
  watch(join(root, folder), { recursive: folder.includes('packs') }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      buildData(dist).then(
        () => server.reloadPages(),
        (error: unknown) => console.error(String(error)),
      );
    }, 100);
  });
}

console.log(`\n  Pensabit is at ${server.url}\n  Stop it with Ctrl+C.\n`);
const stop = (): void => {
  void Promise.all([context.dispose(), server.close()]).then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
