import { expect, test } from 'vitest';
import type { WebhookStatus } from '../api/types';
import { askingInWords, offerInWords, worryInWords } from './webhook';

const on: WebhookStatus = {
  state: 'ON',
  webhook: { address: '', setUpAt: '', setUpBy: '', lastReceived: '2026-11-28T10:00:00Z', received: 1, passedOver: 0, lastRefused: null },
  leftBehind: 0,
  offer: null,
  obstacle: null,
  pollSeconds: 60,
  unheard: null,
};

test('an offer names the address and the projects', () => {
  const of = (projects: string[] | null) => offerInWords({ baseUrl: 'https://here.example', projects });
  expect(of(null)).toContain('tells https://here.example when issues of all projects are created');
  expect(of(['PAY'])).toContain('issues of the project PAY are');
  expect(of(['PAY', 'SHOP'])).toContain('issues of the projects PAY, SHOP are');
});

test('it is said how Jira is asked besides', () => {
  expect(askingInWords(60)).toBe('With or without a webhook Jira is asked every 60 seconds what has changed.');
  expect(askingInWords(null)).toContain('never asked');
});

test('a worry is told only where there is one', () => {
  const refused = (lastRefused: string, lastReceived: string | null) =>
    worryInWords({ ...on, webhook: { ...on.webhook!, lastRefused, lastReceived } });
  expect(worryInWords(on)).toBeUndefined();
  expect(refused('2026-11-28T09:00:00Z', '2026-11-28T10:00:00Z')).toBeUndefined();
  expect(refused('2026-11-28T11:00:00Z', '2026-11-28T10:00:00Z')).toContain('was refused');
  expect(refused('2026-11-28T11:00:00Z', null)).toContain('was refused');
  expect(worryInWords({ ...on, state: 'OUTDATED' })).toContain('Set it up again');
  expect(worryInWords({ ...on, leftBehind: 1 })).toContain('older webhook');
});
