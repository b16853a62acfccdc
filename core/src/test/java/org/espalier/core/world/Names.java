package org.espalier.core.world;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.IssueId;

/**
 * Issues and links by the words that a test uses for them.
 *
 * <p>{@code C-2} is the second issue of project C. Its id follows from its key, and ids grow with the letter first and
 * the number then, so that "the lowest id" can be read off a test.
 */
public final class Names {
    /** The one type of link that tests speak of. */
    public static final LinkTypeId TYPE = new LinkTypeId(10_001);

    /** What parents of links must match where a test says so. */
    public static final Query PARENTS = new Query("labels = parent");

    /** What children of links must match where a test says so. */
    public static final Query CHILDREN = new Query("labels = child");

    /** What finds every issue with a link of the type. */
    public static final Query LINKED = new Query("issueLinkType = Blocks");

    private static final int PER_PROJECT = 1_000;

    private Names() {}

    public static IssueId issue(String key) {
        var number = Integer.parseInt(key.substring(2));
        if (key.charAt(1) != '-' || number >= PER_PROJECT) {
            throw new IllegalArgumentException("An issue of a test looks like C-2, not " + key + ".");
        }
        return new IssueId((key.charAt(0) - 'A' + 1) * PER_PROJECT + number);
    }

    public static IssueKey key(IssueId issue) {
        var letter = (char) ('A' - 1 + issue.value() / PER_PROJECT);
        return new IssueKey(letter + "-" + issue.value() % PER_PROJECT);
    }

    public static IssueRef ref(String key) {
        return new IssueRef(issue(key), new IssueKey(key));
    }

    /** The issues of a list such as {@code S-1 S-3}. */
    public static List<IssueId> issues(String keys) {
        return words(keys).map(Names::issue).toList();
    }

    /** The link from P-1 to C-1 of {@code P-1>C-1}. */
    public static Link link(String text) {
        return new Link(
                TYPE, issue(text.substring(0, text.indexOf('>'))), issue(text.substring(text.indexOf('>') + 1)));
    }

    public static String text(Link link) {
        return key(link.source()) + ">" + key(link.destination());
    }

    /** The pair with the parent P-1 and the child C-1 of {@code P-1>C-1}. */
    public static Linked pair(String text) {
        var link = link(text);
        return new Linked(link.source(), link.destination());
    }

    static Stream<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+")).filter(word -> !word.isEmpty());
    }
}
