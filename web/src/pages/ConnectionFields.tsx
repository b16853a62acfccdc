import type { ReactNode } from 'react';
import type { Connection } from '../api/types';
import { DropDown, TextBox, Tick } from '../parts/fields';
import { siteLabelWords } from '../words/states';

/** What a person says of a connection, whether it is made or changed. */
export interface ConnectionDraft {
  name: string;
  baseUrl: string;
  label: string;
  user: string;
  secret: string;
  writable: boolean;
  /** A day such as 2027-01-31, or empty. */
  expiresOn: string;
  asServiceAccount: boolean;
}

export interface ConnectionFieldsProps {
  draft: ConnectionDraft;
  set: (part: Partial<ConnectionDraft>) => void;
  fault: (pointer: string) => string | undefined;
  /** Absent while the site was not asked yet. */
  kind?: Connection['kind'];
  /** A way to a credential without a secret. */
  signIn?: ReactNode;
  children?: ReactNode;
}

/** What each kind of Jira takes as a credential, and what an empty field means. */
const credentialWords = {
  UNKNOWN: {
    address: 'As in the browser, for example https://your-site.atlassian.net',
    user: 'Jira Cloud: the e-mail address of the account. Jira Data Center: empty with a personal access token, else the user name.',
    secretLabel: 'Token or password',
    secret: 'Jira Cloud: an API token. Jira Data Center: a personal access token, or the password of the user.',
  },
  CLOUD: {
    address: 'The same Jira under another address. It needs the token again.',
    user: 'The e-mail address of the account. Leave it empty to keep the present one.',
    secretLabel: 'API token',
    secret: 'Leave it empty to keep the present one. A new one is tried before it is kept.',
  },
  DATA_CENTER: {
    address: 'The same Jira under another address. It needs the token or the password again.',
    user: 'Goes with a new password, even if it stays the same. Leave it empty for a personal access token.',
    secretLabel: 'Personal access token or password',
    secret: 'Leave it empty to keep the present one. A new one is tried before it is kept.',
  },
};

const labels = Object.entries(siteLabelWords).map(([value, label]) => ({ value, label }));

/** The fields of a connection; what the form adds of its own stands before the last of them. */
export function ConnectionFields({ draft, set, fault, kind, signIn, children }: ConnectionFieldsProps) {
  const words = credentialWords[kind ?? 'UNKNOWN'];
  const asked = kind === undefined;
  return (
    <>
      <TextBox label="Name" value={draft.name} onChange={(name) => set({ name })} error={fault('/name')} autoFocus required />
      <TextBox
        label="Address"
        type="url"
        value={draft.baseUrl}
        onChange={(baseUrl) => set({ baseUrl })}
        help={words.address}
        error={fault('/baseUrl')}
        required
      />
      <DropDown label="Label" value={draft.label} onChange={(label) => set({ label })} error={fault('/label')} options={labels} />
      {signIn}
      <TextBox label="User" value={draft.user} onChange={(user) => set({ user })} help={words.user} error={fault('/user')} />
      <TextBox
        label={words.secretLabel}
        type="password"
        value={draft.secret}
        onChange={(secret) => set({ secret })}
        help={words.secret}
        error={fault('/secret')}
        autoComplete="new-password"
        required={asked}
      />
      <TextBox
        label="Expires on"
        value={draft.expiresOn}
        onChange={(expiresOn) => set({ expiresOn })}
        help="The last day of the token, as 2027-01-31, so that you are warned. Leave it empty if you do not know."
        error={fault('/expiresOn')}
      />
      <Tick
        selected={draft.asServiceAccount}
        onChange={(asServiceAccount) => set({ asServiceAccount })}
        help="An account made for programs. Without it, the credential counts as your own."
      >
        The account is a service account
      </Tick>
      {children}
      <Tick
        selected={draft.writable}
        onChange={(writable) => set({ writable })}
        help="Without it, only resyncs into Structure are possible."
      >
        Espalier may write to this Jira
      </Tick>
    </>
  );
}
