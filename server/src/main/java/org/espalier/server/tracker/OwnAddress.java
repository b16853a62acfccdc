package org.espalier.server.tracker;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.espalier.server.platform.Settings;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Under which address sites reach this server. */
@Component
class OwnAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final Optional<URI> said;
    private final Environment environment;

    OwnAddress(Settings settings, Environment environment) {
        this.said = settings.sites().ownAddress();
        this.environment = environment;
    }

    /**
     * The one that whoever runs this server said; else a site on this machine needs none, and others do not reach it.
     */
    Optional<URI> seenFrom(URI site) {
        return said.or(() -> Optional.of(site)
                .filter(OwnAddress::here)
                .flatMap(_ -> Optional.ofNullable(environment.getProperty("local.server.port")))
                .map(port -> URI.create("http://localhost:" + port)));
    }

    private static boolean here(URI site) {
        return THIS_MACHINE.contains(TrackerHosts.bare(site.getHost()).toLowerCase(Locale.ROOT));
    }
}
