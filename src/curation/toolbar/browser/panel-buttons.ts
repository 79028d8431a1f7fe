import { actingButton, element } from '../../../scripts/element.ts';
import { type Command, keyName } from './commands.ts';
import type { PanelActions } from './panel-model.ts';

/** Returns the button of a command, with its key. */
export function commandButton(
  command: Command,
  words: string,
  { run }: Pick<PanelActions, 'run'>,
): HTMLButtonElement {
  const button = actingButton(words, () => run(command), { 'data-command': command });
  button.append(element('kbd', { 'aria-hidden': 'true' }, [keyName(command)]));
  return button;
}

/** Returns a button that looks like a link. */
export const plainButton = (words: string, act: () => void): HTMLButtonElement =>
  actingButton(words, act, { class: 'plain' });
