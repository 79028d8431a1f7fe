import { formatProblem, type Problem, shownPlace } from '../../../archive/problem.ts';
import { timeOfId } from '../../../message/time-reference.ts';
import { element } from './element.ts';
import { panelStyle } from './panel-style.ts';
import type { DayState, Edit, SessionState } from '../protocol.ts';
import type { CurationStrings } from '../strings.ts';

type Mark = Extract<Edit, { type: 'mark' }>['mark'];
const marks: readonly Mark[] = ['signIn', 'start', 'end', 'qaEnd'];

/** What the curator can ask for. Keys are letters that work while no field has the focus. */
export const commands = {
  signIn: 's',
  start: 't',
  end: 'e',
  qaEnd: 'q',
  lead: 'l',
  jointLead: 'L',
  answer: 'a',
  unanswer: 'A',
  remove: 'x',
  undo: 'z',
  redo: 'Z',
} as const;
export type Command = keyof typeof commands;

/** What the panel shows. */
export interface PanelModel {
  state: DayState | undefined;
  /** The chosen session, by its place; absent for one yet to be. */
  session: number | undefined;
  /** The picked message in a few words. */
  picked: string | undefined;
  /** What the picked message is in the answers that were stated. */
  tie: { role: 'answer' } | { role: 'question'; count: number } | undefined;
  isRemoving: boolean;
  isBusy: boolean;
}

export interface PanelActions {
  run: (command: Command) => void;
  choose: (session: number | undefined) => void;
  rename: (title: string) => void;
  clear: (mark: 'signIn' | 'qaEnd') => void;
  dissolve: () => void;
  removeNow: (reason: string) => void;
  cancelRemove: () => void;
}

export interface Panel {
  root: HTMLElement;
  /** What stands in the title's field. */
  title: string;
  /** Whether the title was typed and not yet written. */
  isTitleTyped: boolean;
  show: (model: PanelModel) => void;
  say: (words: string) => void;
  complain: (problems: readonly Problem[]) => void;
}

