package org.espalier.core.run;

import org.espalier.core.change.Change;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;

/** The tracker as a run needs it: looks and single writes. */
public interface Tracker {

    /**
     * Looks at what is needed. Expected trouble is no exception: it comes back as a gap of the sight (L2).
     *
     * <p>Issues are read directly, not from the search index, where the tracker has a direct read of many. Where it has
     * none, more issues than one batch of writes concerns may be read through a search for their ids; that an issue is
     * not there is said by a direct read alone (L2).
     */
    TrackerSight look(Need need);

    /**
     * Sends one writing request for a change of the tracker's side.
     *
     * @param now what a look showed of the issues concerned just before (L9)
     */
    Answer attempt(Change change, TrackerSight now);
}
