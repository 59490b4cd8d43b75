import { LitElement, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Store } from '../base/store.ts';
import { language } from '../i18n/translate.ts';

/**
 * What every element of the interface is: it renders into itself (light DOM, ADR 0002), so that the look's
 * plain CSS reaches it, and it renders again when the language on screen changes.
 */
export abstract class PensaElement extends LitElement {
  #stopListening: (() => void) | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = language.subscribe(() => {
      this.languageChanged();
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  /** For an element that keeps something made from texts (a Blockly workspace, a chart): make it again here. */
  protected languageChanged(): void {
    // Most elements only render texts, and rendering again is enough.
  }
}

/**
 * Renders its host again when a store changes. `find` is asked before every render, so the store may come
 * from a property that arrives late or is replaced:
 * `#status = new StoreController(this, () => this.workbench?.board.status)`.
 */
export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Store<T> | undefined;
  #store: Store<T> | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, find: () => Store<T> | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** The store's value now; undefined while there is no store. */
  get value(): T | undefined {
    return this.#find()?.value;
  }

  hostConnected(): void {
    this.#watch();
  }

  hostUpdate(): void {
    this.#watch();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#store = undefined;
  }

  #watch(): void {
    const store = this.#find();
    if (store === this.#store) return;
    this.#unsubscribe?.();
    this.#store = store;
    this.#unsubscribe = store?.subscribe(() => {
      this.#host.requestUpdate();
    });
  }
}
