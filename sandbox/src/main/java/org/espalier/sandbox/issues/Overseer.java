package org.espalier.sandbox.issues;

/** Sees what the administrator sees when no permission is withdrawn. */
public final class Overseer {

    private Overseer() {}

    /** The administrator, to whom only those projects are closed that nobody may browse. */
    public static Caller of(Catalogue catalogue) {
        return new Caller(
                catalogue.accounts().stream().filter(Account::administrator).findFirst(),
                catalogue.projects().all().stream()
                        .filter(Project::hidden)
                        .map(Project::id)
                        .toList());
    }
}
