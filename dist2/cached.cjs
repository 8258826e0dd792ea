const fs=require('fs'),vm=require('vm'),path=require('path'),Module=require('module');
const file=path.join(__dirname,'main.cjs');
const source=fs.readFileSync(file,'latin1');
let cachedData; try{cachedData=fs.readFileSync(file+'.cache');}catch{}
const script=new vm.Script('(function (exports, require, module, __filename, __dirname) {'+source+'\n})',{filename:file,cachedData});
if (process.env.MAKE) process.on('exit',()=>fs.writeFileSync(file+'.cache',script.createCachedData()));
else if (process.env.SHOW) console.error('rejected',script.cachedDataRejected);
const m={exports:{}};
script.runInThisContext()(m.exports,Module.createRequire(file),m,file,__dirname);
