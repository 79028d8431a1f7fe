import type { Facets, Filter } from '../query/match.ts';
import { element } from '../../scripts/element.ts';
import type { RoomTitles } from './search-context.ts';
import type { SearchStrings } from './strings.ts';

/** What names the choices. */
interface ChoiceNames {
  strings: SearchStrings;
  roomTitles: RoomTitles;
}

/**
 * One filter with a select: what it puts into the filter, and how its choices are counted and named. A further
 * one takes an entry in `choices`, a count in `Facets`, a title in the strings, and a select in `SearchBox.astro`.
 */
interface Choice {
  name: 'room' | 'place' | 'year';
  /** The fields of the filter that bear its value. */
  fields: readonly ('room' | 'place' | 'from' | 'to')[];
  counts: (facets: Facets) => Map<string, number>;
  title: (value: string, names: ChoiceNames) => string;
  /** Where a value stands among the choices: by number, ascending. */
  order?: (value: string, names: ChoiceNames) => number;
}

const choices: readonly Choice[] = [
  {
    name: 'room',
    fields: ['room'],
    counts: ({ rooms }) => rooms,
    title: (room, { roomTitles }) => roomTitles.get(room) ?? room,
  },
  {
    name: 'place',
    fields: ['place'],
    counts: ({ places }) => places,
    title: (place, { strings }) => (strings.places as Readonly<Record<string, string>>)[place] ?? place,
    order: (place, { strings }) => Object.keys(strings.places).indexOf(place),
  },
  {
    name: 'year',
    fields: ['from', 'to'],
    counts: ({ years }) => years,
    title: (year, { strings }) => strings.year(year),
    order: (year) => -Number(year),
  },
];

/** The value that a filter has for a choice; none where its fields differ, as in a span of years. */
function chosenValue({ fields }: Choice, filter: Filter): string {
  const [value = '', ...others] = fields.map((field) => filter[field]);
  return others.every((other) => other === value) ? value : '';
}

const selectOf = (form: HTMLElement, { name }: Choice): HTMLSelectElement | null =>
  form.querySelector<HTMLSelectElement>(`select[name="${name}"]`);

/** Fills the filters with their choices and how many messages each would leave. */
export function showFilters(form: HTMLElement, facets: Facets, filter: Filter, names: ChoiceNames): void {
  const { strings } = names;
  for (const choice of choices) {
    const { counts, title, order = () => 0 } = choice;
    const select = selectOf(form, choice);
    if (!select || select === document.activeElement) continue;
    const current = chosenValue(choice, filter);
    const counted = new Map(counts(facets));
    if (current !== '' && !counted.has(current)) counted.set(current, 0);
    const options = [...counted]
      .sort(([a], [b]) => order(a, names) - order(b, names))
      .map(([value, count]) => element('option', { value }, [strings.option(title(value, names), count)]));
    select.replaceChildren(element('option', { value: '' }, [strings.filters.any]), ...options);
    select.value = current;
    select.disabled = counted.size < 2 && current === '';
  }
}

/** Gives the filter with what is chosen now; what no select can show stays as it is. */
export function chosenFilter(form: HTMLElement, filter: Filter): Filter {
  let chosen = filter;
  for (const choice of choices) {
    const value = selectOf(form, choice)?.value ?? '';
    if (value === chosenValue(choice, filter)) continue;
    const fields: readonly string[] = choice.fields;
    const others = Object.entries(chosen).filter(([field]) => !fields.includes(field));
    const own = value === '' ? [] : fields.map((field) => [field, value] as const);
    chosen = Object.fromEntries([...others, ...own]);
  }
  return chosen;
}
