package org.espalier.sandbox.rest;

import java.util.Arrays;
import java.util.List;
import org.espalier.sandbox.dialect.Dialect;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The version that a Data Center says it has, and behaves like as far as versions differ here. */
@Component
@Profile(Dialect.DATA_CENTER_PROFILE)
class DataCenterVersion {

    /** The newest one whose API is described to the end. */
    static final String NEWEST = "10.3.24";

    private volatile String version = NEWEST;

    String text() {
        return version;
    }

    void be(String wanted) {
        version = wanted;
    }

    void beNewest() {
        version = NEWEST;
    }

    int major() {
        return numbers().getFirst();
    }

    void tell(ObjectNode info) {
        List<Integer> numbers = numbers();
        info.put("version", text())
                .put("deploymentType", "Server")
                .put("buildNumber", numbers.get(0) * 1_000_000 + numbers.get(1) * 10_000 + numbers.get(2));
        ArrayNode list = info.putArray("versionNumbers");
        numbers.forEach(list::add);
    }

    private List<Integer> numbers() {
        return Arrays.stream(text().split("\\.")).map(Integer::valueOf).toList();
    }
}
