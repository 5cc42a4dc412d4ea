import type { Words } from './words.ts';

type Theme = 'light' | 'dark';

/** The scheme of the system until the person chooses the other one. Nothing is kept: files on a disk share their storage. */
export function connectTheme(button: HTMLButtonElement, words: Words): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  let chosen: Theme | undefined;
  const current = (): Theme => chosen ?? (system.matches ? 'dark' : 'light');
  const show = (): void => {
    button.textContent = words.text(current() === 'dark' ? 'toLight' : 'toDark');
  };
  button.addEventListener('click', () => {
    chosen = current() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = chosen;
    show();
  });
  system.addEventListener('change', show);
  show();
}
