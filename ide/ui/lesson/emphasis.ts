import { html, type TemplateResult } from 'lit';

/**
 * A short text with its first sentence in bold: what happened comes before what it means. A text that
 * brings its own `**bold**` keeps that instead. Numbers stay on the line of their unit.
 */
export function emphasis(text: string): TemplateResult {
  const tied = tie(text);
  const marked = tied.split('**');
  if (marked.length > 2) {
    return html`${marked.map((part, index) => (index % 2 === 1 ? html`<b>${part}</b>` : part))}`;
  }
  const end = /[.!?…](?=\s)/.exec(tied);
  if (end === null) return html`<b>${tied}</b>`;
  return html`<b>${tied.slice(0, end.index + 1)}</b>${tied.slice(end.index + 1)}`;
}

/** The same text with `**bold**` shown bold and nothing else changed: for titles and short labels. */
export function bold(text: string): TemplateResult {
  return html`${tie(text)
    .split('**')
    .map((part, index) => (index % 2 === 1 ? html`<b>${part}</b>` : part))}`;
}

function tie(text: string): string {
  return text.replace(/(\d) (°C|min|ms|s|Hz|%)(?![\p{L}\d])/gu, '$1\u00a0$2');
}
