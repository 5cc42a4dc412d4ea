type Attributes = Readonly<Record<string, string | undefined>>;

/** An element whose texts are texts and never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A name from a stranger: its letters do not turn the direction of what stands beside it. */
export function nameElement(name: string): HTMLElement {
  return element('bdi', {}, name);
}

/** @throws Error where the page has no such element */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`no ${id}`);
}
