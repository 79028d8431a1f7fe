import type { CommandContext, ExitStatus } from './context.ts';

/** An argument or an option of a command: its usage, help, checks and the type of its value follow from it. */
export interface Parameter {
  description: string;
  /** The name of the value in the usage, as `dir` in `--out <dir>`; an option without one is a switch. */
  value?: string;
  /** It may be given several times; its value is then an array. */
  many?: true;
  required?: true;
  /** A function gives choices that cost something to load; it is called for the command that runs only. */
  choices?: readonly string[] | (() => Promise<readonly string[]>);
  default?: string | number | boolean;
  /** Instead of `--` and the key in kebab case. */
  flag?: string;
  /** The environment variable that holds where the command line says nothing. */
  env?: string;
  /** Turns the text into the value. @throws {InvalidArgumentError} saying what is expected */
  parse?: (text: string) => unknown;
}

export type Parameters = Readonly<Record<string, Parameter>>;

type Single<P extends Parameter> = P extends { parse: (text: string) => infer Value }
  ? Value
  : P extends { choices: readonly (infer Choice)[] }
    ? Choice
    : string;

type ValueOf<P extends Parameter> = P extends { value: string }
  ? P extends { many: true }
    ? readonly Single<P>[]
    : P extends { required: true } | { default: string | number | boolean }
      ? Single<P>
      : Single<P> | undefined
  : boolean;

/** The values of arguments or options, by key. */
export type InputOf<P extends Parameters> = { readonly [Key in keyof P]: ValueOf<P[Key]> };

/** What the file of a command exports: the work itself. */
export interface CommandModule<Input> {
  run: (input: Input, context: CommandContext) => Promise<ExitStatus>;
}

/** A command as it describes itself; its work is loaded when it is called. */
export interface CommandDeclaration {
  name: string;
  /** What it does, in one sentence. */
  summary: string;
  arguments: Parameters;
  options: Parameters;
  load: () => Promise<CommandModule<never>>;
}

/** Declares a command whose module takes exactly the values that its arguments and options give. */
export const declareCommand = <const A extends Parameters, const O extends Parameters>(declaration: {
  name: string;
  summary: string;
  arguments: A;
  options: O;
  load: () => Promise<CommandModule<InputOf<NoInfer<A>> & InputOf<NoInfer<O>>>>;
}): CommandDeclaration => declaration;
