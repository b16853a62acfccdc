import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// Read as the browser reads it, so that no second list of colours can be right while the first is wrong.
const tokens = new Map(
  [...readFileSync('src/tokens.css', 'utf8').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }],
  ),
);

const grounds = ['background', 'surface', 'hover'];
const texts: [string, string[]][] = [
  ['text', [...grounds, 'accent-ground', 'danger-ground', 'warning-ground']],
  ['muted', grounds],
  ['accent', [...grounds, 'accent-ground']],
  ['danger', ['background', 'surface', 'danger-ground']],
  ['warning', ['background', 'surface', 'warning-ground']],
  ['good', ['background', 'surface']],
  ['on-accent', ['accent']],
  ['to-do-text', ['to-do-ground']],
  ['in-progress-text', ['in-progress-ground']],
  ['done-text', ['done-ground']],
];

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each(texts.flatMap(([text, on]) => on.map((ground) => [text, ground] as const)))(
    '%s is readable on %s',
    (text, ground) => {
      expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(grounds)('the border of a control stands out from %s', (ground) => {
    expect(contrast(colour('control-border', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

function colour(name: string, theme: 'light' | 'dark'): string {
  const token = tokens.get(name);
  if (token === undefined) {
    throw new Error(`tokens.css has no colour ${name}`);
  }
  return token[theme];
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
