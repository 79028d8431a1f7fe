import './copy-link.ts';
import './reveal.ts';
import '../search/browser/open.ts';
import './theme.ts';
import './zoom.ts';

// The outline stands open beside the text; on a phone it is folded above it, as without JavaScript.
const outline = document.querySelector<HTMLDetailsElement>('[data-outline]');
if (outline) outline.open = matchMedia('(min-width: 60rem)').matches;
