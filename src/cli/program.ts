import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { sanitizeLines } from '../source/sanitize.ts';
import { newProgram, type Run } from './commands/command.ts';
import { commands, type CommandEntry, type CommandGroup } from './commands/index.ts';
import { exitCode, type Environment } from './environment.ts';
import { styleOf } from './terminal/style.ts';

const afterHelp = `
Examples:
  born-global assess                         asks, saves each answer, reports
  born-global assess --answers company.yaml  asks nothing: answers from a file
  born-global report company.yaml --format markdown --output report.md
  born-global explain company.yaml china     why, down to rule, answer, source
  born-global rules check                    checks the rules, as in CI

Exit codes: 0 success, 1 problems found, 2 usage or input error, 3 saved but
incomplete, 4 internal error, 130 interrupted.
Answers stay on this machine: nothing is sent anywhere.`;

/**
 * Runs one command line.
 *
 * @returns the exit code
 */
export async function run(
  args: readonly string[],
  environment: Environment,
  version: string,
): Promise<number> {
  let code: number = exitCode.success;
  const program = describe(newProgram(), environment, version);
  await addCommands(program, commands, namesIn(args), async (handler) => {
    code = await handler(environment);
  });
  if (args.length === 0) {
    program.outputHelp();
    return exitCode.success;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCode.success : exitCode.usage;
  }
  return code;
}

/** The names of commands on a command line, from the outermost to the innermost. */
function namesIn(args: readonly string[]): readonly string[] {
  try {
    const { operands } = newProgram()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseOptions([...args]);
    return operands[0] === 'help' ? operands.slice(1) : operands;
  } catch {
    // The program itself reports what is wrong.
    return [];
  }
}

/** Adds the commands by name and summary, and loads the options and the code of the one that is named. */
async function addCommands(
  parent: CommandUnknownOpts,
  entries: readonly (CommandEntry | CommandGroup)[],
  [name, ...names]: readonly string[],
  run: Run,
): Promise<void> {
  for (const entry of entries) {
    const isNamed = entry.name === name;
    const command = 'load' in entry && isNamed ? (await entry.load())(run) : new Command(entry.name);
    command.description(entry.summary).copyInheritedSettings(parent);
    parent.addCommand(command);
    if ('commands' in entry)
      await addCommands(command.helpCommand(false), entry.commands, isNamed ? names : [], run);
  }
}

function describe(
  program: CommandUnknownOpts,
  environment: Environment,
  version: string,
): CommandUnknownOpts {
  return program
    .description(
      'How ready a life-sciences company is to go beyond Europe, which market to enter,\nby which entry mode, and what to do next, in order, and why.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .showHelpAfterError('Try: born-global --help')
    .configureHelp({ showGlobalOptions: true, sortOptions: true })
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
      outputError: (text, write) => {
        // The message quotes the command line, which a script may have taken from anywhere.
        write(sanitizeLines(text).replace(/^error: /, 'born-global: '));
      },
      getOutHelpWidth: () => styleOf(environment.stdout, environment, {}).width,
      getErrHelpWidth: () => styleOf(environment.stderr, environment, {}).width,
    });
}
