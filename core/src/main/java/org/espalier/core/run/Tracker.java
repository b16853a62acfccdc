package org.espalier.core.run;

import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;

/** The tracker as a run needs it: looks and single writes. */
public interface Tracker {

    /**
     * Looks at what is needed. Expected trouble is no exception: it comes back as a gap of the sight (L2).
     *
     * <p>{@link Need.Direct} is answered by direct reads alone. {@link Need.Issues} may be answered from a search
     * index, which may be late; then the sight names the issues of which that is so. That an issue is not there is said
     * by a direct read alone (L2).
     */
    TrackerSight look(Need need);

    /**
     * Sends one writing request for changes that one request can carry out ({@link Together}), nearly always one.
     *
     * @param now what a look showed of the issues concerned just before (L9)
     * @return an answer for each change, in their order
     */
    List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now);

    /** Looks into the histories of what these changes wrote, as far as the tracker keeps any. */
    Slips slips(List<Change.OfTracker> written);

    /** Why the tracker would refuse these now, as far as it says so without a write (L14). */
    Obstacles obstacles(List<Change.OfTracker> wanted);
}
