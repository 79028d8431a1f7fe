/** The panel's own stylesheet, in the site's colours, which reach into the toolbar's shadow as variables. */
export const panelStyle = `
  :host { color-scheme: inherit; }
  section {
    position: fixed; inset-block-end: 4.5rem; inset-inline-end: 1rem; z-index: 1999999990;
    box-sizing: border-box; inline-size: min(23rem, calc(100vw - 2rem)); max-block-size: calc(100vh - 6rem);
    overflow-y: auto; overscroll-behavior: contain; padding: 0.9rem 1rem 1rem;
    border: 1px solid var(--line); border-block-start: 3px solid var(--accent); border-radius: var(--radius);
    background: var(--raised); color: var(--text);
    box-shadow: 0 0.6rem 2rem rgb(0 0 0 / 25%);
    font: 14px/1.5 var(--face);
  }
  [hidden] { display: none !important; }
  header, .row { display: flex; align-items: center; gap: 0.5rem; }
  .day { margin: 0; }
  h2 { margin: 0 auto 0 0; font-size: 1rem; white-space: nowrap; }
  .row { margin-block-start: 0.6rem; }
  .row > select, .row > input { flex: 1; min-inline-size: 0; }
  dl { display: grid; grid-template-columns: 1fr 1fr; gap: 0.15rem 1rem; margin: 0.6rem 0 0; font-size: 13px; }
  dl > div { display: flex; gap: 0.5rem; min-inline-size: 0; }
  dl > .wide { grid-column: 1 / -1; }
  dt { color: var(--text-soft); white-space: nowrap; }
  dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  p { margin: 0.6rem 0 0; }
  .soft { color: var(--text-soft); font-size: 13px; }
  .soft:empty, .status:empty, .alarm:empty { display: none; }
  .picked {
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
    padding-inline-start: 0.6rem; border-inline-start: 3px solid var(--accent); overflow-wrap: anywhere;
  }
  .commands { display: grid; grid-template-columns: 1fr 1fr; gap: 0.4rem; margin-block-start: 0.6rem; }
  button, select, input {
    box-sizing: border-box; min-block-size: 2.1rem; padding: 0.2rem 0.6rem;
    border: 1px solid var(--line); border-radius: 0.4rem;
    background: var(--surface); color: var(--text); font: inherit; font-size: 13px;
  }
  button { cursor: pointer; white-space: nowrap; }
  .commands button { display: flex; align-items: center; justify-content: space-between; gap: 0.3rem; }
  button:hover:not(:disabled) { border-color: var(--accent); color: var(--accent); }
  button:disabled { opacity: 0.5; cursor: default; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  .plain { min-block-size: 0; padding: 0; border: 0; background: none; color: var(--accent); text-decoration: underline; }
  kbd {
    margin-inline-start: 0.4rem; padding-inline: 0.3em; border: 1px solid var(--line); border-radius: 0.25em;
    color: var(--text-soft); font: 11px/1.4 var(--face-code);
  }
  .status { color: var(--accent); }
  .alarm {
    margin-block-start: 0.6rem; padding: 0.5rem 0.7rem; border-inline-start: 3px solid #c0392b;
    border-radius: 0.3rem; background: var(--surface);
  }
  .alarm p { margin-block-start: 0.2rem; }
  .alarm small { display: block; color: var(--text-soft); overflow-wrap: anywhere; }
  @media (max-width: 60rem) {
    section { inset-inline: 0.75rem; inline-size: auto; max-block-size: 46vh; }
    .session { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
    dl { grid-template-columns: repeat(4, auto); }
    .commands { grid-template-columns: repeat(4, 1fr); }
    .commands kbd { display: none; }
  }
  @media (max-width: 40rem) {
    .session { display: block; }
    dl, .commands { grid-template-columns: 1fr 1fr; }
  }
`;
