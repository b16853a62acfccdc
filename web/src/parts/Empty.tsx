import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** What an empty page says: one sentence, one action. */
export function Empty({ sentence, children }: { sentence: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{sentence}</p>
      {children}
    </div>
  );
}
