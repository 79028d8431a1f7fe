import { Command } from 'commander';
import type { CommandDeclaration, Parameters } from './declaration.ts';
import { commonOptions } from './declarations/common.ts';
import { argumentOf, optionOf, type Values, valuesOf } from './parameter.ts';

/**
 * Makes the program of a command line. It throws a `CommanderError` where it would end the process.
 * @param words the command line; only the parameters of the command that it calls are made
 * @param run is given the command that was called, and its values
 */
export async function programOf(
  declarations: readonly CommandDeclaration[],
  words: readonly string[],
  run: (declaration: CommandDeclaration, values: Values) => Promise<void>,
): Promise<Command> {
  const program = new Command('qunlu')
    .description('Turns exported chat history into a static documentation site.')
    .usage('COMMAND … [options]')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'Shows the help of a command.')
    .addHelpText('after', '\nqunlu COMMAND --help shows the arguments and options of a command.')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'qunlu: ')) })
    .exitOverride();
  for (const declaration of declarations) {
    const command = program.command(declaration.name).description(declaration.summary);
    if (!words.includes(declaration.name)) continue;
    const { arguments: places, options } = declaration;
    for (const [key, place] of Object.entries(places)) command.addArgument(await argumentOf(key, place));
    await addOptions(command, options);
    command.optionsGroup('Options of every command:');
    await addOptions(command, commonOptions);
    command.action(async (...given: unknown[]) => {
      const named = Object.keys(places).map((key, index) => [key, given[index]] as const);
      const values = valuesOf({ ...options, ...commonOptions }, command);
      await run(declaration, { ...Object.fromEntries(named), ...values });
    });
  }
  return program;
}

/** Reads options from the environment alone, by their declarations. */
export async function environmentOf(options: Parameters): Promise<Values> {
  const command = new Command();
  await addOptions(command, options);
  return valuesOf(options, command.parse([], { from: 'user' }));
}

async function addOptions(command: Command, options: Parameters): Promise<void> {
  for (const [key, option] of Object.entries(options)) command.addOption(await optionOf(key, option));
}
