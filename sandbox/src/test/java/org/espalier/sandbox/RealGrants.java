package org.espalier.sandbox;

import java.util.List;
import org.espalier.sandbox.RealLines.Line;
import org.espalier.sandbox.RealQuestions.Question;

/**
 * Questions about what people may do and what they lead, asked by a member, who administers nothing;
 * {@link RealFollowed} has the administrator's.
 *
 * @param admin what the administrator is called in a query
 */
record RealGrants(RealLines lines, String admin) {

    /** The project of which the test says that its members may edit nothing. */
    static String withheldIn(RealLines lines) {
        return lines.frequent(line -> line.one("projectKey")).getLast();
    }

    List<Question> all() {
        String closed = withheldIn(lines);
        return List.of(
                new Question("project in projectsWhereUserHasPermission(\"Edit Issues\")", line -> !isOf(line, closed)),
                new Question(
                        "project not in projectsWhereUserHasPermission(\"Edit Issues\")", line -> isOf(line, closed)),
                new Question("project in projectsWhereUserHasPermission(LINK_ISSUES)", line -> true),
                new Question("project in projectsWhereUserHasPermission(ADMINISTER_PROJECTS)", line -> false),
                new Question("project in projectsWhereUserHasRole(Administrators)", line -> false),
                new Question("project not in projectsWhereUserHasRole(Administrators)", line -> true),
                new Question("project in projectsLeadByUser()", line -> false),
                new Question("project in projectsLeadByUser(\"" + admin + "\")", line -> true),
                new Question("project not in projectsLeadByUser()", line -> true));
    }

    private static boolean isOf(Line line, String project) {
        return line.text("projectKey").equals(project);
    }
}
