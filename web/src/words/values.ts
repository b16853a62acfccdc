import type { Change, LinkEnds, RowPlace } from '../api/types';
import type { Names } from './names';

type Value = Change['before'];

/** A before or after as a person would say it, with names in place of numbers where they are known. */
export function valueInWords(change: Change, value: Value, names: Names): string {
  if (value === null) {
    return change.kind.startsWith('ROW') ? 'not in the structure' : 'no link';
  }
  return 'under' in value ? placeInWords(value, names) : linkInWords(value, names);
}

function placeInWords(place: RowPlace, names: Names): string {
  const parent = place.under === 0 ? 'at the top level' : `under ${titled(names.row(place.under))}`;
  if (place.after !== 0) {
    return `${parent}, after ${names.row(place.after).short}`;
  }
  return place.before === 0 ? parent : `${parent}, before ${names.row(place.before).short}`;
}

function linkInWords(link: LinkEnds, names: Names): string {
  return `${names.issue(link.source).short} ${names.linkPhrase(link.linkType)} ${names.issue(link.destination).short}`;
}

function titled({ short, title }: { short: string; title?: string | undefined }): string {
  return title === undefined ? short : `${short} ${title}`;
}
