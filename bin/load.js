'use strict';
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

/** Where the build keeps the compiled code of a file, for the version of Node that it ran on: what one use of it needs. */
const keptCode = (file, use) => `${file}.${use}.code`;

/** A file of ASCII as the module that Node would make of it. */
function scriptOf(file, cachedData) {
  const text = readFileSync(file, 'latin1');
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  return new Script(wrapped, { filename: file, cachedData });
}

function run(script, file) {
  const made = { exports: {} };
  script.runInThisContext()(made.exports, Module.createRequire(file), made, file, dirname(file));
  return made.exports;
}

/** Loads a file of CommonJS. Later runs start from code compiled already. */
function load(file, use) {
  // Lines are counted in files as they are.
  const isCounted = process.env.NODE_V8_COVERAGE !== undefined;
  if (Module.enableCompileCache !== undefined || isCounted) {
    Module.enableCompileCache?.();
    return require(file);
  }
  // Node 20 keeps no compiled code. Where that of the build is of another version, it is compiled anew.
  let code;
  try {
    code = readFileSync(keptCode(file, use));
  } catch {
    code = undefined;
  }
  return run(scriptOf(file, code), file);
}

module.exports = { keptCode, load, run, scriptOf };
