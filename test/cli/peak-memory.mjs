// Loaded before the command: tells the most memory it used, in kilobytes.
process.on('exit', () => process.stderr.write(`PEAK ${process.resourceUsage().maxRSS}\n`));
