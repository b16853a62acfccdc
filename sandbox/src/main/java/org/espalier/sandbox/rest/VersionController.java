package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.SwitchBody;
import org.espalier.sandbox.fault.SwitchPanel;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: which version of Data Center this is until the sandbox ends. */
@RestController
@Profile(Dialect.DATA_CENTER_PROFILE)
@RequestMapping("/sandbox/version")
class VersionController implements SwitchPanel {

    private static final String NAME = "version";
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]?\\.[0-9]{1,2}\\.[0-9]{1,2}");

    private final DataCenterVersion version;

    VersionController(DataCenterVersion version) {
        this.version = version;
    }

    @GetMapping
    Map<String, String> version() {
        return Map.of(NAME, version.text());
    }

    /** Takes a version such as {@code 9.12.5}; without one it is the usual one. */
    @PutMapping
    Map<String, String> be(@RequestBody JsonNode json) {
        SwitchBody body = SwitchBody.read(json, Set.of(NAME), "so the version stays as it is");
        Optional<String> wanted = body.word(NAME);
        if (wanted.filter(text -> !FORM.matcher(text).matches()).isPresent()) {
            throw body.refused(NAME, "It must be three numbers with points between them, such as 9.12.5");
        }
        wanted.ifPresentOrElse(version::be, version::beNewest);
        return version();
    }

    @Override
    public String word() {
        return NAME;
    }

    @Override
    public Map<String, Object> values() {
        return Map.of(NAME, version.text());
    }

    /** The usual one, one with the webhooks of the older lines, one that takes no passwords, and the one that it is. */
    @Override
    public Map<String, List<String>> choices() {
        return Map.of(
                NAME,
                Stream.of(DataCenterVersion.NEWEST, "9.12.5", "11.3.0", version.text())
                        .distinct()
                        .toList());
    }

    @Override
    public void replace(JsonNode body) {
        be(body);
    }
}
