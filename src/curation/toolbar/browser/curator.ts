import type { Message } from '../../../message/schema.ts';
import { type PersistedState, persist } from './memory.ts';
import {
  anchorOf,
  bringIntoView,
  excerptOf,
  isBetween,
  messageAt,
  messageOf,
  neighbour,
  refresh,
  restore,
  setCurating,
  showMarks,
} from './page.ts';
import { type Command, commandOf, wordsOf } from './commands.ts';
import { createPanel, type Panel } from './panel.ts';
import type { PanelModel } from './panel-model.ts';
import type { CurationRequest, DayState, Edit, CurationResponse, SessionState } from '../protocol.ts';
import type { CurationStrings } from '../strings.ts';

type Action = CurationRequest['want'];

/** One who curates a day's page: knows what is picked, asks the server, and keeps page and panel up to date. */
export class Curator {
  readonly panel: Panel;
  isOpen = false;
  readonly #t: CurationStrings;
  readonly #ask: (want: Action) => Promise<CurationResponse | undefined>;
  readonly #memory: PersistedState;
  #state: DayState | undefined;
  /** The message whose question is being looked for. */
  #answering: Message['id'] | undefined;
  #isRemoving = false;
  #isBusy = false;

  constructor(
    t: CurationStrings,
    ask: (want: Action) => Promise<CurationResponse | undefined>,
    day: string,
    memory: PersistedState,
  ) {
    this.#t = t;
    this.#ask = ask;
    this.#memory = memory;
    this.panel = createPanel(t, day, {
      run: (command) => void this.#run(command),
      choose: (session) => {
        memory.session = session;
        this.#show();
      },
      rename: (title) => {
        if (memory.session === undefined || title.trim() === '') return;
        void this.#edit({ type: 'title', title, session: memory.session });
      },
      clear: (mark) => {
        if (memory.session !== undefined) void this.#edit({ type: 'unmark', mark, session: memory.session });
      },
      deleteSession: () => {
        if (memory.session !== undefined) void this.#edit({ type: 'dissolve', session: memory.session });
      },
      removeNow: (reason) => {
        this.#isRemoving = false;
        if (memory.picked !== undefined) void this.#edit({ type: 'remove', at: memory.picked, reason });
      },
      cancelRemove: () => {
        this.#isRemoving = false;
        this.#show();
      },
    });
    document.addEventListener('click', (event) => this.#onClick(event), true);
    document.addEventListener('keydown', (event) => this.#onKey(event));
    // Before the toolbar, which closes the app at Escape.
    addEventListener('keyup', (event) => this.#onEscape(event), true);
    addEventListener('pagehide', () => this.#remember());
  }

  /** Opens or closes. */
  toggle(isOpen: boolean): void {
    this.isOpen = isOpen;
    setCurating(isOpen);
    this.#memory.isOpen = isOpen;
    this.#remember();
    if (!isOpen) {
      showMarks({ tied: [] });
      return;
    }
    void this.#begin();
  }

  /** Takes in what changed on disk. */
  async lookAgain(): Promise<void> {
    await this.#take(await this.#ask({ type: 'look' }));
  }

  async #begin(): Promise<void> {
    const { anchor, title } = this.#memory;
    this.#accept((await this.#ask({ type: 'look' }))?.state);
    this.#show();
    if (title !== undefined) this.panel.session.title = title;
    // After a reload, what was on the screen is there again.
    if (anchor) restore(anchor);
    delete this.#memory.anchor;
  }

  async #run(command: Command): Promise<void> {
    const { picked, session } = this.#memory;
    if (command === 'undo' || command === 'redo') {
      const edit = this.#state?.[command];
      if (!edit || !this.#state) return this.panel.status.say(this.#t.nothing);
      const words = command === 'undo' ? this.#t.undone : this.#t.redone;
      return this.#write({ type: command, version: this.#state.version }, words(wordsOf(this.#t, edit)));
    }
    if (picked === undefined) return this.panel.status.say(this.#t.pick);
    switch (command) {
      case 'lead':
      case 'jointLead':
        if (session === undefined) return;
        return this.#edit({ type: 'lead', at: picked, joint: command === 'jointLead', session });
      case 'answer':
        this.#answering = picked;
        this.panel.status.say(this.#t.chooseQuestion);
        return this.#show();
      case 'unanswer':
        return this.#edit({ type: 'unanswer', at: picked });
      case 'remove':
        this.#isRemoving = true;
        return this.#show();
      default: {
        const title = this.panel.session.title || this.#t.untitled;
        return this.#edit({ type: 'mark', mark: command, at: picked, session: session ?? { title } });
      }
    }
  }

  #edit(edit: Edit): Promise<void> {
    if (!this.#state) return Promise.resolve();
    const want: Action = { type: 'edit', edit, version: this.#state.version };
    return this.#write(want, this.#t.saved(wordsOf(this.#t, edit)));
  }

  async #write(want: Exclude<Action, { type: 'look' }>, words: string): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.panel.status.say(this.#t.saving);
    this.#show();
    const reply = await this.#ask(want);
    this.#isBusy = false;
    const isNew = want.type === 'edit' && want.edit.type === 'mark' && typeof want.edit.session !== 'number';
    if (isNew && reply?.state && !reply.problems) this.#memory.session = reply.state.sessions.length - 1;
    if (reply && !reply.problems) {
      this.panel.status.say(reply.state?.version === want.version ? this.#t.unchanged : words);
    }
    await this.#take(reply);
  }

  /** Shows what the server replied, on the page too when the file is another now. */
  async #take(reply: CurationResponse | undefined): Promise<void> {
    if (!reply) this.panel.status.say(this.#t.silent);
    if (reply?.problems) this.panel.status.showErrors(reply.problems);
    const before = this.#state?.version;
    this.#accept(reply?.state);
    if (reply?.state && reply.state.version !== before) await refresh(this.#memory.picked);
    this.#show();
  }

  #accept(state: DayState | undefined): void {
    if (!state) return;
    this.#state = state;
    const { session, picked } = this.#memory;
    if (session !== undefined && session >= state.sessions.length) this.#memory.session = undefined;
    if (!messageAt(picked)) this.#memory.picked = undefined;
  }

  #pick(id: Message['id'] | undefined): void {
    if (id === undefined) return;
    this.#memory.picked = id;
    this.#isRemoving = false;
    const around = this.#state?.sessions.findIndex((session) => {
      return isBetween(id, session.signIn ?? session.start, session.qaEnd ?? session.end);
    });
    if (around !== undefined && around >= 0) this.#memory.session = around;
    if (this.#answering === undefined) this.panel.status.say('');
    bringIntoView(id);
    this.#show();
  }

  #finishAnswer(question: Message['id'] | undefined): void {
    const answer = this.#answering;
    this.#answering = undefined;
    if (answer === undefined || question === undefined || question === answer) this.#show();
    else void this.#edit({ type: 'answer', question, answer });
  }

  #onClick(event: MouseEvent): void {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = messageOf(event);
    // Links within a message work as ever; its time picks, rather than jump.
    const link = event.target instanceof Element ? event.target.closest('a, button, summary') : null;
    if (id === undefined || (link && !link.matches('a.timestamp'))) return;
    event.preventDefault();
    this.#pick(id);
    if (this.#answering !== undefined) this.#finishAnswer(id);
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.isOpen || event.altKey || event.isComposing) return;
    const target = event.composedPath()[0];
    if (target instanceof Element && target.matches('input, select, textarea')) return;
    const command = commandOf(event);
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key] as 1 | -1 | undefined;
    if (command) void this.#run(command);
    else if (event.ctrlKey || event.metaKey) return;
    else if (step) this.#pick(neighbour(this.#memory.picked, step));
    else if (event.key === 'Enter' && this.#answering !== undefined) this.#finishAnswer(this.#memory.picked);
    else return;
    event.preventDefault();
    // The site's own keys rest while one curates.
    event.stopPropagation();
  }

  #onEscape(event: KeyboardEvent): void {
    if (!this.isOpen || event.key !== 'Escape') return;
    if (this.#answering === undefined && !this.#isRemoving) return;
    this.#answering = undefined;
    this.#isRemoving = false;
    this.panel.status.say('');
    this.#show();
    event.stopImmediatePropagation();
  }

  #show(): void {
    const { picked, session } = this.#memory;
    const message = messageAt(picked);
    const answers = this.#state?.sessions.flatMap((one) => one.answers) ?? [];
    const linked = linksOf(picked, answers);
    const model: PanelModel = {
      state: this.#state,
      session,
      picked: message && excerptOf(message),
      link: linked.link,
      isRemoving: this.#isRemoving,
      isBusy: this.#isBusy,
    };
    this.panel.show(model);
    showMarks({ picked, answering: this.#answering, tied: linked.others });
  }

  #remember(): void {
    const { picked } = this.#memory;
    const title = this.panel.session.isTitleTyped ? this.panel.session.title : undefined;
    persist({ ...this.#memory, title, anchor: anchorOf(picked) });
  }
}

/** What a message is among the answers that were stated, and the messages that it is linked with. */
function linksOf(
  id: Message['id'] | undefined,
  answers: readonly SessionState['answers'][number][],
): { link: PanelModel['link']; others: string[] } {
  for (const { question, answer } of answers) {
    if (question === id) return { link: { role: 'question', count: answer.length }, others: answer };
    if (id !== undefined && answer.includes(id)) return { link: { role: 'answer' }, others: [question] };
  }
  return { link: undefined, others: [] };
}
