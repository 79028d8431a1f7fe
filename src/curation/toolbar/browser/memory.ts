import type { Anchor } from './page.ts';

/** What a reload of the page must not lose. It is kept for the tab and for one day's page. */
export interface PersistedState {
  page: string;
  isOpen: boolean;
  picked?: string | undefined;
  /** The chosen session; absent for one yet to be. */
  session?: number | undefined;
  /** A title that was typed and not yet written. */
  title?: string | undefined;
  anchor?: Anchor | undefined;
}

const key = 'qunlu-curation';

/** Gives what was remembered of this page; of another page only whether the panel was open. */
export function recall(): PersistedState {
  const page = location.pathname;
  try {
    const memory = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<PersistedState>;
    return memory.page === page
      ? { isOpen: false, ...memory, page }
      : { page, isOpen: memory.isOpen ?? false };
  } catch {
    return { page, isOpen: false };
  }
}

export function persist(memory: PersistedState): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(memory));
  } catch {
    // Private windows may refuse storage; a reload then begins anew.
  }
}
