package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JqlPartsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            project = A                                  | (project = A) AND id > 7 ORDER BY id
            project = A ORDER BY key                     | (project = A) AND id > 7 ORDER BY id
            project = A or x = 1 order  by key desc, id  | (project = A or x = 1) AND id > 7 ORDER BY id
            ORDER BY key                                 | id > 7 ORDER BY id
            summary ~ "order by rank"                    | (summary ~ "order by rank") AND id > 7 ORDER BY id
            summary ~ 'it\\'s order by x' ORDER BY key   | (summary ~ 'it\\'s order by x') AND id > 7 ORDER BY id
            summary ~ "a \\" order by b" ORDER BY c      | (summary ~ "a \\" order by b") AND id > 7 ORDER BY id
            labels = re-order by-law                     | (labels = re-order by-law) AND id > 7 ORDER BY id
            labels = "x" ORDER BY "Epic Link", 'order by' | (labels = "x") AND id > 7 ORDER BY id
            """)
    void aConditionIsAddedBeforeTheOrder(String query, String wanted) {
        assertThat(JqlParts.of(query).byIdWith("id > 7")).isEqualTo(wanted);
    }
}
