package org.espalier.server.jira;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of a tracker made fit to stand in a sentence of ours: plain, on one line, not endless. */
final class Words {

    private static final int LONGEST = 300;
    private static final int MOST = 5;

    private Words() {}

    static String plain(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The texts after a lead, without a stop at the end; nothing where there are no texts. */
    static String after(String lead, List<String> texts) {
        return texts.isEmpty() ? "" : lead + joined(texts);
    }

    private static String joined(List<String> texts) {
        var all = texts.stream().limit(MOST).map(Words::plain).collect(Collectors.joining(" "));
        return all.endsWith(".") ? all.substring(0, all.length() - 1) : all;
    }

    /** A wait in the largest unit that two of it fill; rather longer than it is than shorter. */
    static String lasting(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        long minutes = Math.ceilDiv(seconds, 60);
        if (seconds < 120) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        return minutes < 120 ? minutes + " minutes" : Math.ceilDiv(minutes, 60) + " hours";
    }

    /** A text as a value in an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
