import { Command, CommanderError } from 'commander';
import { neutraliseLines } from '../source/sanitize.ts';
import { declareCommands } from './commands/index.ts';
import type { Done } from './commands/options/shared.ts';
import { exitCode, type Environment } from './environment.ts';
import { eachFolder } from './commands/options/parsers.ts';
import { lookOf } from './terminal/style.ts';

const afterHelp = `
Examples:
  born-global assess                         asks, saves each answer, reports
  born-global assess --answers company.yaml  asks nothing: answers from a file
  born-global report company.yaml --format markdown --output report.md
  born-global explain company.yaml china     why, down to rule, answer, source
  born-global rules check                    checks the rules, as in CI

Exit codes: 0 fine, 1 findings, 2 usage or input error, 3 saved but incomplete,
4 fault of the tool, 130 interrupted.
Answers stay on this machine: nothing is sent anywhere.`;

/**
 * Runs one command line.
 *
 * @returns the exit code
 */
export async function run(
  given: readonly string[],
  environment: Environment,
  version: string,
): Promise<number> {
  let code: number = exitCode.fine;
  const program = programOf(environment, version, (ended) => {
    code = ended;
  });
  if (given.length === 0) {
    program.outputHelp();
    return exitCode.fine;
  }
  try {
    await program.parseAsync(given, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCode.fine : exitCode.usage;
  }
  return code;
}

function programOf(environment: Environment, version: string, done: Done): Command {
  const program = new Command('born-global')
    .description(
      'How ready a life-sciences company is to go beyond Europe, which market to enter,\nby which entry mode, and what to do next, in order, and why.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .showHelpAfterError('Try: born-global --help')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
      outputError: (text, write) => {
        // It quotes what was typed, or what a script took from somewhere.
        write(neutraliseLines(text).replace(/^error: /, 'born-global: '));
      },
      getOutHelpWidth: () => widthOf(environment.stdout, environment),
      getErrHelpWidth: () => widthOf(environment.stderr, environment),
    })
    .option('--rules <folder>', 'read the rules from this folder instead of the shipped ones')
    .option(
      '--markets <folder>',
      'add the markets of this folder to the shipped ones (may be repeated)',
      eachFolder,
    )
    .option('--color', 'colour even where no terminal reads it')
    .option('--no-color', 'no colour (as does NO_COLOR)')
    .option('--ascii', 'write nothing but ASCII')
    .option('--accessible', 'plain lines for screen readers: nothing redrawn, no boxes, no colour')
    .option('--no-input', 'never ask; what is missing is an error');
  declareCommands(program, environment, done);
  return program;
}

function widthOf(stream: Environment['stdout'], environment: Environment): number {
  return lookOf(stream, environment, { colour: 'auto', ascii: false, accessible: false }).width;
}
