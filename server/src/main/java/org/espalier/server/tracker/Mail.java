package org.espalier.server.tracker;

/** Whether a tracker tells people by mail of what is written to it. */
public enum Mail {
    /** It tells those who watch an issue, as of anybody's edit. */
    SENT,
    /** It is asked to tell nobody; where the account may not ask for that, it tells them nevertheless. */
    HELD_BACK
}
