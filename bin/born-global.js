#!/usr/bin/env node
'use strict';
const { join } = require('node:path');

const given = process.argv.slice(2);
const built = (file, use) => require('./load.js').load(join(__dirname, '..', 'dist', file), use);

/** Whether all has been done that was asked for: the commonest command is, by code from one small file. */
async function short() {
  if (given[0] !== 'assess') return false;
  try {
    return await built('short-way.cjs', 'assess').shortWay(given);
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
  let whole;
  try {
    whole = built('main.cjs', given[0] === 'rules' ? 'rules' : 'others');
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'MODULE_NOT_FOUND') throw error;
    process.stderr.write('born-global is not built yet: run `npm run build` first.\n');
    process.exitCode = 2;
    return;
  }
  await whole.main(given);
}

void start();
