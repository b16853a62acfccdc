package org.espalier.server.tracker;

import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A question that a tracker did not answer: away, refusing the credential, or answering what cannot be read. To a
 * person who asked it is a refusal; to a run it is a gap of what it sees (L2).
 */
public final class TrackerTrouble extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient Gap gap;

    public TrackerTrouble(String code, Gap gap, @Nullable Throwable cause) {
        super(Kind.UNPROCESSABLE, code, gap.sentence() + " Nothing was changed.");
        this.gap = gap;
        initCause(cause);
    }

    public Gap gap() {
        return gap;
    }
}
