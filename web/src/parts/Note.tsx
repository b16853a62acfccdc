import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Note.module.css';

const icons = { info: Info, good: CircleCheck, warning: TriangleAlert, danger: OctagonAlert };

export interface NoteProps {
  tone: keyof typeof icons;
  role?: 'alert' | 'status';
  children: ReactNode;
}

export function Note({ tone, role, children }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div className={`${styles.note} ${styles[tone]}`} role={role}>
      <Icon size={20} aria-hidden className={styles.icon} />
      <div className={styles.body}>{children}</div>
    </div>
  );
}
