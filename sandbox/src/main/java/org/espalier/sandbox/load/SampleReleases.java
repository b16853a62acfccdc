package org.espalier.sandbox.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.load.SampleSprints.Progress;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of the sample goes into which release, and which part of the product it is about: two projects have versions and
 * components, on some of their issues, and the third ships whenever something is ready.
 */
final class SampleReleases {

    /**
     * A project with releases.
     *
     * @param versions two that were shipped, the one that is being worked on, and the one after it
     * @param components by the label of the epics that are about them
     */
    private record Product(List<String> versions, Map<String, String> components) {}

    private static final Map<String, Product> PRODUCTS = Map.of(
            "SHOP",
            new Product(
                    List.of("4.0", "4.1", "4.2", "5.0"),
                    Map.of(
                            "checkout", "Checkout",
                            "gift", "Checkout",
                            "search", "Catalogue",
                            "reviews", "Catalogue",
                            "catalogue", "Catalogue",
                            "account", "Accounts")),
            "APP",
            new Product(
                    List.of("1.7", "1.8", "1.9", "2.0"),
                    Map.of(
                            "scan", "Counter",
                            "handover", "Counter",
                            "offline", "Synchronization",
                            "push", "Notifications")));

    private SampleReleases() {}

    /** Tells it of an issue, if there is something to tell: steps of a story and epics name neither. */
    static void tell(Draft draft, Progress progress, ObjectNode extra) {
        Product product = PRODUCTS.get(draft.identity.projectKey());
        if (product == null || draft.isSubTask() || draft.isAboveStories()) {
            return;
        }
        version(progress, draft.identity.number())
                .ifPresent(place ->
                        extra.putArray("fixVersions").add(product.versions().get(place)));
        Optional.ofNullable(product.components().get(draft.label))
                .ifPresent(component -> extra.putArray("components").add(component));
    }

    /** Its place among those of the project; what nobody has begun or chosen is rarely promised to anybody. */
    private static Optional<Integer> version(Progress progress, long number) {
        return switch (progress) {
            case DONE -> Optional.of((int) (number % 2));
            case STARTED, SELECTED -> Optional.of(2);
            case WAITING -> Optional.of(3).filter(place -> number % 4 == 0);
        };
    }
}
