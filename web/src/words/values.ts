/** A before or after as text. The server sends text, nothing, or a small record of texts. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') {
    return '–';
  }
  if (Array.isArray(value)) {
    return value.map(valueInWords).join(', ');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined)
      .map(([name, part]) => `${name} ${valueInWords(part)}`)
      .join(', ');
  }
  return String(value);
}
