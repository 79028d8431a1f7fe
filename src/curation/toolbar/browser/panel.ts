import { element } from '../../../scripts/element.ts';
import type { CurationStrings } from '../strings.ts';
import { wordsOf } from './commands.ts';
import { commandButton } from './panel-buttons.ts';
import panelStyle from './panel.css?inline';
import type { PanelActions, PanelModel } from './panel-model.ts';
import { panelStatus, type PanelStatus } from './panel-status.ts';
import { pickedMessage } from './picked-message.ts';
import { removalForm } from './removal-form.ts';
import { sessionForm, type SessionForm } from './session-form.ts';

/** The panel of the development toolbar, in which somebody curates a day. */
export interface Panel {
  root: HTMLElement;
  /** The part with the title of the session. */
  session: Pick<SessionForm, 'title' | 'isTitleTyped'>;
  status: Omit<PanelStatus, 'elements'>;
  show: (model: PanelModel) => void;
}

/** Builds the panel once; `show` then keeps it as the model is, and fields keep the focus. */
export function createPanel(t: CurationStrings, day: string, actions: PanelActions): Panel {
  const history = [commandButton('undo', t.undo, actions), commandButton('redo', t.redo, actions)] as const;
  const session = sessionForm(t, actions);
  const status = panelStatus(t);
  const parts = [session, pickedMessage(t, actions), removalForm(t, actions)];
  const root = panelFrame(t, [
    element('header', {}, [element('h2', {}, [t.name]), ...history]),
    element('p', { class: 'muted day' }, [day]),
    ...parts.flatMap(({ elements }) => elements),
    ...status.elements,
  ]);
  return {
    root,
    session,
    status,
    show(model) {
      for (const part of parts) part.show(model);
      const edits = [model.state?.undo, model.state?.redo];
      for (const [index, button] of history.entries()) {
        const edit = edits[index];
        button.disabled = model.isBusy || !edit;
        button.title = edit ? wordsOf(t, edit) : t.nothing;
      }
    },
  };
}

/** Returns the frame of the panel, with its stylesheet. */
export function panelFrame(t: CurationStrings, children: readonly HTMLElement[]): HTMLElement {
  return element('section', { 'aria-label': t.name }, [element('style', {}, [panelStyle]), ...children]);
}
