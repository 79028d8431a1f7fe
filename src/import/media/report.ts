import type { Problem } from '../../archive/problem.ts';

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
export const missingProblem = (exportPath: string, names: Names, others: readonly string[]): Problem => ({
  severity: 'warning',
  rule: 'media-missing',
  file: exportPath,
  line: 1,
  column: 1,
  found: `${files(names)} that it names and that are not there: ${names.toString()}; looked in ${['its own folder or zip', ...others].join(', ')}`,
  expected: 'the files beside the export, or in a place given with --media',
  mend: 'export again with media, or say where the files are with --media DIR-OR-ZIP; --no-media leaves all out',
});

export const leftOutProblem = (exportPath: string, names: Names): Problem => ({
  severity: 'warning',
  rule: 'media-left-out',
  file: exportPath,
  line: 1,
  column: 1,
  found: `${files(names)} left out: ${names.toString()}`,
  expected: 'pictures, recordings and documents that a site may hand out, up to --media-limit',
  mend: 'raise --media-limit, or save the file in another format; the messages keep its name',
});

const files = ({ count }: Names): string => `${count} file${count === 1 ? '' : 's'}`;
