import { html, type TemplateResult } from 'lit';

/**
 * What happened in bold, and why it matters beside it. A text that brings its own `**bold**` keeps that
 * instead. Numbers stay on the line of their unit.
 */
export function emphasis(what: string, why = ''): TemplateResult {
  const start = what.includes('**') ? bold(what) : html`<b>${tie(what)}</b>`;
  return why === '' ? start : html`${start} ${bold(why)}`;
}

/** A text with `**bold**` shown bold and nothing else changed: for titles and short labels. */
export function bold(text: string): TemplateResult {
  return html`${tie(text)
    .split('**')
    .map((part, index) => (index % 2 === 1 ? html`<b>${part}</b>` : part))}`;
}

function tie(text: string): string {
  return text.replace(/(\d) (°C|min|ms|s|Hz|%)(?![\p{L}\d])/gu, '$1\u00a0$2');
}
