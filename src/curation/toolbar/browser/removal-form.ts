import { element } from '../../../scripts/element.ts';
import type { CurationStrings } from '../strings.ts';
import { plainButton } from './panel-buttons.ts';
import type { PanelActions, PanelPart } from './panel-model.ts';

/** The part that asks for the reason of a removal. */
export function removalForm(t: CurationStrings, actions: PanelActions): PanelPart {
  const reason = element('input', { 'aria-label': t.reason, placeholder: t.reason, name: 'reason' });
  const submit = element('button', {}, [t.removeNow]);
  const form = element('form', { class: 'row' }, [
    reason,
    submit,
    plainButton(t.cancel, actions.cancelRemove),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.removeNow(reason.value);
  });
  return {
    elements: [form],
    show({ isRemoving }) {
      form.hidden = !isRemoving;
      if (isRemoving && !form.matches(':focus-within')) reason.focus();
      else if (!isRemoving) reason.value = '';
    },
  };
}
