package org.espalier.sandbox.issues;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All terms of one kind, in the order in which Jira lists them. */
public final class Terms<T extends Term> {

    private final Map<Long, T> byId = new LinkedHashMap<>();
    private final Map<Long, T> gone = new LinkedHashMap<>();

    Terms(List<T> terms) {
        terms.forEach(term -> byId.put(term.id(), term));
    }

    /** These terms; what was read a moment ago may still refer to one of before that went. */
    Terms<T> after(Terms<T> before) {
        gone.putAll(before.gone);
        gone.putAll(before.byId);
        return this;
    }

    /** Every term. */
    public List<T> all() {
        return List.copyOf(byId.values());
    }

    /** The term that a row of the database refers to. */
    public T of(long id) {
        T term = byId.containsKey(id) ? byId.get(id) : gone.get(id);
        if (term == null) {
            throw new IllegalStateException(
                    "The database refers to the unknown term " + id + "; this indicates a bug.");
        }
        return term;
    }

    /** The term with that id, as a request names it. */
    public Optional<T> withId(String id) {
        return byId.values().stream()
                .filter(term -> Long.toString(term.id()).equals(id))
                .findFirst();
    }

    /** The term of exactly that name, else one that differs in letter case alone: both kinds of pairs exist. */
    public Optional<T> withName(String name) {
        return byId.values().stream()
                .filter(term -> term.name().equals(name))
                .findFirst()
                .or(() -> byId.values().stream()
                        .filter(term -> term.name().equalsIgnoreCase(name))
                        .findFirst());
    }
}
