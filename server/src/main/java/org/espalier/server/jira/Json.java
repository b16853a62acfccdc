package org.espalier.server.jira;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes Jira's JSON. What is unknown is passed over, since Jira adds fields freely. A list with nothing in
 * one of its places cannot be read, since something may have been there (L2).
 */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .withConfigOverride(Map.class, map -> map.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.SET)))
            .build();

    private Json() {}

    static byte[] written(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }

    static <T> T read(byte[] body, Class<T> shape, String host) throws JiraFailure {
        return read(
                body, shape, host, body.length == 0 ? "gave an empty answer" : "gave an answer that cannot be read");
    }

    private static <T> T read(byte[] body, Class<T> shape, String host, String otherwise) throws JiraFailure {
        try {
            var read = MAPPER.readValue(body, shape);
            if (read != null) {
                return read;
            }
        } catch (JacksonException unreadable) {
            var failure = JiraFailure.unclear(host, otherwise);
            failure.initCause(unreadable);
            throw failure;
        }
        throw JiraFailure.unclear(host, otherwise);
    }

    /** Jira's own words in the body of an error; none when it holds anything else. */
    static List<String> messages(byte[] body, String host) {
        var words = new ArrayList<String>();
        try {
            var errors = read(body, Shapes.Errors.class, host);
            if (errors.errorMessages() != null) {
                errors.errorMessages().forEach(each -> words.add(Words.plain(String.valueOf(each))));
            }
            if (errors.errors() != null) {
                errors.errors().forEach((field, each) -> words.add(Words.plain(field + ": " + each)));
            }
            return words;
        } catch (JiraFailure notJiras) {
            // Whatever else stands there is not shown to anybody: it is not known to be meant for them.
            return List.of();
        }
    }
}
