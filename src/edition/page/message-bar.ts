import type { Text } from '../../words';
import { button, make } from './elements';

export type Tone = 'good' | 'warning' | 'error';

export interface Choice<T extends string> {
  readonly id: T;
  readonly label: Text;
}

/** One sentence under the page's bar: what was done, what is wrong, or a question. */
export class MessageBar {
  readonly element = make('section', { className: 'message', role: 'status', ariaLive: 'polite', hidden: true });

  /** @param close the word on the button that takes a sentence away */
  constructor(
    private readonly words: (what: Text) => string,
    private readonly close: Text,
  ) {}

  say(tone: Tone, message: Text): void {
    this.show(tone, message, [button(this.words(this.close), () => this.quiet())]);
  }

  quiet(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** Asks; the last choice is what closing means. */
  ask<T extends string>(message: Text, choices: readonly Choice<T>[], tone: Tone = 'warning'): Promise<T> {
    return new Promise((resolve) => {
      const buttons = choices.map(({ id, label }, index) =>
        button(
          this.words(label),
          () => {
            this.quiet();
            resolve(id);
          },
          { className: index === 0 ? 'primary' : '' },
        ),
      );
      this.show(tone, message, buttons);
      buttons[0]?.focus();
    });
  }

  private show(tone: Tone, message: Text, buttons: readonly HTMLButtonElement[]): void {
    this.element.dataset['tone'] = tone;
    this.element.role = tone === 'error' ? 'alert' : 'status';
    this.element.replaceChildren(make('p', { textContent: this.words(message) }), ...buttons);
    this.element.hidden = false;
  }
}
