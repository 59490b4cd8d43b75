import DOMPurify from 'dompurify';
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Marked } from 'marked';

/**
 * The one place where a pack's text becomes a part of the page. Packs are written by strangers: no script,
 * no style, no picture and nothing else that asks a foreign computer for anything survives. A link is kept
 * (nothing happens until somebody opens it) and opens beside the lesson.
 */
export function renderMarkdown(source: string, options: MarkdownOptions = {}): TemplateResult {
  return html`<div class="md">${unsafeHTML(safeHtml(source, options))}</div>`;
}

export interface MarkdownOptions {
  /** The level that `#` becomes in the page; deeper headings follow. A step's text sits under an h2. */
  readonly topHeading?: 1 | 2 | 3;
}

/** Markdown as HTML that is safe to put into the page. */
export function safeHtml(source: string, { topHeading = 3 }: MarkdownOptions = {}): string {
  // In a browser it does not know, DOMPurify would hand everything back as it came: then text stays text.
  if (!DOMPurify.isSupported) return escape(source);
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth }) {
        const level = String(Math.min(depth + topHeading - 1, 6));
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
      // A picture would be fetched from wherever the pack says; its description is kept.
      image({ text }) {
        return escape(text);
      },
    },
  });
  const fragment = DOMPurify.sanitize(tieUnits(marked.parse(source, { async: false })), {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ['href', 'title', 'start', 'align'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:\/\/|#\/)/i,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll('a[href]')) {
    if (link.getAttribute('href')?.startsWith('#') === true) continue;
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}

const allowedTags = [
  ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'kbd', 'sub', 'sup'],
  ...['ul', 'ol', 'li', 'strong', 'em', 'b', 'i', 'del', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/** A number stays on the line of its unit. */
function tieUnits(text: string): string {
  return text.replace(/(\d) (°C|°F|min|ms|s|Hz|%|cm|m|g)(?![\p{L}\d])/gu, '$1\u00a0$2');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
