package org.espalier.core.run;

import java.util.Map;
import java.util.Set;
import org.espalier.core.change.Effect;

/**
 * How far the application of a plan has come, by the numbers of its changes.
 *
 * @param effects what is known of the changes that were attempted
 * @param open changes whose request may have left and whose effect is not known (L10)
 * @param concluded changes whose consequences were carried out
 */
public record Progress(Map<Integer, Effect> effects, Set<Integer> open, Set<Integer> concluded) {
    /** Nothing attempted yet. */
    public static final Progress NOTHING = new Progress(Map.of(), Set.of(), Set.of());

    public Progress {
        effects = Map.copyOf(effects);
        open = Set.copyOf(open);
        concluded = Set.copyOf(concluded);
    }
}
