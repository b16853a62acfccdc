import type { Job } from '../../src/api/types';
import { lostParent } from './plans';

function job(id: string, part: Partial<Job>): Job {
  return {
    id,
    kind: 'RESYNC',
    state: 'FINISHED',
    plan: 'plan_into',
    phase: 'VERIFY',
    done: 0,
    total: 0,
    counts: {},
    leftDifferent: 0,
    replaced: 0,
    messages: [],
    waiting: null,
    waitingUntil: null,
    structure: { id: 'str_1', name: 'Payments road map' },
    synchronizer: { id: 'syn_1', name: 'Open stories' },
    direction: 'INTO_STRUCTURE',
    requestedBy: 'admin',
    runAs: 'admin',
    createdAt: '2026-11-25T09:10:00Z',
    startedAt: '2026-11-25T09:10:00Z',
    endedAt: null,
    ...part,
  };
}

export const jobs: Job[] = [
  job('job_runs', { state: 'APPLYING', phase: 'WRITE', done: 312, total: 620, counts: { APPLIED: 300, ALREADY_SO: 12 } }),
  job('job_waits', { state: 'AWAITING_CONFIRMATION' }),
  job('job_from', { state: 'AWAITING_CONFIRMATION', plan: 'plan_from', direction: 'FROM_STRUCTURE' }),
  job('job_plans', { state: 'PLANNING', plan: null, phase: 'READ' }),
  job('job_queued', { state: 'WAITING', plan: null, phase: 'QUEUED', startedAt: null }),
  job('job_limit', {
    state: 'PLANNING',
    plan: null,
    phase: 'READ',
    done: 4_000,
    total: 15_650,
    waiting: 'Jira at jira.example asks to wait 30 minutes, because the quota of this hour is used up.',
    waitingUntil: '2026-11-25T09:40:00Z',
  }),
  job('job_halted', { state: 'HALTED', plan: 'plan_empty', phase: 'COMPARE' }),
  job('job_stopped', { state: 'STOPPED', phase: 'WRITE', done: 312, total: 620, counts: { APPLIED: 312 }, endedAt: '2026-11-25T09:12:00Z' }),
  job('job_undo', { kind: 'UNDO', state: 'AWAITING_CONFIRMATION', plan: 'plan_undo', synchronizer: null, direction: null }),
  job('job_done', { counts: { APPLIED: 240 }, leftDifferent: 3, endedAt: '2026-11-25T09:12:00Z' }),
  job('job_lost', {
    plan: 'plan_lost',
    runAs: 'grace',
    direction: 'FROM_STRUCTURE',
    counts: { APPLIED: 2 },
    replaced: 1,
    endedAt: '2026-11-25T09:12:00Z',
    messages: [
      {
        level: 'WARNING',
        at: '2026-11-25T09:11:30Z',
        issue: 'PAY-12',
        text: `PARENT_SET APPLIED: ${lostParent}`,
      },
    ],
  }),
  job('job_idle', { endedAt: '2026-11-25T09:12:00Z' }),
  job('job_part', {
    state: 'INCOMPLETE',
    direction: 'FROM_STRUCTURE',
    counts: { APPLIED: 27, REFUSED: 2, DRIFTED: 2 },
    endedAt: '2026-11-25T09:12:00Z',
    messages: [
      { level: 'WARNING', at: '2026-11-25T09:11:30Z', issue: 'PAY-12', text: 'Jira refused: you may not link issues in project PAY.' },
      { level: 'INFO', at: '2026-11-25T09:11:40Z', issue: null, text: 'Waited 12 s for Jira’s rate limit.' },
    ],
  }),
];
