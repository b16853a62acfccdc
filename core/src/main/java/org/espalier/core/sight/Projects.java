package org.espalier.core.sight;

import java.util.Optional;
import java.util.Set;

/** The projects whose issues a synchronizer may touch; none named means all. */
public record Projects(Optional<Set<String>> keys) {
    /** Every project of the connection. */
    public static final Projects ALL = new Projects(Optional.empty());

    public Projects {
        keys = keys.map(Set::copyOf);
    }

    public static Projects of(Set<String> keys) {
        return new Projects(Optional.of(keys));
    }

    public boolean enabled(IssueKey key) {
        return enabled(key.project());
    }

    public boolean enabled(String project) {
        return keys.isEmpty() || keys.get().contains(project);
    }
}
