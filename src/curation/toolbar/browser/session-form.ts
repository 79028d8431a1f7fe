import { timeOfId } from '../../../message/time-reference.ts';
import { element } from '../../../scripts/element.ts';
import type { SessionState } from '../protocol.ts';
import type { CurationStrings } from '../strings.ts';
import { marks } from './commands.ts';
import { plainButton } from './panel-buttons.ts';
import type { PanelActions, PanelPart } from './panel-model.ts';

/** The part that chooses a session, names it and tells its times and leads. */
export interface SessionForm extends PanelPart {
  /** What stands in the title's field. */
  title: string;
  /** Whether the title was typed and not yet written. */
  readonly isTitleTyped: boolean;
}

export function sessionForm(t: CurationStrings, actions: PanelActions): SessionForm {
  const chooser = element('select', { 'aria-label': t.session });
  chooser.addEventListener('change', () => {
    actions.choose(chooser.value === '' ? undefined : Number(chooser.value));
  });
  const deletion = plainButton(t.dissolve, actions.deleteSession);
  const title = element('input', { 'aria-label': t.title, placeholder: t.untitled, name: 'title' });
  const rename = element('button', {}, [t.rename]);
  const naming = element('form', { class: 'row' }, [title, rename]);
  naming.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.rename(title.value);
  });
  const facts = element('dl');
  let shownTitle = '';
  let shownSession: number | undefined;
  return {
    elements: [
      element('div', { class: 'session' }, [element('div', { class: 'row' }, [chooser, deletion]), naming]),
      facts,
    ],
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
        ...sessions.map((choice, index) => element('option', { value: String(index) }, [choice.title])),
        element('option', { value: '' }, [t.newSession]),
      );
      chooser.value = session ? String(model.session) : '';
      const now = session?.title ?? '';
      // What somebody is typing stays, unless it belongs to another session.
      if (shownSession !== model.session || title.value === shownTitle) title.value = now;
      shownTitle = now;
      shownSession = model.session;
      rename.disabled = model.isBusy || !session;
      facts.replaceChildren(...(session ? sessionFacts(t, session, actions) : []));
      deletion.hidden = !session;
    },
  };
}

function sessionFacts(t: CurationStrings, session: SessionState, actions: PanelActions): HTMLElement[] {
  const rows = marks.map((mark) => {
    const id = session[mark];
    const value = element('dd', { 'data-fact': mark }, [id === undefined ? t.none : timeOfId(id)]);
    if ((mark === 'signIn' || mark === 'qaEnd') && id !== undefined) {
      const clear = plainButton(t.clear, () => actions.clear(mark));
      value.append(' ', clear);
    }
    return element('div', {}, [element('dt', {}, [t.parts[mark]]), value]);
  });
  const lead = element('dd', { 'data-fact': 'lead' }, [session.lead.join('、')]);
  return [...rows, element('div', { class: 'wide' }, [element('dt', {}, [t.lead]), lead])];
}
