package org.espalier.server.tracker;

import java.util.List;
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
}
