package org.espalier.core.run;

import java.util.List;
import java.util.Set;
import org.espalier.core.fact.Link;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/**
 * A link that shall be there or gone.
 *
 * <p>L2: it is looked at from both ends. An issue leaves out links to issues that the tracker hides, so from one end
 * alone a link to a hidden issue would pass for one that is gone. Where both are shown, either end shows it, if any of
 * the two shows links at all.
 */
record LinkLook(Link link, Wish wish) implements FactLook {

    /** What shall become of the link. */
    enum Wish {
        THERE,
        GONE
    }

    @Override
    public List<IssueId> issues() {
        return List.of(link.source(), link.destination());
    }

    @Override
    public Wanted wanted() {
        return Wanted.PLACES;
    }

    @Override
    public Standing standing(TrackerSight now) {
        var shown = issues().stream()
                .flatMap(end -> now.issue(end).orElseThrow().seenLinks().stream())
                .toList();
        if (shown.isEmpty()) {
            return Standing.UNSEEN;
        }
        var there =
                shown.stream().flatMap(Set::stream).anyMatch(each -> each.link().equals(link));
        return there == (wish == Wish.THERE) ? Standing.AS_WANTED : Standing.BEFORE;
    }

    @Override
    public String hidden(TrackerSight now) {
        return issues().stream().allMatch(end -> now.issue(end).isPresent())
                ? "the links of the two issues"
                : "one of the two issues of the link";
    }

    @Override
    public String name() {
        return "the link";
    }

    @Override
    public String takenBack() {
        return wish == Wish.THERE ? "no such link" : "the link again";
    }

    @Override
    public boolean replaces() {
        return false;
    }
}
