import { defineToolbarApp } from 'astro/toolbar';
import { Curator } from './curator.ts';
import { element } from '../../../scripts/element.ts';
import { openLine } from './line.ts';
import { recall, persist } from './memory.ts';
import { dayOfPage } from './page.ts';
import { panelFrame } from './panel.ts';
import { curationStrings } from '../strings.ts';

/** The app in the development toolbar. On pages that are not of a day it says where to go. */
export default defineToolbarApp({
  init(canvas, app, server) {
    const t = curationStrings[document.documentElement.lang === 'en' ? 'en' : 'zh-CN'];
    const memory = recall();
    const day = dayOfPage();
    if (!day) {
      canvas.append(panelFrame(t, [element('h2', {}, [t.name]), element('p', {}, [t.elsewhere])]));
      app.onToggled(({ state }) => persist({ ...memory, isOpen: state }));
      return;
    }
    const curator = new Curator(t, openLine(server, day), `${day.room} · ${day.date}`, memory);
    canvas.append(curator.panel.root);
    app.onToggled(({ state }) => curator.toggle(state));
    // The server renders anew when a file changes; the page then takes that in without leaving.
    import.meta.hot?.on('vite:beforeFullReload', (payload) => {
      if (!curator.isOpen) return;
      // Vite reloads for a path of a page only when it is the one that is open.
      payload.path = '/curated-in-place.html';
      void curator.lookAgain();
    });
    // The toolbar marks an app as ready after this function.
    if (memory.isOpen) setTimeout(() => app.toggleState({ state: true }));
  },
});
