import type { messages } from './en/messages.ts';

/** Every text of the interface has a key; the English catalogue says which there are. */
export type MessageKey = keyof typeof messages;

/** The texts of one language. The compiler finds a missing one. */
export type Catalogue = Readonly<Record<MessageKey, string>>;
