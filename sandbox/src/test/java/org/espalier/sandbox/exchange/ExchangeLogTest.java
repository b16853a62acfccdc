package org.espalier.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nothing that the connector asks is left out; of what is answered, and of what others ask, one of each shape is
 * enough.
 */
class ExchangeLogTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANSWER = "{\"issues\": [{\"id\": \"1\"}, {\"id\": \"2\"}, {\"key\": \"TEST-3\"}]}";

    @TempDir
    private Path folder;

    @Test
    void everyRequestOfTheConnectorIsKeptOnceAsItWasSent() throws IOException {
        ExchangeLog log = new ExchangeLog(folder, Dialect.CLOUD);
        log.write(asks("Espalier", "[\"1\", \"2\"]"), answers(200));
        log.write(asks("Espalier", "[\"1\", \"3\"]"), answers(200));
        log.write(asks("Espalier", "[\"1\", \"2\"]"), answers(200));
        assertThat(kept("/request/body")).containsExactly("[\"1\",\"2\"]", "[\"1\",\"3\"]");
        assertThat(kept("/answer/body")).containsExactly("{\"issues\":[{\"id\":\"1\"},{\"key\":\"TEST-3\"}]}", "");
        assertThat(kept("/request/type")).containsOnly("\"application/json\"");
    }

    @Test
    void aRequestThatIsAnsweredDifferentlyIsKeptWithEachAnswer() throws IOException {
        ExchangeLog log = new ExchangeLog(folder, Dialect.CLOUD);
        log.write(asks("Espalier", "[\"1\"]"), answers(200));
        log.write(asks("Espalier", "[\"1\"]"), answers(404));
        assertThat(kept("/answer/status")).containsExactly("200", "404");
    }

    @Test
    void ofOtherClientsOneRequestOfEachShapeIsKept() throws IOException {
        ExchangeLog log = new ExchangeLog(folder, Dialect.DATA_CENTER);
        log.write(asks("curl", "[\"1\", \"2\"]"), answers(200));
        log.write(asks("curl", "[\"3\"]"), answers(200));
        log.write(asks("curl", "[3]"), answers(200));
        assertThat(kept("/request/body")).containsExactly("[\"1\"]", "[3]");
        assertThat(kept("/dialect")).containsOnly("\"data-center\"");
    }

    private static Exchange.Request asks(String sender, String body) {
        return new Exchange.Request(
                "POST", "/rest/api/3/issue/bulkfetch", sender, "application/json", JSON.readTree(body));
    }

    private static Exchange.Answer answers(int status) {
        return new Exchange.Answer(
                "/rest/api/{version}/issue/bulkfetch", status, "application/json", JSON.readTree(ANSWER), "");
    }

    /** What stands at a place in each line of the log, empty where nothing does. */
    private List<String> kept(String place) throws IOException {
        try (var files = Files.list(folder)) {
            return Files.readAllLines(files.findFirst().orElseThrow()).stream()
                    .map(line -> JSON.readTree(line).at(place))
                    .map(JsonNode::toString)
                    .toList();
        }
    }
}
