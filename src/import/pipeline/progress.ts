/** How often progress is shown where it cannot be overwritten, as in a log. */
const logEveryMs = 5000;
/** How often it is overwritten at a terminal: as often as an eye follows. */
const drawEveryMs = 100;

/** Shows how far a long task has come: on one line at a terminal, now and then in a log. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #terminal: boolean;
  #shownAt = performance.now();
  #drawn = false;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
    this.#terminal = stream.isTTY;
  }

  /** @param doing what is going on, as `reading`; @param done how many of @param all things are done */
  show(doing: string, done: number, all: number): void {
    const now = performance.now();
    if (now - this.#shownAt < (this.#terminal ? drawEveryMs : logEveryMs)) return;
    this.#shownAt = now;
    const line = `${doing} ${done} of ${all} (${Math.floor((100 * done) / Math.max(1, all))} %)`;
    this.#stream.write(this.#terminal ? `\r\u001b[K${line}` : `${line}\n`);
    this.#drawn = this.#terminal;
  }

  /** Takes the line at the terminal away again. */
  clear(): void {
    if (this.#drawn) this.#stream.write('\r\u001b[K');
    this.#drawn = false;
  }
}
