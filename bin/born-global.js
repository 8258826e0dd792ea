#!/usr/bin/env node
'use strict';
const { join } = require('node:path');

const dist = join(__dirname, '..', 'dist');
const given = process.argv.slice(2);

/** Whether all has been done that was asked for: the commonest is, by code from one small file. */
async function short() {
  try {
    return await require('./load.js').load(join(dist, 'short-way.cjs')).shortWay(given);
  } catch {
    // Whatever is the matter, the whole program tells it properly.
    return false;
  }
}

async function start() {
  if (given.length === 1 && ['--version', '-V'].includes(given[0])) {
    process.stdout.write(`${require('../package.json').version}\n`);
    return;
  }
  if (await short()) return;
  try {
    await import('../dist/main.js');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    process.stderr.write('born-global is not built yet: run `npm run build` first.\n');
    process.exitCode = 2;
  }
}

void start();
