package org.espalier.server.structures;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.structure.RefusedEdit;
import org.espalier.core.structure.RowId;
import org.espalier.server.access.Person;
import org.espalier.server.audit.AuditLog;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.springframework.stereotype.Service;

/** Edits of structures by people: all of an edit's actions are done, in order, or none. */
@Service
public class Edits {

    private final StructureStore store;
    private final ChangeLog log;
    private final ItemTexts texts;
    private final RowIds rowIds;
    private final AuditLog audit;

    Edits(StructureStore store, ChangeLog log, ItemTexts texts, RowIds rowIds, AuditLog audit) {
        this.store = store;
        this.log = log;
        this.texts = texts;
        this.rowIds = rowIds;
        this.audit = audit;
    }

    /**
     * Carries out the actions of a person.
     *
     * @param seen the version that the person looked at; refused if a row named by an action, its target or a named
     *     neighbour changed since
     */
    public Edited apply(StructureId structure, Version seen, List<EditAction> actions, Person person) {
        Changed<Edited> changed = store.change(structure, Cause.person(person.user()), editing -> {
            Version present = store.summary(structure).version();
            refuseIfStale(structure, seen, present, actions);
            EditSession session = new EditSession(structure, editing.draft(), person, texts, rowIds);
            for (int at = 0; at < actions.size(); at++) {
                carryOut(session, actions.get(at), at);
            }
            audit.append(EditAudit.entries(structure, person, editing.steps()));
            return new Edited(present, session.newRows());
        });
        return new Edited(changed.after().version(), changed.answer().rowIds());
    }

    private static void carryOut(EditSession session, EditAction action, int at) {
        try {
            switch (action) {
                case EditAction.Add add -> session.add(add);
                case EditAction.Move move -> session.move(move);
                case EditAction.Remove remove -> session.remove(remove);
            }
        } catch (RefusedEdit refused) {
            throw Refusal.unprocessable(
                    new Fault("/actions/" + at, "edit_refused", refused.getMessage() + " Nothing was changed."));
        } catch (EditSession.Misnamed misnamed) {
            throw Refusal.unprocessable(
                    new Fault("/actions/" + at, "edit_refused", misnamed.getMessage() + " Nothing was changed."));
        }
    }

    private void refuseIfStale(StructureId structure, Version seen, Version present, List<EditAction> actions) {
        if (seen.equals(present)) {
            return;
        }
        if (seen.signature() != present.signature() || seen.version() > present.version()) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    "unknown_version",
                    "The version in If-Match is not one of this structure, so nothing was changed; read the forest again.");
        }
        Set<RowId> named = actions.stream().flatMap(NamedRows::of).collect(Collectors.toUnmodifiableSet());
        List<RowId> changed = log.changedSince(structure, seen.version(), named);
        if (!changed.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    "row_changed",
                    "Since version " + seen.version() + " somebody has changed "
                            + (changed.size() == 1 ? "row " : "rows ")
                            + changed.stream().limit(20).map(RowId::toString).collect(Collectors.joining(", "))
                            + ", so nothing was changed; read the forest again.");
        }
    }
}
