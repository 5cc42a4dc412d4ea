import type { CallbackPage } from '@sso/core';
import { text } from '../messages/text.ts';

const marks: Readonly<Record<CallbackPage, string>> = {
  'signed-in': '✓',
  denied: '✕',
  refused: '!',
  stray: '?',
};

/** What the browser shows when it comes back from the sign-in. It stands by itself: nothing is loaded. */
export function renderCallbackPage(page: CallbackPage): string {
  const { title, advice } = text.callbackPages[page];
  return `<!doctype html>
<html lang="${text.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 1rem; text-align: center; }
.mark { font-size: 3rem; line-height: 1; }
h1 { font-size: 1.5rem; margin: 1rem 0 .25rem; }
p { margin: 0; opacity: .75; }
</style>
</head>
<body data-outcome="${page}">
<main>
<div class="mark" aria-hidden="true">${marks[page]}</div>
<h1>${title}</h1>
<p>${advice}</p>
</main>
</body>
</html>
`;
}
