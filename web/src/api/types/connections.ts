import type { Named } from './common';

export type SiteLabel = 'PROD' | 'TEST' | 'SANDBOX';

export interface Connection extends Named {
  /** Grows with every change. */
  version: number;
  kind: 'CLOUD' | 'DATA_CENTER';
  baseUrl: string;
  label: SiteLabel;
  writable: boolean;
  /** Keys of the enabled projects; null means all. */
  projects: string[] | null;
  /** The last day of its credential; null where nobody knows. */
  expiresOn: string | null;
  expiresSoon: boolean;
  asServiceAccount: boolean;
  /** The account of this server that entered its credential or signed in; null where nobody noted it. */
  enteredBy: string | null;
  /** The pace that people set; null means as many as Jira allows. */
  requestsPerSecond: number | null;
  /** Null where it has a secret. */
  signedIn: SignedIn | null;
  yours: Yours;
}

/** What a connection is to the person who looks. */
export interface Yours {
  /** Whose credential the person's jobs use there, or why none. */
  whoAsks: 'LINKED' | 'CONNECTION' | 'NONE_SINCE_MOVED' | 'NONE_BUT_OF_A_SERVICE' | 'NONE_BUT_ANOTHERS';
  /** Why the person's jobs cannot ask Jira; null where they can. */
  obstacle: string | null;
  /** What the person linked; the user is empty where it is a token alone or a sign-in. */
  linked: Linked | null;
}

export interface Linked {
  name: string;
  user: string;
  expiresOn: string | null;
  expiresSoon: boolean;
  /** Null where they entered a secret. */
  signedIn: SignedIn | null;
}

/** A sign-in with Atlassian. */
export interface SignedIn {
  /** Whose account it is there. */
  account: string;
  /** Whether somebody has to sign in again. */
  over: boolean;
}

/** How a connection hears of changes. */
export interface WebhookStatus {
  state: 'OFF' | 'ON' | 'OUTDATED';
  webhook: {
    /** Without the secret that it may hold. */
    address: string;
    setUpAt: string;
    setUpBy: string;
    lastReceived: string | null;
    received: number;
    /** How many of these named no issue. */
    passedOver: number;
    /** When something came that did not prove to be Jira's. */
    lastRefused: string | null;
  } | null;
  /** How many older ones may still stand in Jira. */
  leftBehind: number;
  /** What would be set up; null where nothing can be. */
  offer: WebhookOffer | null;
  /** Why nothing can be set up. */
  obstacle: string | null;
  /** How often Jira is asked beside it; null for never. */
  pollSeconds: number | null;
  /** Why Jira does not tell then what has changed; null while it does. */
  unheard: { since: string; sentence: string } | null;
}

export interface WebhookOffer {
  baseUrl: string;
  /** Null means all. */
  projects: string[] | null;
}

export interface Permission {
  permission: string;
  name: string;
  neededFor: 'READING' | 'WRITING' | 'OPTIONAL';
  granted: boolean;
}

/** What a test of a connection found. */
export interface TestedConnection {
  verdict: 'GOOD' | 'LACKING_FOR_WRITING' | 'LACKING_FOR_READING';
  /** With what holds in all of the site. */
  account: { displayName: string; timeZone: string; permissions: Permission[] };
  site: { kind: Connection['kind']; version: string; timeZone: string; clockAheadSeconds: number | null };
  projects: { key: string; seen: 'SHOWN' | 'ARCHIVED' | 'NOT_SHOWN'; permissions: Permission[] }[];
  /** Null where linking is switched off. */
  linkTypes: string[] | null;
  /** Null where none is set up. */
  webhook: { address: string; lastReceived: string | null } | null;
  fixes: { weight: 'STOPS_READING' | 'STOPS_WRITING' | 'REMARK'; sentence: string }[];
}
