import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PredictionTask } from '../../../lessons/format/lesson.ts';
import { localized, t } from '../../i18n/translate.ts';
import { announce } from '../app/announcer.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';

type OrderTask = Extract<PredictionTask, { readonly type: 'order' }>;

/**
 * Things to put in order with two buttons each: the same for a mouse, a finger and the keyboard, and
 * nothing jumps away under the hand. Fires `answer-changed` from the start: any order is an answer.
 */
@customElement('pensa-order-answer')
export class OrderAnswer extends PensaElement {
  @property({ attribute: false }) task: OrderTask | undefined;
  @state() private items: readonly string[] = [];

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('task') && this.task !== undefined) this.#arrange(this.task.items.map((item) => item.id));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { task } = this;
    if (task === undefined) return nothing;
    const textOf = (id: string): string => localized(task.items.find((item) => item.id === id)?.text ?? {});
    return html`<p class="small soft">${t('lesson.predict.order')}</p>
      <ol class="order">
        ${repeat(
          this.items,
          (id) => id,
          (id, index) => {
            const text = textOf(id);
            return html`<li class="card">
              <span class="grow">${text}</span>
              <button
                class="icon-btn icon-btn-l up"
                type="button"
                data-id=${id}
                aria-label=${t('lesson.predict.up', { text })}
                aria-disabled=${index === 0}
                @click=${() => this.move(index, -1, text)}
              >
                ${icon('down')}
              </button>
              <button
                class="icon-btn icon-btn-l"
                type="button"
                data-id=${id}
                aria-label=${t('lesson.predict.down', { text })}
                aria-disabled=${index === this.items.length - 1}
                @click=${() => this.move(index, 1, text)}
              >
                ${icon('down')}
              </button>
            </li>`;
          },
        )}
      </ol>`;
  }

  private move(index: number, by: -1 | 1, text: string): void {
    const moved = this.items[index];
    const other = this.items[index + by];
    if (moved === undefined || other === undefined) return;
    this.#arrange(this.items.map((id) => (id === moved ? other : id === other ? moved : id)));
    announce(t('lesson.predict.moved', { text, place: index + by + 1 }));
  }

  #arrange(items: readonly string[]): void {
    this.items = items;
    this.dispatchEvent(
      new CustomEvent('answer-changed', { detail: { type: 'order', items }, bubbles: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-order-answer': OrderAnswer;
  }
}
