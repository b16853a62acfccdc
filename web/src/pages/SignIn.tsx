import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { post } from '../api/client';
import { forgetEverythingSeen } from '../api/queries';
import { Mark } from '../frame/Mark';
import { Button } from '../parts/Button';
import { TextBox } from '../parts/fields';
import { ProblemNote } from '../parts/ProblemNote';
import styles from './SignIn.module.css';

/** Shown in place of any page while nobody is signed in; afterwards that page appears. */
export function SignIn() {
  const client = useQueryClient();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => {
    document.title = 'Sign in – Espalier';
  }, []);
  const signIn = useMutation({
    mutationFn: () => post<void>('/session', { user, password }),
    onSuccess: () => {
      forgetEverythingSeen(client);
      return client.invalidateQueries({ queryKey: ['me'] });
    },
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={submit}>
        <div className={styles.brand}>
          <Mark size={32} />
          <span>Espalier</span>
        </div>
        <h1 className={styles.title}>Sign in</h1>
        <ProblemNote error={signIn.error} />
        <TextBox label="User" value={user} onChange={setUser} autoComplete="username" autoFocus required />
        <TextBox
          label="Password"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          required
        />
        <Button kind="primary" type="submit" isDisabled={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </main>
  );
}
