import type { Catalogue } from '../catalogue.ts';
import { deskMessages } from './desk-messages.ts';
import { shellMessages } from './shell-messages.ts';

/** The compiler finds a text that is missing here. */
export const messages: Catalogue = { ...shellMessages, ...deskMessages };
