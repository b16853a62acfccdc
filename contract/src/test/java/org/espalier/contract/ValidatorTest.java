package org.espalier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request or an answer that is wrong in one place alone is found. */
class ValidatorTest {

    private static final String CLOUD = """
            {"dialect":"cloud","request":{"method":"POST","target":"/rest/api/3/search/jql","sender":"Espalier",
             "type":"application/json","body":{"jql":"project = TEST","fields":["parent"],"maxResults":50}},
             "answer":{"route":"/rest/api/{version}/search/jql","status":200,"type":"application/json;charset=UTF-8",
             "body":{"issues":[{"id":"1","key":"TEST-1"}],"isLast":true},"fault":""}}""";

    private static final String DATA_CENTER = """
            {"dialect":"data-center","request":{"method":"GET","target":"/rest/api/latest/issue/1?fields=parent",
             "sender":"Espalier","type":"","body":null},
             "answer":{"route":"/rest/api/{version}/issue/{issue}","status":200,"type":"application/json",
             "body":{"id":"1","key":"TEST-1","self":"https://jira.example/rest/api/2/issue/1","fields":{"parent":null}},
             "fault":""}}""";

    private static final String AGILE = """
            {"dialect":"cloud","request":{"method":"PUT","target":"/rest/agile/1.0/issue/rank","sender":"Espalier",
             "type":"application/json","body":{"issues":["1"],"rankAfterIssue":"2"}},"answer":null}""";

    private static final String BULK_HISTORY = """
            {"dialect":"cloud","request":{"method":"POST","target":"/rest/api/2/changelog/bulkfetch","sender":"Espalier",
             "type":"application/json","body":{"issueIdsOrKeys":["1"],"fieldIds":["a","b","c","d","e","f","g","h","i","j"]}},
             "answer":null}""";

    private static final Contract CONTRACT = new Contract(Corrections.ALL);

    @BeforeAll
    static void findTheDocuments() {
        Document.requireAll();
    }

    @Test
    void whatIsRightIsLeftAlone() {
        assertThat(CONTRACT.faults(exchange(CLOUD, "", ""))).isEmpty();
        assertThat(CONTRACT.faults(exchange(DATA_CENTER, "", ""))).isEmpty();
        assertThat(CONTRACT.faults(exchange(AGILE, "", ""))).isEmpty();
        assertThat(CONTRACT.faults(exchange(BULK_HISTORY, "", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "\"type\":\"application/json\"  | \"type\":\"text/plain\"          | Content-Type header '[text/plain]'",
                "\"type\":\"application/json\", | \"type\":\"\",                     | Content-Type header '[]'",
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
                "\"id\":\"1\"                  | \"id\":\"1\",\"name\":\"TEST-1\"     | property 'name' is not defined",
                "application/json              | text/html                        | Content-Type header 'text/html'"
            },
            delimiter = '|')
    void oneThingWrongAtDataCenterIsFound(String right, String wrong, String fault) {
        assertThat(CONTRACT.faults(exchange(DATA_CENTER, right, wrong)))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"issues\":[{\"id\":\"1\",\"key\":\"TEST-1\"}],\"isLast\":true} | {}              | issues[].id",
                "{\"id\":\"1\",\"key\":\"TEST-1\"}                           | {}              | issues[].id",
                "{\"id\":\"1\",\"key\":\"TEST-1\"}                           | {\"id\":null}     | issues[].id"
            },
            delimiter = '|')
    void anAnswerWithoutWhatTheConnectorReadsIsFound(String right, String wrong, String name) {
        assertThat(CONTRACT.faults(exchange(CLOUD, right, wrong)))
                .anySatisfy(fault -> assertThat(fault).endsWith("the answer 200: it lacks " + name));
    }

    @Test
    void anEmptyAnswerLacksEveryName() {
        assertThat(CONTRACT.faults(Exchange.read(DATA_CENTER.replaceFirst("\"body\":\\{.*,", "\"body\":{},"))))
                .extracting(fault -> fault.replaceAll(".* lacks ", ""))
                .containsExactly("id", "key", "self");
    }

    @ParameterizedTest // What a field holds at every Data Center, and what it does not.
    @CsvSource(
            value = {
                "\"parent\":{\"id\":7}         | integer found",
                "\"summary\":null              | null found",
                "\"labels\":\"one\"            | string found",
                "\"issuelinks\":[{\"to\":1}]   | property 'to' is not defined",
                "\"status\":\"Done\"           | string found"
            },
            delimiter = '|')
    void aFieldOfTheWrongFormIsFound(String field, String fault) {
        assertThat(CONTRACT.faults(exchange(DATA_CENTER, "\"parent\":null", field)))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @Test
    void theEleventhOfTenFieldsIsFound() {
        assertThat(CONTRACT.faults(exchange(BULK_HISTORY, "\"j\"", "\"j\",\"k\"")))
                .singleElement()
                .asString()
                .contains("at most 10 items but found 11");
    }

    /** Cloud has the second version of its API, too, and both kinds have the same paths of boards. */
    @Test
    void whichKindOfJiraIsAskedDoesNotStandInThePath() {
        assertThat(CONTRACT.faults(exchange(BULK_HISTORY, "cloud", "data-center")))
                .singleElement()
                .asString()
                .contains("no document has POST");
        assertThat(CONTRACT.faults(exchange(AGILE, "[\"1\"]", "[1]")))
                .singleElement()
                .asString()
                .startsWith("CLOUD_SOFTWARE");
        assertThat(CONTRACT.faults(exchange(AGILE.replace("[\"1\"]", "[1]"), "cloud", "data-center")))
                .singleElement()
                .asString()
                .startsWith("DATA_CENTER");
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
