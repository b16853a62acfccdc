import type { Connection, Linked, TestedConnection, WebhookStatus } from '../../src/api/types';

export const connections: Connection[] = [
  { id: 'con_1', version: 1, name: 'ACME-PROD', kind: 'CLOUD', baseUrl: 'http://localhost:8491', label: 'PROD', writable: true, projects: ['PAY', 'SHOP'], expiresOn: '2026-12-04', expiresSoon: true, asServiceAccount: false, enteredBy: 'grace', requestsPerSecond: 20, signedIn: null, yours: { whoAsks: 'NONE_BUT_ANOTHERS', obstacle: 'admin has linked no Jira credential.', linked: null } },
  { id: 'con_2', version: 4, name: 'Sandbox Jira', kind: 'CLOUD', baseUrl: 'http://localhost:8491', label: 'SANDBOX', writable: true, projects: null, expiresOn: null, expiresSoon: false, asServiceAccount: true, enteredBy: 'admin', requestsPerSecond: null, signedIn: null, yours: { whoAsks: 'CONNECTION', obstacle: null, linked: null } },
];

export const tested: TestedConnection = {
  verdict: 'LACKING_FOR_WRITING',
  account: {
    displayName: 'Ada Admin',
    timeZone: 'Europe/Vienna',
    permissions: [{ permission: 'ADMINISTER', name: 'Administer Jira', neededFor: 'OPTIONAL', granted: false }],
  },
  site: { kind: 'CLOUD', version: '1001.0.0', timeZone: 'UTC', clockAheadSeconds: -75 },
  projects: [
    {
      key: 'PAY',
      seen: 'SHOWN',
      permissions: [
        { permission: 'BROWSE_PROJECTS', name: 'Browse Projects', neededFor: 'READING', granted: true },
        { permission: 'LINK_ISSUES', name: 'Link Issues', neededFor: 'WRITING', granted: false },
      ],
    },
    { key: 'SHOP', seen: 'NOT_SHOWN', permissions: [] },
    { key: 'OLD', seen: 'ARCHIVED', permissions: [] },
  ],
  linkTypes: ['Blocks', 'Relates'],
  webhook: { address: 'https://espalier.example/hooks/hook_1', lastReceived: null },
  fixes: [{ weight: 'STOPS_WRITING', sentence: 'Let Link Issues be granted in PAY.' }],
};

export const noWebhook: WebhookStatus = {
  state: 'OFF',
  webhook: null,
  leftBehind: 0,
  offer: { baseUrl: 'https://espalier.example', projects: ['PAY', 'SHOP'] },
  obstacle: null,
  pollSeconds: 60,
  unheard: null,
};

export const webhook: WebhookStatus = {
  ...noWebhook,
  state: 'ON',
  webhook: {
    address: 'https://espalier.example/hooks/hook_1',
    setUpAt: '2026-11-25T09:12:00Z',
    setUpBy: 'admin',
    lastReceived: '2026-11-28T09:12:00Z',
    received: 1_234,
    passedOver: 0,
    lastRefused: null,
  },
};

/** Linked, and nothing else is known of it. */
export const linkedToken: Linked = { name: 'Ada at Jira', user: '', expiresOn: null, expiresSoon: false, signedIn: null };
