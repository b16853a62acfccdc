package org.espalier.server.sync;

import java.util.Optional;
import org.espalier.server.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/**
 * Whether people see anything of synchronizers. Hiding them stops nothing, so they cannot be hidden once one is
 * installed.
 */
@Service
public class SynchronizerFeature {
    /** The property, by the name that it has in Structure; as a variable it is in capitals with underscores. */
    public static final String PROPERTY = "structure.feature.synchronizers.enabled";

    private static final Logger LOG = LoggerFactory.getLogger(SynchronizerFeature.class);

    private final Synchronizers synchronizers;
    private final Optional<Boolean> wanted;

    SynchronizerFeature(Environment environment, Synchronizers synchronizers) {
        this.synchronizers = synchronizers;
        this.wanted = Optional.ofNullable(environment.getProperty(PROPERTY)).flatMap(SynchronizerFeature::read);
    }

    /** What people see of it. */
    public enum Visibility {
        SHOWN,
        HIDDEN,
        /** The setting hides it, but one is installed and must not go on unseen. */
        SHOWN_IN_SPITE_OF_THE_SETTING
    }

    public Visibility visibility() {
        if (wanted.orElse(false)) {
            return Visibility.SHOWN;
        }
        if (!synchronizers.any()) {
            return Visibility.HIDDEN;
        }
        return wanted.isPresent() ? Visibility.SHOWN_IN_SPITE_OF_THE_SETTING : Visibility.SHOWN;
    }

    /**
     * Lets a call of the feature pass.
     *
     * @throws Refusal where the feature is hidden
     */
    public void requireShown() {
        if (visibility() == Visibility.HIDDEN) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "feature_hidden",
                    "Synchronizers are hidden on this server, so nothing was done; whoever runs it shows them by setting "
                            + PROPERTY + " to true.");
        }
    }

    private static Optional<Boolean> read(String value) {
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                LOG.warn("{} is neither true nor false but '{}', so it counts as not set.", PROPERTY, value);
                yield Optional.empty();
            }
        };
    }
}
