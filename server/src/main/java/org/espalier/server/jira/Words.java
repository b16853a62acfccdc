package org.espalier.server.jira;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** A text as a value in an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
