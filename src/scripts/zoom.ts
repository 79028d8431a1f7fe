export {};

// A picture opens over the page; without JavaScript its link leads to the file.
const dialog = document.querySelector<HTMLDialogElement>('[data-zoomed]');

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const picture = event.target.closest('a.zoom')?.querySelector('img');
  if (!picture || !dialog) return;
  event.preventDefault();
  dialog.querySelector('img')?.remove();
  const large = document.createElement('img');
  large.src = picture.src;
  large.alt = picture.alt;
  dialog.prepend(large);
  dialog.showModal();
});

dialog?.addEventListener('click', () => dialog.close());
