import { type Problem, problem } from '../../archive/problem.ts';

/** Names that a problem lists before it says how many more there are. */
const listed = 5;

/** Names of an export's files, of which a few are told and the others counted. */
export class Names {
  readonly #first: string[] = [];
  count = 0;

  add(name: string): void {
    this.count++;
    if (this.#first.length < listed && !this.#first.includes(name)) this.#first.push(name);
  }

  toString(): string {
    const more = this.count - this.#first.length;
    return this.#first.join(', ') + (more > 0 ? ` and ${more} more` : '');
  }
}

/** @param others the places that a person has named */
export function missingProblem(exportPath: string, names: Names, others: readonly string[]): Problem {
  const places = ['its own folder or zip', ...others].join(', ');
  const actual = `${files(names)} that it names and that are not there: ${names.toString()}; looked in ${places}`;
  return problem('media-missing', { file: exportPath }, { actual });
}

export const leftOutProblem = (exportPath: string, names: Names): Problem =>
  problem(
    'media-left-out',
    { file: exportPath },
    { actual: `${files(names)} left out: ${names.toString()}` },
  );

const files = ({ count }: Names): string => `${count} file${count === 1 ? '' : 's'}`;
