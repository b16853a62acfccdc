package org.espalier.server.jira;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data file for the sandbox: a project GROVE of more issues than Jira gives on one page. Almost all are bare stories;
 *
 * <pre>
 * GROVE-1  has the sub-tasks GROVE-3 and GROVE-2, in this order
 * GROVE-4  blocks GROVE-5, by the link 901, and AWAY-1, which is hidden
 * GROVE-6  is an epic without issues
 * GROVE-7  is the epic of GROVE-8
 * GROVE-9  has the versions 1.0, 2.0 and 3.0, the components Bark and Leaves, and a high priority
 * GROVE-10 has a low priority
 * GROVE-11 and GROVE-12 are initiatives, which stand above epics
 * </pre>
 *
 * One more issue stands in the project HEDGE.
 */
final class GroveFile {

    static final int ISSUES = 5_200;
    static final int INITIATIVE = 11;
    static final int OTHER_INITIATIVE = 12;

    /** The id of the only issue of HEDGE. */
    static final long HEDGE = 90_001;

    private GroveFile() {}

    /** The id of an issue by the number in its key. */
    static long id(int number) {
        return 10_000L + number;
    }

    static Path write(Path file) throws IOException {
        return Files.write(
                file,
                Stream.concat(IntStream.rangeClosed(1, ISSUES).mapToObj(GroveFile::line), Stream.of(hedge()))
                        .toList());
    }

    private static String hedge() {
        return line(ISSUES)
                .replace("\"" + id(ISSUES) + "\"", "\"" + HEDGE + "\"")
                .replace("GROVE-" + ISSUES, "HEDGE-1")
                .replace("GROVE", "HEDGE")
                .replace("Tree " + ISSUES, "Shrub")
                .replace("0|i000000:", "0|i999999:");
    }

    private static String line(int number) {
        var subTask = number == 2 || number == 3;
        var initiative = number == INITIATIVE || number == OTHER_INITIATIVE;
        var type = subTask ? "Sub-task" : initiative ? "Initiative" : number == 6 || number == 7 ? "Epic" : "Story";
        return """
                {"id":"%d","key":"GROVE-%d","projectKey":"GROVE","type":"%s","subtask":%b,%s"status":"To Do",\
                "statusCategory":"new","summary":"Tree %d","parentKey":%s,"epicKey":%s,"epicName":%s,\
                "links":[%s],"subtaskKeys":[%s],"fixVersions":[%s],"components":[%s],"labels":[],"assignee":null,\
                "created":"2026-01-02T03:04:05.000+0000","updated":"2026-01-02T03:04:05.000+0000","rank":"0|i%06d:",\
                "priority":"%s"}""".formatted(
                        id(number),
                        number,
                        type,
                        subTask,
                        initiative ? "\"level\":2," : "",
                        number,
                        subTask ? "\"GROVE-1\"" : "null",
                        number == 8 ? "\"GROVE-7\"" : "null",
                        number >= 6 && number <= 8 ? "\"Oaks\"" : "null",
                        links(number),
                        number == 1 ? "\"GROVE-3\",\"GROVE-2\"" : "",
                        number == 9 ? "\"1.0\",\"2.0\",\"3.0\"" : "",
                        number == 9 ? "\"Bark\",\"Leaves\"" : "",
                        ISSUES - number,
                        number == 9 ? "High" : number == 10 ? "Low" : "Medium");
    }

    private static String links(int number) {
        return switch (number) {
            case 4 -> link(901, "outward", "blocks", "GROVE-5") + "," + link(902, "outward", "blocks", "AWAY-1");
            case 5 -> link(901, "inward", "is blocked by", "GROVE-4");
            default -> "";
        };
    }

    private static String link(int id, String direction, String words, String other) {
        return "{\"id\":\"%d\",\"type\":\"Blocks\",\"direction\":\"%s\",\"desc\":\"%s\",\"key\":\"%s\"}"
                .formatted(id, direction, words, other);
    }
}
