export {};

const key = 'qunlu-theme';
const select = document.querySelector<HTMLSelectElement>('[data-theme-choice]');

if (select) {
  select.value = document.documentElement.dataset['theme'] ?? 'auto';
  select.addEventListener('change', () => {
    document.documentElement.dataset['theme'] = select.value;
    try {
      localStorage.setItem(key, select.value);
    } catch {
      // Private windows may refuse storage; the choice then holds for this page.
    }
  });
  select.closest('label')?.removeAttribute('hidden');
}
