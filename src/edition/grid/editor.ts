/** What the keyboard asks of the view. */
export interface EditorEvents {
  moved(rows: number, columns: number): void;
  jumped(to: 'page-up' | 'page-down' | 'row-start' | 'row-end' | 'start' | 'end'): void;
  /** A person typed this into the cell. */
  entered(text: string): void;
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The one element of the sheet that takes the keyboard. It lies unseen over the selected cell, so that the input method for Chinese
 * begins there with the first key, and is seen while somebody types.
 */
export class CellEditor {
  readonly element = document.createElement('textarea');
  private editing = false;
  private content = '';

  constructor(private readonly events: EditorEvents) {
    const { element } = this;
    element.className = 'editor resting';
    element.spellcheck = false;
    element.autocomplete = 'off';
    element.inputMode = 'none';
    element.rows = 1;
    element.addEventListener('keydown', (event) => this.key(event));
    element.addEventListener('compositionstart', () => this.begin());
    element.addEventListener('input', () => this.begin());
    element.addEventListener('blur', () => this.settle());
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  /** Lies over the selected cell. */
  place(left: number, top: number, width: number, height: number): void {
    Object.assign(this.element.style, {
      left: `${left - 1}px`,
      top: `${top - 1}px`,
      minWidth: `${width + 1}px`,
      width: `${Math.max(width, this.editing ? 160 : 0) + 1}px`,
      height: `${Math.max(height, this.editing ? 26 : 0) + 1}px`,
    });
  }

  /** What is selected now: said by a screen reader, and what editing begins with. */
  describe(label: string, content: string): void {
    this.element.ariaLabel = label;
    if (!this.editing) this.content = content;
  }

  /** Begins with what stands in the cell, as F2 does. */
  edit(): void {
    this.begin();
    this.element.value = this.content;
    this.element.setSelectionRange(this.content.length, this.content.length);
  }

  /** Ends typing: what was typed is entered. */
  settle(): void {
    if (!this.editing) return;
    const typed = this.element.value;
    const changed = typed !== this.content;
    this.rest();
    if (changed) this.events.entered(typed);
  }

  /** Ends typing without a trace. */
  rest(): void {
    this.editing = false;
    this.element.value = '';
    this.element.classList.add('resting');
    this.element.inputMode = 'none';
  }

  private begin(): void {
    if (this.editing) return;
    this.editing = true;
    this.element.classList.remove('resting');
    this.element.inputMode = 'text';
    this.element.style.width = `${Math.max(160, this.element.offsetWidth)}px`;
    this.element.style.height = `${Math.max(27, this.element.offsetHeight)}px`;
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const used = this.editing ? this.keyWhileEditing(event) : this.keyAtRest(event);
    if (!used) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private keyWhileEditing(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') {
      this.rest();
      return true;
    }
    if (event.key === 'Enter' && event.altKey) {
      const { element } = this;
      element.setRangeText('\n', element.selectionStart, element.selectionEnd, 'end');
      return true;
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return false;
    this.settle();
    const back = event.shiftKey ? -1 : 1;
    this.events.moved(event.key === 'Enter' ? back : 0, event.key === 'Tab' ? back : 0);
    return true;
  }

  private keyAtRest({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    if (altKey) return false;
    const far = ctrlKey || metaKey;
    const arrow = ARROWS[key];
    if (arrow !== undefined && !far) this.events.moved(...arrow);
    else if (key === 'Enter') this.events.moved(shiftKey ? -1 : 1, 0);
    else if (key === 'PageDown' && !far) this.events.jumped('page-down');
    else if (key === 'PageUp' && !far) this.events.jumped('page-up');
    else if (key === 'Home') this.events.jumped(far ? 'start' : 'row-start');
    else if (key === 'End') this.events.jumped(far ? 'end' : 'row-end');
    else if (key === 'F2') this.edit();
    else if (key === 'Delete' || key === 'Backspace') {
      if (this.content !== '') this.events.entered('');
    } else return false;
    return true;
  }
}
