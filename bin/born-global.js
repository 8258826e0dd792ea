#!/usr/bin/env node
import module from 'node:module';

// Node 22 and later keep compiled code between runs; Node 20 cannot.
module.enableCompileCache?.();

try {
  const { main } = await import('../dist/main.js');
  void main(process.argv.slice(2));
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write('born-global is not built yet: run `npm run build` first.\n');
  process.exitCode = 2;
}
