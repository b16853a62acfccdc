package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.espalier.server.platform.Refusal;
import org.espalier.server.sync.Parameters.Links;
import org.espalier.server.sync.Parameters.Links.Filters;
import org.espalier.server.sync.Parameters.Links.Parent;
import org.espalier.server.sync.Parameters.Links.Primacy;
import org.espalier.server.sync.Parameters.Links.Reach;
import org.espalier.server.sync.Parameters.Links.Removal;
import org.espalier.server.sync.Parameters.Links.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of Links, by the names and defaults of the contract. */
class LinksParametersTest {

    @Test
    void whatIsLeftOutIsTheDefault() {
        assertThat(read(""))
                .isEqualTo(new Links(
                        "Blocks",
                        Parent.OUTWARD,
                        new Filters(Optional.empty(), Optional.empty()),
                        new Reach(Scope.IN_STRUCTURE, false, false),
                        Removal.TO_TOP_LEVEL,
                        Primacy.EQUAL));
    }

    @Test
    void everyParameterIsRead() {
        assertThat(read("""
                        ,"parentFilter":{"jql":"type = Epic"},"childFilter":{"jql":"type = Story"},"scope":"ALL",
                        "expandToSubIssues":true,"expandToParents":true,"removal":"REMOVE","primacy":"LINKS"
                        """))
                .isEqualTo(new Links(
                        "Blocks",
                        Parent.OUTWARD,
                        new Filters(Optional.of("type = Epic"), Optional.of("type = Story")),
                        new Reach(Scope.ALL, true, true),
                        Removal.REMOVE,
                        Primacy.LINKS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"parentFilter\":{\"filter\":\"10010\"}|not_yet",
                "\"childFilter\":\"type = Story\"|not_a_query",
                "\"childFilter\":{\"jql\":\" \"}|not_a_query",
                "\"scope\":\"EVERYTHING\"|unknown_value",
                "\"expandToParents\":\"yes\"|not_a_boolean",
                "\"primacy\":\"STRUCTURE\"|unknown_value"
            })
    void whatCannotBeUnderstoodIsRefusedByItsName(String parameter, String code) {
        var refusal = catchThrowableOfType(Refusal.class, () -> read("," + parameter));

        assertThat(refusal.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(code))
                .satisfies(fault -> assertThat(fault.pointer())
                        .isEqualTo("/parameters/" + parameter.substring(1, parameter.indexOf("\":"))));
    }

    private static Parameters read(String more) {
        return ParameterReader.read(
                SynchronizerType.LINKS,
                JsonMapper.shared().readTree("{\"linkType\":\"Blocks\",\"direction\":\"OUTWARD\"" + more + "}"));
    }
}
