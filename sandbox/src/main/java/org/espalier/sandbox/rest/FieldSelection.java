package org.espalier.sandbox.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which fields of an issue an answer shows. */
final class FieldSelection {

    /** The word for every field. */
    static final String ALL = "*all";

    /** Fields that come with every issue without being asked for, outside {@code fields}. */
    private static final Set<String> HEAD = Set.of("id", "key", "issuekey");

    /** Fields that a list of issues does not show unless asked. */
    private static final Set<String> NOT_NAVIGABLE = Set.of("comment", "worklog");

    private final boolean all;
    private final boolean navigable;
    private final Set<String> named;
    private final Set<String> without;

    private FieldSelection(boolean all, boolean navigable, Set<String> named, Set<String> without) {
        this.all = all;
        this.navigable = navigable;
        this.named = Set.copyOf(named);
        this.without = Set.copyOf(without);
    }

    /** The selection that a request names; where it names nothing, the one that the call has for that case. */
    static FieldSelection of(List<String> words, String otherwise) {
        boolean all = false;
        boolean navigable = false;
        Set<String> named = new HashSet<>();
        Set<String> without = new HashSet<>();
        for (String word : words.isEmpty() ? List.of(otherwise) : words) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case ALL -> all = true;
                case "*navigable" -> navigable = true;
                default -> {
                    if (word.startsWith("-")) {
                        without.add(word.substring(1));
                    } else {
                        named.add(word);
                    }
                }
            }
        }
        boolean onlyWithout = !all && !navigable && named.isEmpty();
        return new FieldSelection(all || onlyWithout, navigable, named, without);
    }

    /** Whether the field with that id is shown. */
    boolean includes(String field) {
        if (without.contains(field)) {
            return false;
        }
        return all || named.contains(field) || (navigable && !NOT_NAVIGABLE.contains(field));
    }

    /** Whether nothing but the id is asked for. */
    boolean idOnly() {
        return headOnly() && named.equals(Set.of("id"));
    }

    /** Whether nothing is asked for that stands in {@code fields}. */
    boolean headOnly() {
        return !all && !navigable && HEAD.containsAll(named);
    }
}
