import { type Facets, type Filter } from '../../core/search/found.ts';
import { element, type HitListSetting } from './hit-list.ts';

/** One filter: how its choices are counted, named and put into the filter. */
interface Choice {
  name: 'room' | 'place' | 'year';
  counts: (facets: Facets) => Map<string, number>;
  title: (value: string, setting: HitListSetting) => string;
  chosen: (filter: Filter) => string;
  choose: (filter: Filter, value: string) => void;
}

const choices: readonly Choice[] = [
  {
    name: 'room',
    counts: ({ rooms }) => rooms,
    title: (room, { roomTitles }) => roomTitles.get(room) ?? room,
    chosen: ({ room }) => room ?? '',
    choose: (filter, room) => Object.assign(filter, { room }),
  },
  {
    name: 'place',
    counts: ({ places }) => places,
    title: (place, { strings }) => strings.places[place as keyof typeof strings.places],
    chosen: ({ place }) => place ?? '',
    choose: (filter, place) => Object.assign(filter, { place }),
  },
  {
    name: 'year',
    counts: ({ years }) => years,
    title: (year, { strings }) => strings.year(year),
    chosen: ({ from, to }) => (from !== undefined && from === to ? from : ''),
    choose: (filter, year) => Object.assign(filter, { from: year, to: year }),
  },
];

/** Fills the filters with their choices and how many messages each would leave. */
export function showFilters(
  form: HTMLElement,
  facets: Facets,
  filter: Filter,
  setting: HitListSetting,
): void {
  for (const { name, counts, title, chosen } of choices) {
    const select = form.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    if (!select || select === document.activeElement) continue;
    const current = chosen(filter);
    const counted = new Map(counts(facets));
    if (current !== '' && !counted.has(current)) counted.set(current, 0);
    const options = [...counted]
      .sort(([a], [b]) => (name === 'year' ? (a < b ? 1 : -1) : 0))
      .map(([value, count]) =>
        element('option', { value }, [setting.strings.option(title(value, setting), count)]),
      );
    select.replaceChildren(element('option', { value: '' }, [setting.strings.filters.any]), ...options);
    select.value = current;
    select.disabled = counted.size < 2 && current === '';
  }
}

/** Reads the filter that is chosen. */
export function chosenFilter(form: HTMLElement): Filter {
  const filter: Filter = {};
  for (const { name, choose } of choices) {
    const value = form.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.value;
    if (value) choose(filter, value);
  }
  return filter;
}
