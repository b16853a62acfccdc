import type { Change, LinkEnds, RowPlace } from '../api/types';
import type { Names } from './names';

type Value = Change['before'];

/** A before or after as a person would say it, with names in place of numbers where they are known. */
export function valueInWords(change: Change, value: Value, names: Names): string {
  if (value === null) {
    return nothingInWords(change.kind);
  }
  if ('under' in value) {
    return placeInWords(value, names);
  }
  if ('status' in value) {
    return value.name;
  }
  if ('field' in value) {
    return value.value === '' ? 'no value' : value.value;
  }
  if ('epic' in value || 'parent' in value) {
    return `under ${names.issue('epic' in value ? value.epic : value.parent).short}`;
  }
  return linkInWords(value, names);
}

function nothingInWords(kind: Change['kind']): string {
  if (kind.startsWith('ROW')) {
    return 'not in the structure';
  }
  return kind.startsWith('LINK') ? 'no link' : 'under nothing';
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
