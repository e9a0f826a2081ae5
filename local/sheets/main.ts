import { enableCompileCache } from 'node:module';

// Every start after the first takes half the time: what was compiled and stripped of its types is kept (in the folder
// for temporary files). It must be said before anything else is loaded.
enableCompileCache();
await import('./command-line.ts');
