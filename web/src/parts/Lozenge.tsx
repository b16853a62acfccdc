import type { ReactNode } from 'react';
import type { Effect, JobState, StatusCategory, SynchronizerState } from '../api/types';
import { effectWords, jobStateWords, synchronizerStateWords } from '../words/states';
import styles from './Lozenge.module.css';

export type Tone = 'toDo' | 'inProgress' | 'done' | 'outlined' | 'danger' | 'warning';

export function Lozenge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`${styles.lozenge} ${styles[tone]}`}>{children}</span>;
}

const toneOfCategory: Partial<Record<StatusCategory, Tone>> = {
  new: 'toDo',
  indeterminate: 'inProgress',
  done: 'done',
};

/** A status of Jira. The colour is its category's alone; the name is always written. */
export function StatusLozenge({ name, category }: { name: string; category: StatusCategory | null | undefined }) {
  return <Lozenge tone={toneOfCategory[category ?? 'undefined'] ?? 'outlined'}>{name}</Lozenge>;
}

const toneOfSynchronizer: Record<SynchronizerState, Tone> = {
  DISABLED: 'toDo',
  WATCHING: 'inProgress',
  ENABLED: 'done',
  NOT_AVAILABLE: 'danger',
};

export function SynchronizerLozenge({ state, name }: { state: SynchronizerState; name?: string }) {
  const words = synchronizerStateWords[state];
  return (
    <Lozenge tone={toneOfSynchronizer[state]}>
      {name === undefined ? null : (
        <>
          <bdi>{name}</bdi>:{' '}
        </>
      )}
      {words}
    </Lozenge>
  );
}

const toneOfJob: Record<JobState, Tone> = {
  WAITING: 'toDo',
  PLANNING: 'inProgress',
  AWAITING_CONFIRMATION: 'warning',
  HALTED: 'danger',
  APPLYING: 'inProgress',
  FINISHED: 'done',
  INCOMPLETE: 'warning',
  FAILED: 'danger',
  STOPPED: 'toDo',
  DISCARDED: 'outlined',
  EXPIRED: 'outlined',
};

export function JobLozenge({ state }: { state: JobState }) {
  return <Lozenge tone={toneOfJob[state]}>{jobStateWords[state]}</Lozenge>;
}

const toneOfEffect: Record<Effect, Tone> = {
  APPLIED: 'done',
  ALREADY_SO: 'done',
  DRIFTED: 'warning',
  REFUSED: 'danger',
  FAILED: 'danger',
  UNKNOWN: 'warning',
  SKIPPED: 'outlined',
};

export function EffectLozenge({ effect }: { effect: Effect }) {
  return <Lozenge tone={toneOfEffect[effect]}>{effectWords[effect]}</Lozenge>;
}
