package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page by offset of boards, sprints, epics, projects or other things; it holds at most 50 of them unless said. */
record OffsetPage(int startAt, int size) {

    private static final int LARGEST = 50;

    static OffsetPage of(MultiValueMap<String, String> words) {
        return of(words, LARGEST);
    }

    /** A page of a list whose pages hold at most so many, and as many where nothing is said. */
    static OffsetPage of(MultiValueMap<String, String> words, int largest) {
        return new OffsetPage(
                Math.max(0, Payload.number(Optional.ofNullable(words.getFirst("startAt")), 0)),
                Math.clamp(Payload.number(Optional.ofNullable(words.getFirst("maxResults")), largest), 1, largest));
    }

    /** The part of all that the page shows. */
    <T> ObjectNode of(List<T> all, Function<T, ObjectNode> shown) {
        int end = (int) Math.min(all.size(), (long) startAt + size);
        return of(all.subList(Math.min(startAt, end), end), all.size(), shown);
    }

    /** A page with what it shows, out of how many. */
    <T> ObjectNode of(List<T> part, long total, Function<T, ObjectNode> shown) {
        ObjectNode page = TermJson.JSON
                .objectNode()
                .put("maxResults", size)
                .put("startAt", startAt)
                .put("total", total)
                .put("isLast", startAt + (long) part.size() >= total);
        ArrayNode values = page.putArray("values");
        part.forEach(one -> values.add(shown.apply(one)));
        return page;
    }
}
