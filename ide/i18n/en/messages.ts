import { deskMessages } from './desk-messages.ts';
import { shellMessages } from './shell-messages.ts';

/** English is the reference: its keys are the keys. Each area's file belongs to one part of the screen. */
export const messages = { ...shellMessages, ...deskMessages } as const;
