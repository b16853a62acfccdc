import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { post } from '../api/client';
import { Problem } from '../api/problem';
import { useLinkTypes, useMe, useStructure } from '../api/queries';
import type { Parameters, Structure, SynchronizerType } from '../api/types';
import { Button, ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { TextBox } from '../parts/fields';
import { Note } from '../parts/Note';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import { Waiting } from '../parts/Waiting';
import { defaults, rules, sentParameters } from '../words/drafts';
import { resultSentence } from '../words/parameters';
import { typeNames } from '../words/states';
import { FilterFields } from './FilterFields';
import styles from './form.module.css';
import { LinksFields } from './LinksFields';
import { SubTasksFields } from './SubTasksFields';

/** What the fields of one type are given. */
export interface FieldsProps {
  connection: string;
  draft: Parameters;
  set: (part: Parameters) => void;
  /** The fault of one parameter, if the server found one. */
  fault: (parameter: string) => string | undefined;
}

const fieldsOf: Partial<Record<SynchronizerType, (props: FieldsProps) => React.ReactNode>> = {
  SUB_TASKS: SubTasksFields,
  LINKS: LinksFields,
  FILTER: FilterFields,
};

export function SynchronizerForm() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const structure = useStructure(id);
  const type = search.get('type') as SynchronizerType | null;
  const known = type !== null && fieldsOf[type] !== undefined;
  return (
    <div className={styles.page}>
      <PageHead
        title={known ? `New ${typeNames[type]} synchronizer` : 'New synchronizer'}
        crumbs={[
          { label: 'Manage Structures', to: '/structures' },
          { label: structure.data?.name ?? 'Structure', to: `/structures/${id}` },
          { label: 'Synchronization settings', to: `/structures/${id}/sync` },
        ]}
      />
      <ProblemNote error={structure.error} />
      {structure.isPending ? <Waiting what="Reading the structure" /> : null}
      {known ? null : (
        <Empty sentence="This address names no type of synchronizer that can be installed here.">
          <ButtonLink to={`/structures/${id}/sync`}>Synchronization settings</ButtonLink>
        </Empty>
      )}
      {known && structure.data !== undefined ? <TypedForm key={type} type={type} structure={structure.data} /> : null}
    </div>
  );
}

function TypedForm({ type, structure }: { type: SynchronizerType; structure: Structure }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const [name, setName] = useState(typeNames[type]);
  const [draft, setDraft] = useState<Parameters>(defaults[type] ?? {});
  const settings = `/structures/${structure.id}/sync`;
  const create = useMutation({
    mutationFn: () =>
      post<{ id: string }>(`/structures/${encodeURIComponent(structure.id)}/synchronizers`, {
        type,
        name: name.trim(),
        parameters: sentParameters(draft),
      }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['synchronizers', structure.id] });
      void client.invalidateQueries({ queryKey: ['structures'] });
      void navigate(settings, { state: { created: { id, name: name.trim() } } });
    },
  });
  const problem = create.error instanceof Problem ? create.error : undefined;
  const Fields = fieldsOf[type];
  const links = useLinkTypes(type === 'LINKS' ? structure.connection.id : undefined);
  const link = links.data?.find((linkType) => linkType.name === draft.linkType);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.rules}>{rules[type]}</p>
      <Faults problem={problem} error={create.error} />
      <section className={styles.section}>
        <TextBox id="name" label="Name" value={name} onChange={setName} error={problem?.at('/name')} required />
      </section>
      {Fields === undefined ? null : (
        <Fields
          connection={structure.connection.id}
          draft={draft}
          set={(part) => setDraft((before) => ({ ...before, ...part }))}
          fault={(parameter) => problem?.at(`/parameters/${parameter}`)}
        />
      )}
      <section className={styles.section}>
        <h2>Result</h2>
        <p>{resultSentence(type, draft, link)}</p>
        <p>
          Runs as {me.data?.displayName ?? 'you'}. Anyone who can edit this structure can cause changes made by this account.
        </p>
      </section>
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" isDisabled={create.isPending}>
          Create
        </Button>
        <ButtonLink to={settings}>Cancel</ButtonLink>
      </div>
    </form>
  );
}

/** All faults in one place; it takes the focus, and each leads to its field. */
function Faults({ problem, error }: { problem: Problem | undefined; error: unknown }) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) {
      summary.current?.focus();
    }
  }, [error]);
  if (problem === undefined || problem.faults.length === 0) {
    return error === null ? null : (
      <div ref={summary} tabIndex={-1}>
        <ProblemNote error={error} />
      </div>
    );
  }
  return (
    <div ref={summary} tabIndex={-1}>
      <Note tone="danger" role="alert">
        <p>{problem.message}</p>
        <ul className={styles.faults}>
          {problem.faults.map((fault) => (
            <li key={`${fault.pointer} ${fault.detail}`}>
              <a href={`#${fieldOf(fault.pointer)}`}>{fault.detail}</a>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}

/** `/parameters/query/jql` is the field `query`. */
function fieldOf(pointer: string | undefined): string {
  const steps = (pointer ?? '').split('/');
  return (steps[1] === 'parameters' ? steps[2] : steps[1]) ?? 'name';
}
