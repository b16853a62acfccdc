package org.espalier.core.sight;

import java.util.Optional;
import java.util.Set;

/**
 * The projects whose issues a synchronizer may touch; none named means all.
 *
 * @param formerly keys that some of them had before: what was seen or planned earlier tells their issues by these
 */
public record Projects(Optional<Set<String>> keys, Set<String> formerly) {
    /** Every project of the connection. */
    public static final Projects ALL = new Projects(Optional.empty(), Set.of());

    public Projects {
        keys = keys.map(Set::copyOf);
        formerly = Set.copyOf(formerly);
    }

    public static Projects of(Set<String> keys) {
        return new Projects(Optional.of(keys), Set.of());
    }

    public boolean enabled(IssueKey key) {
        return enabled(key.project());
    }

    public boolean enabled(String project) {
        return keys.isEmpty() || keys.get().contains(project) || formerly.contains(project);
    }

    /** Whether each of the other's projects is among these. */
    public boolean hold(Projects other) {
        return keys.isEmpty()
                || other.keys
                        .filter(named -> named.stream().allMatch(this::enabled))
                        .isPresent();
    }
}
