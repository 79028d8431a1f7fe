import { Progress } from '../import/pipeline/progress.ts';

/** The passes of a command: each is written, when it ends, with how long it took. */
export class Passes {
  readonly #write: ((line: string) => void) | undefined;
  readonly #began = performance.now();
  #current: { name: string; began: number } | undefined;

  /** @param write is given a line for each pass; without it nothing is shown */
  constructor(write: ((line: string) => void) | undefined) {
    this.#write = write;
  }

  /** Ends the pass before, and begins one, unless it is the same. */
  begin(name: string): void {
    if (this.#current?.name === name) return;
    this.#endCurrent();
    this.#current = { name, began: performance.now() };
  }

  /** Ends the last pass. */
  end(): void {
    this.#endCurrent();
    this.#write?.(`in all: ${secondsSince(this.#began)}`);
  }

  #endCurrent(): void {
    if (this.#current) this.#write?.(`${this.#current.name}: ${secondsSince(this.#current.began)}`);
    this.#current = undefined;
  }
}

const secondsSince = (began: number): string => `${((performance.now() - began) / 1000).toFixed(2)} s`;

/** Progress whose kinds of work are the passes of a command. */
export class PassProgress extends Progress {
  readonly #passes: Passes;

  constructor(passes: Passes) {
    super();
    this.#passes = passes;
  }

  override show(doing: string, done: number, all: number): void {
    // The line of the pass before would be written into the one that is drawn.
    if (done === 0) this.clear();
    this.#passes.begin(doing);
    super.show(doing, done, all);
  }
}
