/** The elements of a digest's page that are passages of their own. The build reads them, and the page marks words in them. */
export const passageElements: readonly string[] = 'p li td th dt dd figcaption h2 h3 h4 h5 h6'.split(' ');

/**
 * Classes of what in a digest is not the curators' words: citations, messages as they were sent, and the heading
 * that the page puts above every digest.
 */
export const foreignClasses: readonly string[] = ['cite', 'sources', 'digest-quote', 'digest-title'];
