export { createNodeRuntime, type NodeRuntimeOptions } from './runtime.ts';
