package org.espalier.sandbox.search;

import java.util.List;
import java.util.Optional;

/**
 * A saved query.
 *
 * @param owner the account that made it, and alone may change it
 */
public record SavedFilter(long id, String owner, Wording wording, List<Share> shares) {

    /** What its owner says about it. */
    public record Wording(String name, String description, String jql) {}

    /**
     * With whom a filter is shared.
     *
     * @param id of this share
     * @param type Jira's word: {@code global}, {@code loggedin}, {@code authenticated}, {@code project} or {@code user}
     * @param target the id of the project or account, where the type is about one
     */
    public record Share(long id, String type, Optional<String> target) {

        /** The same with a number. */
        public Share withId(long number) {
            return new Share(number, type, target);
        }

        boolean reaches(Optional<String> account, List<Long> openProjects) {
            return switch (type) {
                case "global" -> true;
                case "loggedin", "authenticated" -> account.isPresent();
                case "project" ->
                    target.filter(project -> openProjects.contains(Long.valueOf(project)))
                            .isPresent();
                default -> target.isPresent() && target.equals(account);
            };
        }
    }

    /** A saved query. */
    public SavedFilter {
        shares = List.copyOf(shares);
    }

    /** The same, shared with those. */
    public SavedFilter withShares(List<Share> others) {
        return new SavedFilter(id, owner, wording, others);
    }

    /** What it is called. */
    public String name() {
        return wording.name();
    }

    /** What it finds. */
    public String jql() {
        return wording.jql();
    }

    /** Whether it is of that account. */
    public boolean isOf(Optional<String> account) {
        return account.filter(owner::equals).isPresent();
    }

    boolean isVisible(Optional<String> account, List<Long> openProjects) {
        return isOf(account) || shares.stream().anyMatch(share -> share.reaches(account, openProjects));
    }
}
