import type { TestProject } from 'vitest/node';
import { build } from '../../scripts/build.ts';
import { serve } from '../../scripts/server.ts';
import { chromiumPath } from '../../scripts/tool-paths.ts';
import { builtApp } from './built-app.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built application is served; empty when there is no browser to open it. */
    appUrl: string;
  }
}

/** Builds the application as it ships and serves it on a free port for every browser test. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (chromiumPath() === undefined) {
    project.provide('appUrl', '');
    return undefined;
  }
  await build({ outDir: builtApp });
  const server = await serve(builtApp, { port: 0 });
  project.provide('appUrl', server.url);
  return () => server.close();
}
