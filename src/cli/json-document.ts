/**
 * A JSON object that is written while its list grows: `{"changes": [ … ], … }`. Memory holds one item of the
 * list, however many there are.
 */
export class JsonDocument {
  readonly #list: string;
  readonly #write: (line: string) => void;
  #count = 0;

  /** @param list the key of the list; @param write is given each line of the document */
  constructor(list: string, write: (line: string) => void) {
    this.#list = list;
    this.#write = write;
  }

  /** Whether any of it was written. */
  get begun(): boolean {
    return this.#count > 0;
  }

  /** Writes an item of the list. */
  add(item: unknown): void {
    this.#write(`${this.begun ? ',' : this.#head()}${JSON.stringify(item)}`);
    this.#count++;
  }

  /** Ends the list, and the document with the other fields. */
  end(fields: object): void {
    this.#write(`${this.begun ? '' : this.#head()}]`);
    for (const [key, value] of Object.entries(fields)) {
      if (value !== undefined) this.#write(`,${JSON.stringify(key)}: ${JSON.stringify(value, null, 1)}`);
    }
    this.#write('}');
  }

  #head(): string {
    return `{${JSON.stringify(this.#list)}: [`;
  }
}
