/** Inline in every page; the content security policy names it by its hash. */
export const stylesheet = `
:root { color-scheme: light dark; --page: #f4f5f7; --card: #fff; --text: #1b2430; --quiet: #5b6675; --line: #d9dee5; --accent: #0b5cad; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --page: #12161c; --card: #1b212a; --text: #e8ecf1; --quiet: #9aa6b5; --line: #333d4a; --accent: #6db1f5; --on-accent: #0d1520; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center; padding: 1.5rem 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 30rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 2rem; }
h1 { margin: 0 0 1rem; font-size: 1.35rem; line-height: 1.3; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; }
main > :last-child { margin-bottom: 0; }
.code { padding: .75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--page); text-align: center; font: 600 1.75rem/1.2 ui-monospace, monospace; letter-spacing: .1em; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .4rem 1rem; margin: 0 0 1.5rem; font-size: .95rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0; }
label { width: 100%; color: var(--quiet); font-size: .95rem; }
input[name=user_code] { width: 100%; padding: .7rem; border: 1px solid var(--line); border-radius: 8px; background: var(--page); color: inherit; font: 600 1.25rem/1.2 ui-monospace, monospace; letter-spacing: .1em; text-transform: uppercase; }
button { flex: 1 1 8rem; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
footer { margin-top: 1rem; color: var(--quiet); font-size: .85rem; }
@media (max-width: 30rem) { main { padding: 1.25rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
`;
