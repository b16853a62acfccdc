import { useMutation } from '@tanstack/react-query';
import { LogIn } from 'lucide-react';
import { post } from '../api/client';
import { Problem } from '../api/problem';
import { useSignInOffered } from '../api/queries';
import { Button } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';
import styles from './form.module.css';

/** A connection that is there, one at which the person links an account of their own, or what a new one shall be. */
export type SignInWish =
  | { connection: string }
  | { ownAt: string; site: string }
  | { name: string; baseUrl: string; label: string; writable: boolean; asServiceAccount: boolean };

export interface AtlassianSignInProps {
  wish: SignInWish;
  /** Hears what is wrong with the fields of the form. */
  onFault?: (problem: Problem | undefined) => void;
  again?: boolean;
}

/** A credential without a secret: Atlassian asks the person, who comes back signed in. Nothing where no server offers it. */
export function AtlassianSignIn({ wish, onFault, again = false }: AtlassianSignInProps) {
  const offered = useSignInOffered();
  const begin = useMutation({
    mutationFn: () => begun(wish, window.location.origin),
    onMutate: () => onFault?.(undefined),
    onError: (error) => onFault?.(error instanceof Problem ? error : undefined),
    onSuccess: ({ address }) => window.location.assign(address),
  });
  if (!offered) {
    return null;
  }
  return (
    <fieldset className={styles.choice}>
      <legend>Credential</legend>
      <ProblemNote error={begin.error} />
      <Button onPress={() => begin.mutate()} isDisabled={begin.isPending || begin.isSuccess}>
        <LogIn size={16} aria-hidden /> {again ? 'Sign in with Atlassian again' : 'Sign in with Atlassian'}
      </Button>
      <p className={styles.rules}>
        {rules(wish)} Or enter a token below.
      </p>
    </fieldset>
  );
}

function begun(wish: SignInWish, origin: string): Promise<{ address: string }> {
  return 'ownAt' in wish
    ? post(`/connections/${encodeURIComponent(wish.ownAt)}/linked-credential/sign-in`, { origin })
    : post('/atlassian-sign-ins', { ...wish, origin });
}

function rules(wish: SignInWish): string {
  const asks = 'Atlassian asks whether Espalier may act in your name, and no token is needed.';
  if ('ownAt' in wish) {
    return `${asks} Choose ${wish.site} there.`;
  }
  return 'connection' in wish ? `${asks} Other changes in this form are not saved by it.` : `For Jira Cloud: ${asks}`;
}
