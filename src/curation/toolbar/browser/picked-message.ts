import { element } from '../../../scripts/element.ts';
import type { CurationStrings } from '../strings.ts';
import { marks } from './commands.ts';
import { commandButton } from './panel-buttons.ts';
import type { PanelActions, PanelPart } from './panel-model.ts';

/** The part that shows the picked message, and what can be done with it. */
export function pickedMessage(t: CurationStrings, actions: PanelActions): PanelPart {
  const picked = element('p', { class: 'picked' });
  const link = element('p', { class: 'muted' });
  const leads = [
    commandButton('lead', t.leads, actions),
    commandButton('jointLead', t.leadsToo, actions),
  ] as const;
  const buttons = [
    ...marks.map((mark) => commandButton(mark, t.mark[mark], actions)),
    ...leads,
    commandButton('answer', t.answers, actions),
    commandButton('remove', t.remove, actions),
  ];
  const unanswer = commandButton('unanswer', t.unanswer, actions);
  return {
    elements: [picked, link, element('div', { class: 'commands' }, [...buttons, unanswer])],
    show(model) {
      picked.textContent = model.picked ?? t.pick;
      picked.classList.toggle('muted', model.picked === undefined);
      link.textContent =
        model.link?.role === 'question' ? t.isQuestion(model.link.count) : model.link ? t.isAnswer : '';
      for (const button of buttons) button.disabled = model.isBusy || model.picked === undefined;
      const session = model.session === undefined ? undefined : model.state?.sessions[model.session];
      for (const button of leads) button.disabled ||= !session;
      unanswer.hidden = model.link === undefined;
    },
  };
}
