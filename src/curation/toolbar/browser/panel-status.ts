import { formatProblem, type Problem, displayPosition } from '../../../archive/problem.ts';
import { element } from '../../../scripts/element.ts';
import type { CurationStrings } from '../strings.ts';

/** How many problems are shown at a time. */
const maxProblems = 3;

/** What the panel says: how it went, or what is wrong. */
export interface PanelStatus {
  elements: readonly HTMLElement[];
  say: (words: string) => void;
  showErrors: (problems: readonly Problem[]) => void;
}

export function panelStatus(t: CurationStrings): PanelStatus {
  const status = element('p', { class: 'status', role: 'status' });
  const alert = element('div', { class: 'alarm', role: 'alert' });
  return {
    elements: [status, alert],
    say(words) {
      status.textContent = words;
      alert.replaceChildren();
    },
    showErrors(problems) {
      status.textContent = '';
      alert.replaceChildren(
        element('strong', {}, [t.refused]),
        ...problems.slice(0, maxProblems).map((problem) => problemElement(t, problem)),
      );
    },
  };
}

function problemElement(t: CurationStrings, problem: Problem): HTMLElement {
  const words = t.problems[problem.rule];
  const detail =
    words === undefined ? formatProblem(problem) : `${displayPosition(problem)} · ${problem.actual}`;
  return element('p', {}, [words ?? t.problem, element('small', {}, [detail])]);
}
