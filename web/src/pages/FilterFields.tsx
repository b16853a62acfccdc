import { OneOf, TextBox, Tick } from '../parts/fields';
import styles from './form.module.css';
import type { FieldsProps } from './SynchronizerForm';

export function FilterFields({ draft, set, fault }: FieldsProps) {
  const query = draft.query as { jql?: string; filter?: string };
  const saved = query.filter !== undefined;
  return (
    <>
      <section className={styles.section}>
        <h2>Query</h2>
        <OneOf
          label="Given as"
          value={saved ? 'filter' : 'jql'}
          onChange={(kind) => set({ query: { [kind]: '' } })}
          options={[
            { value: 'jql', label: 'JQL' },
            { value: 'filter', label: 'Saved filter' },
          ]}
        />
        {saved ? (
          <TextBox
            id="query"
            label="Saved filter"
            value={query.filter ?? ''}
            onChange={(filter) => set({ query: { filter } })}
            help="Its id or its exact name in Jira."
            error={fault('query')}
            required
          />
        ) : (
          <TextBox
            id="query"
            label="JQL"
            lines={3}
            value={query.jql ?? ''}
            onChange={(jql) => set({ query: { jql } })}
            help="Issues are added in the order of the query."
            error={fault('query')}
            required
          />
        )}
      </section>
      <AddFields draft={draft} set={set} fault={fault} />
      <RemoveFields draft={draft} set={set} />
    </>
  );
}

function AddFields({ draft, set, fault }: Pick<FieldsProps, 'draft' | 'set' | 'fault'>) {
  const under = typeof draft.target === 'object';
  return (
    <section className={styles.section}>
      <h2>Add</h2>
      <Tick selected={draft.add === true} onChange={(add) => set({ add })}>
        Add matching issues
      </Tick>
      <OneOf
        id={under ? 'place' : 'target'}
        label="Where"
        value={under ? 'issue' : 'top'}
        onChange={(place) => set(place === 'top' ? { target: 'TOP_LEVEL', allowMove: false } : { target: { issue: '' } })}
        options={[
          { value: 'top', label: 'At the top level' },
          { value: 'issue', label: 'Under an issue' },
        ]}
      />
      {under ? (
        <div className={styles.indented}>
          <TextBox
            id="target"
            label="Issue key"
            value={(draft.target as { issue: string }).issue}
            onChange={(issue) => set({ target: { issue } })}
            error={fault('target')}
            required
          />
          <Tick selected={draft.allowMove === true} onChange={(allowMove) => set({ allowMove })}>
            Allow move: matching issues that stand elsewhere may be moved there
          </Tick>
        </div>
      ) : null}
    </section>
  );
}

function RemoveFields({ draft, set }: Pick<FieldsProps, 'draft' | 'set'>) {
  return (
    <section className={styles.section}>
      <h2>Remove</h2>
      <Tick
        selected={draft.remove === true}
        onChange={(remove) => set({ remove })}
        help="From the structure. The issues in Jira stay."
      >
        Remove non-matching issues
      </Tick>
      {draft.remove === true ? (
        <div className={styles.indented}>
          <Tick selected={draft.removeOnlyAtTarget === true} onChange={(on) => set({ removeOnlyAtTarget: on })}>
            Only from that place
          </Tick>
          <Tick selected={draft.doubleCheck === true} onChange={(doubleCheck) => set({ doubleCheck })}>
            Re-check sub-issues, so that whole branches go
          </Tick>
          <Tick selected={draft.keepBelowMatches === true} onChange={(on) => set({ keepBelowMatches: on })}>
            Keep rows below matches
          </Tick>
        </div>
      ) : null}
    </section>
  );
}
