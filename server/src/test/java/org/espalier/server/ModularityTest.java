package org.espalier.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between the server's modules, as docs/architecture.md draws them. */
class ModularityTest {

    private static final Pattern ARROW = Pattern.compile("^  (\\w+) --> (\\w+)$", Pattern.MULTILINE);

    private final ApplicationModules modules = ApplicationModules.of(EspalierServer.class);

    @Test
    void everyModuleUsesOnlyWhatItMay() {
        modules.verify();
    }

    @Test
    void theDrawingOfTheModulesIsTrue() throws IOException {
        assertThat(drawn()).isEqualTo(used());
    }

    private Set<String> used() {
        return modules.stream()
                .flatMap(from ->
                        from.getDirectDependencies(modules).uniqueModules().map(to -> arrow(name(from), name(to))))
                .filter(arrow -> !arrow.endsWith(arrow("", "platform")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> drawn() throws IOException {
        String page = Files.readString(Path.of("../docs/architecture.md"));
        int heading = page.indexOf("## The modules of the server");
        return ARROW.matcher(page.substring(heading, page.indexOf("## ", heading + 3)))
                .results()
                .map(match -> arrow(match.group(1), match.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static String arrow(String from, String to) {
        return from + " uses " + to;
    }
}
