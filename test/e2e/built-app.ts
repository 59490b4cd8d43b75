import { join } from 'node:path';
import { root } from '../../scripts/build.ts';

/** Where the application lies that browser tests open. */
export const builtApp = join(root, 'artifacts/app');
