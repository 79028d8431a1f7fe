import type { ExportWords } from './words.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';

/** What WhatsApp writes into exported chats, by language. */
export const exportWords: Readonly<Record<string, ExportWords>> = { de, en, es, fr, it, nl, pt };
