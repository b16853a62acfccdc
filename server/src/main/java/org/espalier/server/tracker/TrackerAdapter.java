package org.espalier.server.tracker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.espalier.server.tracker.Connection.Kind;

/** Speaks the language of one kind of tracker. */
public interface TrackerAdapter {

    Kind kind();

    /**
     * Opens a site without asking it anything.
     *
     * @return to be closed when nobody uses it any more
     */
    TrackerSite open(Access access);

    /**
     * Opens the site of a connection that was changed. At the same address the pace holds on and all that was learnt of
     * its limits, whoever asks there now, and so do looks that are under way.
     *
     * @param before what was open until now; it is closed
     */
    TrackerSite reopen(TrackerSite before, Access access);

    /**
     * Opens a site that is open for another account of it, too. Both keep one pace and what was learnt of its limits.
     *
     * @param own stays open
     * @param before what was open for that account until now; it is closed, and at the same address its looks that are
     *     under way go on
     * @return to be closed when nobody uses it any more
     */
    TrackerSite beside(TrackerSite own, Optional<TrackerSite> before, Access access);

    /**
     * Whether the tracker at the address says that it is of this kind. It is asked without the credential.
     *
     * @throws org.espalier.server.platform.Refusal in one sentence where it is no tracker or does not answer
     */
    boolean recognizes(Access access);

    /**
     * Makes sure that the address belongs to a tracker of this kind and that the credential is good.
     *
     * @param projects keys or ids
     * @return the keys of the projects, in the same order
     * @throws org.espalier.server.platform.Refusal in one sentence for whatever is wrong
     */
    List<String> probe(Access access, List<String> projects);

    /**
     * What a delivery of a webhook says.
     *
     * @throws org.espalier.server.platform.Refusal in one sentence where it is nothing that a tracker of this kind
     *     tells
     */
    Told told(byte[] delivery);

    /** The number of the site at the gateway of its vendor; absent where it has none or does not say. */
    default Optional<String> cloudId(Access access) {
        return Optional.empty();
    }

    /** What the account of the credential is called; absent where the site does not say. */
    default Optional<String> accountName(Access access) {
        return Optional.empty();
    }

    /** The last day on which the credential is good, where the site tells. */
    default Optional<LocalDate> expiry(Access access) {
        return Optional.empty();
    }
}
