import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import type { Parameter, Parameters } from './declaration.ts';

/** Values of parameters, by key, as the types of their declaration say. */
export type Values = Readonly<Record<string, unknown>>;

/** Makes the argument that a declaration describes. */
export async function argumentOf(key: string, parameter: Parameter): Promise<Argument> {
  const name = `${parameter.value ?? key}${parameter.many ? '...' : ''}`;
  const argument = new Argument(parameter.required ? `<${name}>` : `[${name}]`, parameter.description);
  const choices = await choicesOf(parameter);
  if (choices) argument.argChoices = [...choices];
  const read = readerOf(parameter, choices);
  return argument.argParser((text, before: unknown) =>
    parameter.many ? added(before, read(text)) : read(text),
  );
}

/** Makes the option that a declaration describes. */
export async function optionOf(key: string, parameter: Parameter): Promise<Option> {
  const { value, many, env, default: preset, description } = parameter;
  const flag = `--${kebab(key)}`;
  // A switch that a variable may set takes a value too, so that `QUNLU_HIDDEN=0` is off.
  const takes = value === undefined ? (env === undefined ? '' : ' [yes]') : ` <${value}>`;
  const option = new Option(flag + takes, description);
  if (env !== undefined) option.env(env);
  if (preset !== undefined) option.default(preset);
  if (parameter.required) option.makeOptionMandatory();
  if (takes === '') return option;
  const choices = await choicesOf(parameter);
  if (choices) option.choices(choices);
  const read = value === undefined ? isYes : readerOf(parameter, choices);
  return option.argParser((text, before: unknown) => (many ? added(before, read(text)) : read(text)));
}

/** Returns what a command line gave for options; an empty value, as of `QUNLU_TITLE=`, is the default. */
export function valuesOf(options: Parameters, command: Command): Values {
  const given = command.opts<Record<string, unknown>>();
  return Object.fromEntries(
    Object.entries(options).map(([key, { value, many, default: preset }]) => {
      // To commander, `--no-media` is `media` with the value false.
      const positive = /^no([A-Z])(.*)$/.exec(key);
      if (positive) return [key, given[`${positive[1]?.toLowerCase()}${positive[2]}`] === false];
      const found = given[key] === '' || given[key] === false ? preset : given[key];
      return [key, found ?? (many ? [] : value === undefined ? false : undefined)];
    }),
  );
}

const choicesOf = async ({ choices }: Parameter): Promise<readonly string[] | undefined> =>
  typeof choices === 'function' ? choices() : choices;

const readerOf =
  ({ parse = String }: Parameter, choices: readonly string[] | undefined) =>
  (text: string): unknown => {
    if (text === '') return text;
    if (choices && !choices.includes(text)) {
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    }
    return parse(text);
  };

const added = (before: unknown, value: unknown): unknown[] =>
  Array.isArray(before) ? [...(before as unknown[]), value] : [value];

const isYes = (text: string): boolean => !['', '0', 'no', 'false'].includes(text);

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
