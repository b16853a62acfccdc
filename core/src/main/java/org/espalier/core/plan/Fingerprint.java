package org.espalier.core.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Place;

/** A digest over a plan's changes in their order: what is confirmed is what was shown (L8). */
public record Fingerprint(String value) {

    static Fingerprint of(List<PlannedChange> changes) {
        var digest = sha256();
        for (var planned : changes) {
            digest.update((planned.number() + " " + text(planned.change()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest(), 0, 16));
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.RowAdd add -> "add " + add.row().value() + " " + add.item() + text(add.at());
            case Change.RowMove move -> "move " + move.row().value() + text(move.before()) + text(move.after());
            case Change.RowRemove remove -> "remove " + remove.row().value() + text(remove.before());
            case Change.LinkCreate create -> "link " + text(create.link());
            case Change.LinkDelete delete -> "unlink " + text(delete.link());
            case Change.Reparent reparent ->
                reparent.kind() + " " + reparent.issue() + text(reparent.before()) + text(reparent.after());
            case Change.Transition transition ->
                "transition " + transition.issue() + " " + transition.before().id() + " "
                        + transition.after().id() + " "
                        + transition.resolution().orElse("-");
            case Change.FieldSet set ->
                "field " + set.issue() + " " + quoted(set.field()) + quoted(set.before()) + quoted(set.after());
            case Change.Rank rank ->
                "rank " + rank.issue() + " " + rank.field() + text(rank.before()) + text(rank.after());
        };
    }

    private static String text(Place place) {
        return " " + place.under().value() + "/" + place.after().value() + "/"
                + place.before().value();
    }

    private static String text(Optional<IssueId> issue) {
        return " " + issue.map(IssueId::toString).orElse("-");
    }

    private static String text(RankPlace place) {
        return text(place.after()) + text(place.before()) + text(place.behind());
    }

    /** Texts of the tracker may hold anything; with its length in front none can pass for two. */
    private static String quoted(String text) {
        return " " + text.length() + ":" + text;
    }

    private static String text(Link link) {
        return link.type().value() + " " + link.source().value() + " "
                + link.destination().value();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK knows SHA-256; this one does not.", impossible);
        }
    }
}
