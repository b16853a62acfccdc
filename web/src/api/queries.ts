import { keepPreviousData, QueryCache, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get } from './client';
import { Problem } from './problem';
import type {
  Change,
  ChangeKind,
  Connection,
  Forest,
  IssueType,
  Job,
  JobState,
  LinkType,
  Me,
  Page,
  Plan,
  Skip,
  Structure,
  Synchronizer,
  WebhookStatus,
} from './types';

/** A client whose every query notices the end of the session, so that the sign-in form appears where the person was. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof Problem && error.status === 401 && query.queryKey[0] !== 'me') {
          client.setQueryData(['me'], null);
        }
      },
    }),
    defaultOptions: {
      queries: {
        // What the server has decided stays decided; only a lost connection is worth a second try.
        retry: (failures, error) => failures < 2 && error instanceof Problem && error.status === 0,
        staleTime: 1_000,
      },
      mutations: { retry: false },
    },
  });
  return client;
}

/** Drops what one person could see, so that nothing of it is there for the next. */
export function forgetEverythingSeen(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}

export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => meOrNobody(signal), staleTime: 60_000 });
}

/** Whether anything of synchronizers is to be seen. */
export function useSynchronizersShown(): boolean {
  return useMe().data?.synchronizers !== 'HIDDEN';
}

async function meOrNobody(signal: AbortSignal): Promise<Me | null> {
  try {
    return await get<Me>('/me', signal);
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) {
      return null;
    }
    throw failure;
  }
}

export function useConnections() {
  return useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => get<Page<Connection>>('/connections', signal),
    select: (page) => page.values,
  });
}

export function useWebhook(connection: string) {
  return useQuery({
    queryKey: ['webhook', connection],
    queryFn: ({ signal }) => get<WebhookStatus>(`/connections/${encodeURIComponent(connection)}/webhook`, signal),
    // So that "last received" can be watched while something is changed in Jira.
    refetchInterval: 5_000,
  });
}

/** Whether people can sign in with Atlassian instead of entering a token. */
export function useSignInOffered(): boolean {
  const offer = useQuery({
    queryKey: ['sign-in-offer'],
    queryFn: ({ signal }) => get<{ offered: boolean }>('/atlassian-sign-ins', signal),
    staleTime: 60_000,
  });
  return offer.data?.offered === true;
}

export function useStructures() {
  return useInfiniteQuery({
    queryKey: ['structures'],
    queryFn: ({ signal, pageParam }) => get<Page<Structure>>(`/structures${cursor('?', pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
  });
}

export function useStructure(id: string) {
  return useQuery({
    queryKey: ['structure', id],
    queryFn: ({ signal }) => get<Structure>(`/structures/${encodeURIComponent(id)}`, signal),
  });
}

export function useForest(id: string) {
  return useQuery({
    queryKey: ['forest', id],
    queryFn: ({ signal }) => get<Forest>(`/structures/${encodeURIComponent(id)}/forest`, signal),
  });
}

export function useSynchronizers(structure: string | undefined) {
  return useQuery({
    queryKey: ['synchronizers', structure],
    queryFn: ({ signal }) =>
      get<Page<Synchronizer>>(`/structures/${encodeURIComponent(structure ?? '')}/synchronizers`, signal),
    select: (page) => page.values,
    enabled: structure !== undefined,
  });
}

export function useLinkTypes(connection: string | undefined) {
  return useQuery({
    queryKey: ['link-types', connection],
    queryFn: ({ signal }) =>
      get<Page<LinkType>>(`/connections/${encodeURIComponent(connection ?? '')}/link-types`, signal),
    select: (page) => page.values,
    enabled: connection !== undefined,
    staleTime: 60_000,
  });
}

export function useIssueTypes(connection: string | undefined) {
  return useQuery({
    queryKey: ['issue-types', connection],
    queryFn: ({ signal }) =>
      get<Page<IssueType>>(`/connections/${encodeURIComponent(connection ?? '')}/issue-types`, signal),
    select: (page) => page.values,
    enabled: connection !== undefined,
    staleTime: 60_000,
  });
}

/** The plan, with risk and confirmation as they are when just these destructive kinds are carried out. */
export function usePlan(id: string, include: readonly ChangeKind[] | undefined) {
  return useQuery({
    queryKey: ['plan', id, include ?? 'all'],
    queryFn: ({ signal }) =>
      get<Plan>(`/plans/${encodeURIComponent(id)}${include === undefined ? '' : `?include=${include.join(',')}`}`, signal),
    placeholderData: keepPreviousData,
  });
}

export function useChanges(plan: string, kind: ChangeKind | undefined) {
  return useInfiniteQuery({
    queryKey: ['changes', plan, kind ?? 'all'],
    queryFn: ({ signal, pageParam }) => changesPage(plan, kind, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
  });
}

export function changesPage(plan: string, kind: ChangeKind | undefined, at: string | null, signal?: AbortSignal) {
  const query = kind === undefined ? cursor('?', at) : `?kind=${kind}${cursor('&', at)}`;
  return get<Page<Change>>(`/plans/${encodeURIComponent(plan)}/changes${query}`, signal);
}

/** What the plan leaves alone, read only once somebody wants to see it. */
export function useSkips(plan: string, wanted: boolean) {
  return useInfiniteQuery({
    queryKey: ['skips', plan],
    queryFn: ({ signal, pageParam }) => get<Page<Skip>>(`/plans/${encodeURIComponent(plan)}/skips${cursor('?', pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
    enabled: wanted,
  });
}

const ended: ReadonlySet<JobState> = new Set(['FINISHED', 'INCOMPLETE', 'FAILED', 'STOPPED', 'DISCARDED', 'EXPIRED']);

export function hasEnded(state: JobState): boolean {
  return ended.has(state);
}

export function useJob(id: string) {
  return useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => get<Job>(`/jobs/${encodeURIComponent(id)}`, signal),
    refetchInterval: (query) => (query.state.data !== undefined && hasEnded(query.state.data.state) ? false : 1_000),
  });
}

export function useJobs() {
  return useInfiniteQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal, pageParam }) => get<Page<Job>>(`/jobs${cursor('?', pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.values.some((job) => !hasEnded(job.state))) ? 2_000 : false,
  });
}

function cursor(separator: string, at: string | null): string {
  return at === null ? '' : `${separator}cursor=${encodeURIComponent(at)}`;
}
