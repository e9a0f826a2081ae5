type Child = Node | string | undefined;

/**
 * Makes an element: `h('button', { type: 'button', onclick }, 'Senden')`. Properties are the element's own, save
 * `class`, `data-…` and `aria-…`, which are attributes. Text stays text.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Readonly<Record<string, unknown>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (typeof value === 'string' && /^(class$|role$|for$|data-|aria-)/.test(name)) {
      element.setAttribute(name, value);
    } else Object.assign(element, { [name]: value });
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** The element with an id that the page is known to have. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`[workbench] The page has no #${id}.`);
  return element;
}
