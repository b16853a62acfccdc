package org.espalier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request or an answer that is wrong in one place alone is found. */
class ValidatorTest {

    private static final String CLOUD = """
            {"dialect":"cloud","route":"/rest/api/{version}/search/jql","method":"POST","target":"/rest/api/3/search/jql",
             "sender":"Espalier","body":{"jql":"project = TEST","fields":["parent"],"maxResults":50},"status":200,
             "answerType":"application/json","answer":{"issues":[{"id":"1","key":"TEST-1"}],"isLast":true},"fault":""}""";

    private static final String DATA_CENTER = """
            {"dialect":"data-center","route":"/rest/api/{version}/issue/{issue}","method":"GET",
             "target":"/rest/api/latest/issue/1?fields=parent","sender":"Espalier","body":null,"status":200,
             "answerType":"application/json","answer":{"id":"1","key":"TEST-1","fields":{"parent":null}},"fault":""}""";

    private static final Contract CONTRACT = new Contract(Corrections.ALL);

    @BeforeAll
    static void findTheDocuments() {
        Document.requireAll();
    }

    @Test
    void whatIsRightIsLeftAlone() {
        assertThat(CONTRACT.faults(exchange(CLOUD, "", ""))).isEmpty();
        assertThat(CONTRACT.faults(exchange(DATA_CENTER, "", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "/search/jql\",                | /search/jql?depth=1\",           | Query parameter 'depth'",
                "/search/jql\",                | /search/jqls\",                  | no document has POST",
                "\"method\":\"POST\"           | \"method\":\"PATCH\"             | no document has PATCH",
                "\"maxResults\":50             | \"maxResults\":\"fifty\"         | string found",
                "\"maxResults\":50             | \"size\":50                      | property 'size' is not defined",
                "[\"parent\"]                  | \"parent\"                       | string found",
                "\"isLast\":true               | \"isLast\":1                     | integer found",
                "\"isLast\":true               | \"last\":true                    | property 'last' is not defined",
                "\"id\":\"1\"                  | \"id\":1                         | integer found",
                "\"status\":200                | \"status\":302                   | status 302 not defined"
            },
            delimiter = '|')
    void oneThingWrongAtCloudIsFound(String right, String wrong, String fault) {
        assertThat(CONTRACT.faults(exchange(CLOUD, right, wrong)))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "?fields=parent                | ?field=parent                    | Query parameter 'field'",
                "/rest/api/latest/             | /rest/api/3/                     | no document has GET",
                "\"id\":\"1\"                  | \"id\":1                         | integer found",
                "\"key\":\"TEST-1\"            | \"name\":\"TEST-1\"              | property 'name' is not defined",
                "application/json              | text/html                        | Content-Type header 'text/html'"
            },
            delimiter = '|')
    void oneThingWrongAtDataCenterIsFound(String right, String wrong, String fault) {
        assertThat(CONTRACT.faults(exchange(DATA_CENTER, right, wrong)))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @Test
    void aFaultOnPurposeIsNoAnswer() {
        Exchange fault = exchange(CLOUD.replace("\"fault\":\"\"", "\"fault\":\"rate limit\""), "200", "429");
        assertThat(CONTRACT.faults(fault)).isEmpty();
    }

    private static Exchange exchange(String text, String right, String wrong) {
        assertThat(text).contains(right);
        return Exchange.read(text.replace(right, wrong));
    }
}
