import { useIssueTypes } from '../api/queries';
import { Tick } from '../parts/fields';
import { ProblemNote } from '../parts/ProblemNote';
import styles from './form.module.css';
import type { FieldsProps } from './SynchronizerForm';

export function SubTasksFields({ connection, draft, set, fault }: FieldsProps) {
  const issueTypes = useIssueTypes(connection);
  const names = [...new Set((issueTypes.data ?? []).filter(({ subTask }) => subTask).map(({ name }) => name))];
  const chosen = draft.subTaskTypes as string[];
  // No name chosen means all types, so a type that Jira gets later is among them.
  const toggle = (name: string, selected: boolean) => {
    const before = chosen.length === 0 ? names : chosen;
    const after = names.filter((other) => (other === name ? selected : before.includes(other)));
    set({ subTaskTypes: after.length === names.length ? [] : after });
  };
  const typeFault = fault('subTaskTypes');
  return (
    <section className={styles.section}>
      <h2>Sub-tasks</h2>
      <ProblemNote error={issueTypes.error} />
      {names.length < 2 ? null : (
        <fieldset id="subTaskTypes" className={styles.ticks}>
          <legend>Types</legend>
          {names.map((name) => (
            <Tick
              key={name}
              selected={chosen.length === 0 || chosen.includes(name)}
              onChange={(selected) => toggle(name, selected)}
              disabled={chosen.length === 1 && chosen[0] === name}
            >
              {name}
            </Tick>
          ))}
        </fieldset>
      )}
      {typeFault === undefined ? null : <p role="alert">{typeFault}</p>}
      <Tick selected={draft.autoAdd === true} onChange={(autoAdd) => set({ autoAdd })}>
        Add sub-tasks that are not in the structure
      </Tick>
      <Tick selected={draft.enforcePlacement === true} onChange={(enforcePlacement) => set({ enforcePlacement })}>
        Keep sub-tasks under their parent
      </Tick>
    </section>
  );
}
