export {};

/**
 * One button that offers to copy a message's permalink. It stands with the message under the pointer, the
 * one that has the focus, or the one that the address names.
 */
const button = document.querySelector<HTMLButtonElement>('[data-copy-link]');
const status = document.querySelector<HTMLElement>('[data-copy-status]');

function offer(target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const time = target.closest('.message, .block, .said')?.querySelector<HTMLAnchorElement>('a.at');
  if (!button || !time || time.nextElementSibling === button) return;
  button.hidden = false;
  button.textContent = button.dataset['copyLink'] ?? '';
  time.after(button);
}

async function copy(): Promise<void> {
  const link = button?.previousElementSibling;
  if (!button || !status || !(link instanceof HTMLAnchorElement)) return;
  try {
    await navigator.clipboard.writeText(link.href);
    status.textContent = status.dataset['done'] ?? '';
  } catch {
    // Without permission the address bar still serves.
    location.hash = link.hash;
    status.textContent = status.dataset['failed'] ?? '';
  }
  button.textContent = status.textContent;
}

if (button) {
  document.addEventListener('pointerover', (event) => offer(event.target));
  document.addEventListener('focusin', (event) => offer(event.target));
  document.addEventListener('click', (event) => offer(event.target));
  addEventListener('hashchange', () => offer(document.querySelector(':target')));
  offer(document.querySelector(':target'));
  button.addEventListener('click', () => void copy());
}
