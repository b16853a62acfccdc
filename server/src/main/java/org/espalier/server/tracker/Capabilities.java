package org.espalier.server.tracker;

import java.util.List;
import java.util.Optional;

/**
 * What a site has and can do, as far as synchronizers and those who set them up must know it. What is asked comes back
 * at once or ends in a {@link org.espalier.server.platform.Refusal} that names the trouble.
 */
public interface Capabilities {

    /** In the tracker's order. */
    List<IssueType> issueTypes();

    /** In the tracker's order. */
    List<LinkType> linkTypes();

    /** What may stand above what, and what can be written of it. */
    Hierarchy hierarchy();

    /** In the order of their numbers; none where the site ranks no issues. */
    List<RankField> rankFields();

    /** The statuses of a project by issue type; none where the project is gone or hidden. */
    List<TypeStatuses> statuses(String project);

    /** In the tracker's order; none where the site has no boards. */
    List<Board> boards();

    /** What a board shows; absent where it is gone or hidden. */
    Optional<Board.Setup> board(long id);
}