/** Builds the panel once; `show` then keeps it as the model is, and fields keep the focus. */
export function createPanel(t: CurationStrings, day: string, actions: PanelActions): Panel {
  const button = (command: Command, words: string): HTMLButtonElement => {
    const key = element('kbd', { 'aria-hidden': 'true' }, keyName(commands[command]));
    const made = element('button', { type: 'button', 'data-command': command }, words, key);
    made.addEventListener('click', () => actions.run(command));
    return made;
  };
  const plain = (words: string, act: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: 'plain' }, words);
    made.addEventListener('click', act);
    return made;
  };

  const undo = button('undo', t.undo);
  const redo = button('redo', t.redo);
  const chooser = element('select', { 'aria-label': t.session });
  chooser.addEventListener('change', () => {
    actions.choose(chooser.value === '' ? undefined : Number(chooser.value));
  });
  const title = element('input', { 'aria-label': t.title, placeholder: t.untitled, name: 'title' });
  const rename = element('button', {}, t.rename);
  const naming = element('form', { class: 'row' }, title, rename);
  naming.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.rename(title.value);
  });
  const facts = element('dl');
  const dissolve = plain(t.dissolve, actions.dissolve);
  const picked = element('p', { class: 'picked' });
  const tie = element('p', { class: 'soft' });
  const forPicked = [
    ...marks.map((mark) => button(mark, t.mark[mark])),
    button('lead', t.leads),
    button('jointLead', t.leadsToo),
    button('answer', t.answers),
    button('remove', t.remove),
  ];
  const unanswer = button('unanswer', t.unanswer);
  const reason = element('input', { 'aria-label': t.reason, placeholder: t.reason, name: 'reason' });
  const cancel = plain(t.cancel, actions.cancelRemove);
  const removing = element('form', { class: 'row' }, reason, element('button', {}, t.removeNow), cancel);
  removing.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.removeNow(reason.value);
  });
  const status = element('p', { class: 'status', role: 'status' });
  const alarm = element('div', { class: 'alarm', role: 'alert' });
  const root = element(
    'section',
    { 'aria-label': t.name },
    element('style', {}, panelStyle),
    element('header', {}, element('h2', {}, t.name), undo, redo),
    element('p', { class: 'soft day' }, day),
    element('div', { class: 'session' }, element('div', { class: 'row' }, chooser, dissolve), naming),
    facts,
    picked,
    tie,
    element('div', { class: 'commands' }, ...forPicked, unanswer),
    removing,
    status,
    alarm,
  );

  let shownTitle = '';
  const showTitle = (model: PanelModel, session: SessionState | undefined, isOther: boolean): void => {
    const now = session?.title ?? '';
    // What somebody is typing stays, unless it belongs to another session.
    if (isOther || title.value === shownTitle) title.value = now;
    shownTitle = now;
    rename.disabled = model.isBusy || !session;
  };
  let shownSession: number | undefined;
  return {
    root,
    get title() {
      return title.value.trim();
    },
    set title(words) {
      title.value = words;
    },
    get isTitleTyped() {
      return title.value !== shownTitle;
    },
    show(model) {
      const sessions = model.state?.sessions ?? [];
      const session = model.session === undefined ? undefined : sessions[model.session];
      chooser.replaceChildren(
        ...sessions.map((one, index) => element('option', { value: String(index) }, one.title)),
        element('option', { value: '' }, t.newSession),
      );
      chooser.value = session ? String(model.session) : '';
      showTitle(model, session, shownSession !== model.session);
      shownSession = model.session;
      facts.replaceChildren(...factsOf(t, session, plain, actions));
      dissolve.hidden = !session;
      picked.textContent = model.picked ?? t.pick;
      picked.classList.toggle('soft', model.picked === undefined);
      tie.textContent =
        model.tie?.role === 'question' ? t.isQuestion(model.tie.count) : model.tie ? t.isAnswer : '';
      for (const one of forPicked) one.disabled = model.isBusy || model.picked === undefined;
      for (const one of forPicked) {
        if (/lead/i.test(one.dataset['command'] ?? '')) one.disabled ||= !session;
      }
      unanswer.hidden = model.tie === undefined;
      removing.hidden = !model.isRemoving;
      if (model.isRemoving && !removing.contains(root.ownerDocument.activeElement)) reason.focus();
      else if (!model.isRemoving) reason.value = '';
      for (const [one, edit] of [
        [undo, model.state?.undo],
        [redo, model.state?.redo],
      ] as const) {
        one.disabled = model.isBusy || !edit;
        one.title = edit ? wordsOf(t, edit) : t.nothing;
      }
    },
    say(words) {
      status.textContent = words;
      alarm.replaceChildren();
    },
    complain(problems) {
      status.textContent = '';
      alarm.replaceChildren(
        element('strong', {}, t.refused),
        ...problems.slice(0, 3).map((problem) => problemElement(t, problem)),
      );
    },
  };
}

/** Says what an edit does. */
export function wordsOf(t: CurationStrings, edit: Edit): string {
  if (edit.type === 'mark') return t.doing[edit.mark];
  return edit.type === 'unmark' ? t.clearing(t.doing[edit.mark]) : t.doing[edit.type];
}

function factsOf(
  t: CurationStrings,
  session: SessionState | undefined,
  plain: (words: string, act: () => void) => HTMLButtonElement,
  actions: PanelActions,
): HTMLElement[] {
  if (!session) return [];
  const rows = marks.map((mark) => {
    const id = session[mark];
    const value = element('dd', { 'data-fact': mark }, id === undefined ? t.none : timeOfId(id));
    if ((mark === 'signIn' || mark === 'qaEnd') && id !== undefined) {
      value.append(
        ' ',
        plain(t.clear, () => actions.clear(mark)),
      );
    }
    return element('div', {}, element('dt', {}, t.parts[mark]), value);
  });
  const lead = element('dd', { 'data-fact': 'lead' }, session.lead.join('、'));
  return [...rows, element('div', { class: 'wide' }, element('dt', {}, t.lead), lead)];
}

function problemElement(t: CurationStrings, problem: Problem): HTMLElement {
  const words = t.problems[problem.rule];
  const detail = words === undefined ? formatProblem(problem) : `${shownPlace(problem)} · ${problem.actual}`;
  return element('p', {}, words ?? t.problem, element('small', {}, detail));
}

const keyName = (key: string): string => (key === key.toLowerCase() ? key.toUpperCase() : `⇧${key}`);
