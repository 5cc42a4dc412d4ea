/** What `dist/program.cjs` exports: what starts it, and what oclif looks for by the names that package.json gives. */
export { commands } from 'sso:commands';
export { ProgramHelp } from './help.ts';
export { commandNotFound } from './hooks/command-not-found.ts';
export { main } from './main.ts';
