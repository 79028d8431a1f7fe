/** Between keystrokes of quick typing lie 50 to 150 ms; a search begins when that has passed. */
const typingPauseMs = 140;

interface QueryFieldActions {
  /** Somebody types. */
  typing: () => void;
  /** Somebody paused in typing, and no input method is at work. */
  typed: () => void;
  /** Somebody pressed Enter or the button. */
  submitted: () => void;
}

/** The field for the words. */
export class QueryField {
  readonly #input: HTMLInputElement;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(input: HTMLInputElement, { typing, typed, submitted }: QueryFieldActions) {
    this.#input = input;
    const wait = (): void => {
      typing();
      this.settle();
      this.#pause = setTimeout(typed, typingPauseMs);
    };
    input.addEventListener('input', (event) => {
      // While an input method composes, the field holds letters of pinyin, not the words.
      if (!event.isComposing) wait();
    });
    // Words typed just before wait for those that are being composed.
    input.addEventListener('compositionstart', () => this.settle());
    input.addEventListener('compositionend', wait);
    input.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted();
    });
  }

  /** As typed. */
  get value(): string {
    return this.#input.value;
  }

  set value(typed: string) {
    this.#input.value = typed;
  }

  focus(): void {
    this.#input.focus();
  }

  /** Waits for no pause any more: what is typed is being searched. */
  settle(): void {
    clearTimeout(this.#pause);
  }
}
