package org.espalier.sandbox.webhook;

import java.util.List;
import org.espalier.sandbox.issues.Happening;

/** Puts what happened into Jira's words. */
public interface Narrator {

    /** What is told of all that happened in one transaction, which is still open. */
    List<Notice> tell(List<Happening> happenings);
}
