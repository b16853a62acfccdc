import { expect, test } from 'vitest';
import { costInWords, remainingInWords } from './pace';

test('nothing is guessed in the first ten seconds', () => {
  expect(remainingInWords({ milliseconds: 9_999, done: 500, left: 500 })).toBeUndefined();
});

test('rate and time follow from what was watched', () => {
  expect(remainingInWords({ milliseconds: 20_000, done: 240, left: 2_160 })).toBe('12 per second, about 3 minutes left');
  expect(remainingInWords({ milliseconds: 60_000, done: 30, left: 10 })).toBe('30 per minute, less than a minute left');
});

test('nothing is said of a phase that stands still or is through', () => {
  expect(remainingInWords({ milliseconds: 60_000, done: 0, left: 10 })).toBeUndefined();
  expect(remainingInWords({ milliseconds: 60_000, done: 10, left: 0 })).toBeUndefined();
});

test('a cost is told in requests and minutes', () => {
  expect(costInWords({ reads: 1_200, writes: 34, seconds: 130 })).toBe('About 1,234 requests to Jira, about 2 minutes');
  expect(costInWords({ reads: 2, writes: 1, seconds: 6 })).toBe('About 3 requests to Jira, less than a minute');
});
