package org.espalier.sandbox;

import org.espalier.sandbox.RealLines.Line;

/**
 * What the test imagines of versions: every twentieth issue that is not in the most frequent version was in it once,
 * until it was last changed.
 */
record RealLeaving(String version, String project) {

    /** The most frequent version of all, and the first project that has it. */
    static RealLeaving of(RealLines lines) {
        String version = lines.frequent(line -> line.many("fixVersions")).getFirst();
        return new RealLeaving(
                version,
                lines.all().stream()
                        .filter(line -> line.many("fixVersions").contains(version))
                        .findFirst()
                        .map(line -> line.text("projectKey"))
                        .orElseThrow());
    }

    boolean holds(Line line) {
        return line.number() % 20 == 9
                && line.text("projectKey").equals(project)
                && !line.many("fixVersions").contains(version);
    }
}
