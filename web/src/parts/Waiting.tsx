import { useEffect, useState } from 'react';
import styles from './Waiting.module.css';

/** A placeholder that shows itself only after 200 ms, so that quick answers do not flicker. */
export function Waiting({ what }: { what: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-busy="true">
      {late ? (
        <div className={styles.waiting}>
          <span>{what}</span>
          <i />
          <i />
          <i />
        </div>
      ) : null}
    </div>
  );
}
