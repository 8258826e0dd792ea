#!/usr/bin/env node
import module from 'node:module';

// Later runs start from code that is compiled already; Node 20 does not have it.
module.enableCompileCache?.();

try {
  await import('../dist/main.js');
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write('born-global is not built yet: run `npm run build` first.\n');
  process.exitCode = 2;
}
