import { useLinkTypes } from '../api/queries';
import { DropDown, OneOf, TextBox, Tick } from '../parts/fields';
import { ProblemNote } from '../parts/ProblemNote';
import { phraseOf } from '../words/parameters';
import styles from './form.module.css';
import type { FieldsProps } from './SynchronizerForm';
import { ScopeWarning } from './Warnings';

export function LinksFields({ connection, draft, set, fault }: FieldsProps) {
  const linkTypes = useLinkTypes(connection);
  const link = linkTypes.data?.find(({ name }) => name === draft.linkType);
  const jql = (value: unknown) => (value as { jql: string }).jql;
  return (
    <>
      <section className={styles.section}>
        <h2>Which links</h2>
        <ProblemNote error={linkTypes.error} />
        <DropDown
          id="linkType"
          label="Link type"
          value={String(draft.linkType)}
          onChange={(linkType) => set({ linkType })}
          prompt={linkTypes.isPending ? 'Reading the link types…' : 'Choose a link type'}
          options={(linkTypes.data ?? []).map(({ name, inward, outward }) => ({
            value: name,
            label: `${name} (${outward} / ${inward})`,
          }))}
          error={fault('linkType')}
        />
        <OneOf
          id="direction"
          label="Which end is the parent"
          value={String(draft.direction)}
          onChange={(direction) => set({ direction })}
          options={['OUTWARD', 'INWARD'].map((value) => ({
            value,
            label: (
              <>
                Parent <em>{phraseOf(link, value)}</em> child
              </>
            ),
          }))}
          error={fault('direction')}
        />
        <TextBox
          id="parentFilter"
          label="Parents only from (JQL)"
          value={jql(draft.parentFilter)}
          onChange={(text) => set({ parentFilter: { jql: text } })}
          help="Optional. A link whose end fails is ignored; it is never deleted for that."
          error={fault('parentFilter')}
        />
        <TextBox
          id="childFilter"
          label="Children only from (JQL)"
          value={jql(draft.childFilter)}
          onChange={(text) => set({ childFilter: { jql: text } })}
          error={fault('childFilter')}
        />
      </section>
      <ScopeFields draft={draft} set={set} fault={fault} />
      <section className={styles.section}>
        <h2>When they differ</h2>
        <OneOf
          id="removal"
          label="Rows whose link is gone"
          value={String(draft.removal)}
          onChange={(removal) => set({ removal })}
          options={[
            { value: 'KEEP', label: 'Leave where they are' },
            { value: 'TO_TOP_LEVEL', label: 'Move to the top level' },
            { value: 'REMOVE', label: 'Remove from the structure' },
          ]}
          error={fault('removal')}
        />
        <Tick selected={draft.primacy === 'LINKS'} onChange={(on) => set({ primacy: on ? 'LINKS' : 'EQUAL' })}>
          Links win over moves in the structure
        </Tick>
        <OneOf
          id="onConflict"
          label="Conflicts"
          value={String(draft.onConflict)}
          onChange={(onConflict) => set({ onConflict })}
          options={[
            { value: 'ASK', label: 'Ask' },
            { value: 'JIRA_WINS', label: 'Jira wins' },
            { value: 'STRUCTURE_WINS', label: 'Structure wins' },
          ]}
          error={fault('onConflict')}
        />
      </section>
    </>
  );
}

function ScopeFields({ draft, set, fault }: Omit<FieldsProps, 'connection'>) {
  return (
    <section className={styles.section}>
      <h2>Scope</h2>
      <OneOf
        id="scope"
        label="Issues"
        value={String(draft.scope)}
        onChange={(scope) => set({ scope })}
        options={[
          { value: 'IN_STRUCTURE', label: 'In the structure' },
          { value: 'ALL', label: 'All issues' },
        ]}
        error={fault('scope')}
      />
      <ScopeWarning parameters={draft} />
      {draft.scope === 'ALL' ? (
        <p>Linked children and linked parents are added, wherever they are.</p>
      ) : (
        <>
          <Tick selected={draft.expandToSubIssues === true} onChange={(on) => set({ expandToSubIssues: on })}>
            Expand to sub-issues: also add linked children
          </Tick>
          <Tick selected={draft.expandToParents === true} onChange={(on) => set({ expandToParents: on })}>
            Expand to parents: also add linked parents, at the top level
          </Tick>
        </>
      )}
    </section>
  );
}
