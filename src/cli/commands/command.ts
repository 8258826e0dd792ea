import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Environment } from '../environment.ts';

/** Runs the handler of a command and keeps its exit code for the process. */
export type Run = (handler: (environment: Environment) => number | Promise<number>) => Promise<void>;

/** Declares a command; `run` is called with its handler when a user chooses it. */
export type DeclareCommand = (run: Run) => CommandUnknownOpts;

/** The program with the options that every command takes. */
export const newProgram = () =>
  new Command('born-global')
    .option('--rules <folder>', 'read the rules from this folder instead of the shipped ones')
    .option('--markets <folder>', 'add the markets of this folder to the shipped ones (repeatable)', collect)
    .option('--color', 'use colour even if the output is not a terminal')
    .option('--no-color', 'no colour (as does NO_COLOR)')
    .option('--ascii', 'write nothing but ASCII')
    .option('--accessible', 'plain lines for screen readers: no redrawing, no boxes, no colour')
    .option('--no-input', 'never ask; what is missing is an error');

export type GlobalOptions = OptionsOf<typeof newProgram>;

/** The options that say which rules to read. */
export type RuleSourceOptions = Partial<Pick<GlobalOptions, 'rules' | 'markets'>>;

/** A command that also takes the global options: commander derives that from the program that creates it. */
export const newCommand = (name: string) => newProgram().command(name);

/**
 * The options that a declared command takes, with the global ones. Commander derives their types from the declaration;
 * here a flag becomes a boolean, and an option that was not given may be undefined.
 */
export type OptionsOf<Declare extends () => { optsWithGlobals: () => object }> = Relaxed<
  ReturnType<ReturnType<Declare>['optsWithGlobals']>
>;

type Relaxed<Options> = {
  readonly [Name in keyof Options]:
    | (Options[Name] extends true | undefined ? boolean : Options[Name])
    | (Options extends Record<Name, Options[Name]> ? never : undefined);
};

/** Collects the values of an option that may be repeated. */
export function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}
