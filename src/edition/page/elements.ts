/** An element with its properties, in one expression. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}

export function group(className: string, ...children: readonly Node[]): HTMLElement {
  const element = make('div', { className });
  element.append(...children);
  return element;
}

export function button(label: string, press: () => void, more: Partial<HTMLButtonElement> = {}): HTMLButtonElement {
  const element = make('button', { type: 'button', textContent: label, ...more });
  element.addEventListener('click', press);
  return element;
}
