package org.espalier.sandbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The order of a site's lists, what its queries call people, and what time it is there.
 *
 * @param priorities most urgent first
 * @param versions of each project, by its key
 */
record RealVocabulary(
        List<String> priorities,
        List<String> resolutions,
        List<String> statuses,
        Map<String, List<String>> versions,
        Instant now,
        boolean cloud) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    static RealVocabulary of(TestClient client, boolean cloud) {
        return new RealVocabulary(
                names(client, "priority"),
                names(client, "resolution"),
                names(client, "status"),
                versions(client),
                now(client),
                cloud);
    }

    private static Map<String, List<String>> versions(TestClient client) {
        return client.get("/rest/api/2/project").json().values().stream()
                .map(project -> project.path("key").asString())
                .collect(Collectors.toMap(key -> key, key -> names(client, "project/" + key + "/versions")));
    }

    private static Instant now(TestClient client) {
        String time =
                client.get("/rest/api/2/serverInfo").json().path("serverTime").asString();
        return STAMP.parse(time, Instant::from);
    }

    private static List<String> names(TestClient client, String list) {
        return client.get("/rest/api/2/" + list).json().values().stream()
                .map(entry -> entry.path("name").asString())
                .toList();
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
