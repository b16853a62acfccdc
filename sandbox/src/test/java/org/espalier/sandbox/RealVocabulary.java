package org.espalier.sandbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of a site's lists by the lines of the file, who leads its projects by what their pages say, what its
 * queries call people, and what time it is there.
 *
 * @param priorities most urgent first
 * @param versions of each project, by its key
 * @param leads of each project, by its key
 */
record RealVocabulary(
        List<String> priorities,
        List<String> resolutions,
        List<String> statuses,
        Map<String, List<String>> versions,
        Map<String, String> leads,
        Instant now,
        boolean cloud) {

    /** Those of the files, as Jira has ordered them from its beginning. */
    private static final List<String> URGENCY = List.of("Blocker", "Critical", "Major", "Minor", "Trivial");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    static RealVocabulary of(RealLines lines, TestClient client, boolean cloud) {
        return new RealVocabulary(
                URGENCY,
                sorted(lines.frequent(line -> line.one("resolution"))),
                sorted(lines.frequent(line -> line.one("status"))),
                versions(lines),
                leads(lines, client),
                now(client),
                cloud);
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted(RealOrders::bytes).toList();
    }

    private static Map<String, List<String>> versions(RealLines lines) {
        Map<String, Set<String>> versions = new HashMap<>();
        lines.all()
                .forEach(line -> versions.computeIfAbsent(line.text("projectKey"), key -> new HashSet<>())
                        .addAll(line.many("fixVersions")));
        return versions.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, project -> sorted(project.getValue())));
    }

    private static Map<String, String> leads(RealLines lines, TestClient client) {
        return lines.frequent(line -> line.one("projectKey")).stream()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> client.get("/rest/api/2/project/" + key)
                                .json()
                                .at("/lead/displayName")
                                .asString()));
    }

    private static Instant now(TestClient client) {
        String time =
                client.get("/rest/api/2/serverInfo").json().path("serverTime").asString();
        return STAMP.parse(time, Instant::from);
    }

    /** The administrator and the member have real names, everybody else the code of the file. */
    String person(String account) {
        return switch (account) {
            case RealLines.ADMIN -> cloud ? account : "admin";
            case RealLines.MEMBER -> cloud ? account : "member";
            default -> account;
        };
    }
}
