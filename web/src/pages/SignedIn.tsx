import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { post } from '../api/client';
import { ButtonLink } from '../parts/Button';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import { Waiting } from '../parts/Waiting';
import styles from './form.module.css';

interface Finished {
  connection: string;
  /** Whether it is the person's own credential, and not that of the connection. */
  yours: boolean;
}

/** Where Atlassian sends people back to, with a code or with the reason why there is none. */
export function SignedIn({ connections }: { connections: string }) {
  const client = useQueryClient();
  const [search] = useSearchParams();
  const begun = useRef(false);
  const finish = useMutation({
    mutationFn: () =>
      post<Finished>('/atlassian-sign-ins/finish', {
        state: search.get('state') ?? '',
        ...(search.get('error') === null ? { code: search.get('code') ?? '' } : { error: search.get('error') }),
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  useEffect(() => {
    // A code is good once.
    if (!begun.current) {
      begun.current = true;
      finish.mutate();
    }
  });
  if (finish.isSuccess) {
    // The code leaves the address, and the way back.
    const { connection, yours } = finish.data;
    return <Navigate to={`${connections}?${yours ? 'own' : 'linked'}=${encodeURIComponent(connection)}`} replace />;
  }
  return (
    <>
      <PageHead title="Sign in with Atlassian" crumbs={[{ label: 'Connections', to: connections }]} />
      {finish.isError ? (
        <div className={styles.notes}>
          <ProblemNote error={finish.error} />
          <p>
            <ButtonLink to={connections}>Back to Connections</ButtonLink>
          </p>
        </div>
      ) : (
        <Waiting what="Asking Atlassian for the account" />
      )}
    </>
  );
}
