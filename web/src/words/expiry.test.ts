import { expect, test } from 'vitest';
import { daysUntil, expiryInWords } from './expiry';

test('an expiry is counted in whole days', () => {
  const now = Date.parse('2027-01-30T23:59:00Z');
  expect(daysUntil('2027-01-31', now)).toBe(1);
  expect(daysUntil('2027-01-30', now)).toBe(0);
  expect(daysUntil('2026-12-31', now)).toBe(-30);
  expect([-30, 0, 1, 7].map(expiryInWords)).toEqual(['Expired', 'Expires today', 'Expires tomorrow', 'Expires in 7 days']);
});
