package org.espalier.core.run;

import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.run.Slips.Slip;
import org.espalier.core.sight.TrackerSight;

/** What people are told of changes of the tracker that did not simply come true. */
final class Endings {
    private Endings() {}

    /** L2: what is not seen may be anything, so nothing is written. */
    static Effect unseen(Change change, TrackerSight now) {
        return new Effect(
                Outcome.REFUSED,
                notShown(change, now) + " Nothing was written; it may be deleted or archived, or the account lacks the"
                        + " permission to see it.");
    }

    /** What people read where the tracker hides what a change is about. */
    static String notShown(Change change, TrackerSight now) {
        return "Jira does not show " + FactLook.of(change).hidden(now) + " to this account.";
    }

    /** L9: neither what the plan saw nor what it wants. */
    static Effect drifted(Change change) {
        return new Effect(
                Outcome.DRIFTED,
                "Somebody has changed " + name(change)
                        + " since the plan was made. Nothing was written; plan again to decide about it.");
    }

    /** L10: what was sent and can no longer be looked at stays unknown. */
    static Effect unseenAfterSending(Change change, TrackerSight now) {
        return new Effect(
                Outcome.UNKNOWN,
                "Jira did not answer, and does not show "
                        + FactLook.of(change).hidden(now)
                        + " to this account now. Whether the change was made is not"
                        + " known; look at the issue in Jira.");
    }

    /** L10: what was sent, and is neither as it was nor as it should be. */
    static Effect driftedAfterSending(Change change) {
        return new Effect(
                Outcome.DRIFTED,
                "Jira did not answer, and " + name(change)
                        + " is neither what it was nor what was planned now: somebody has changed it. That was left as it"
                        + " is; plan again to decide about it.");
    }

    /** L9: what was read back is not what was written or found, and is left as it is. */
    static Effect takenBack(Change change) {
        return new Effect(
                Outcome.DRIFTED,
                "Somebody took the change back before it was read back: Jira shows "
                        + FactLook.of(change).takenBack()
                        + " now. That was left as it is; plan again to decide about it.");
    }

    /** L9: somebody was there after the write, or before it and a run that was interrupted gave it back. */
    static Effect overtaken(Change change) {
        return new Effect(
                Outcome.DRIFTED,
                "Somebody else changed " + name(change)
                        + ", too, before it was read back. That was left as it is; plan again to decide about it.");
    }

    /** L9: what slipped between the look and the write is there again. */
    static Effect givenBack(Change change, String value) {
        return new Effect(
                Outcome.DRIFTED,
                "Somebody changed " + name(change) + " to " + value
                        + " in the moment before it was written. That was given back; plan again to decide about it.");
    }

    /** L9: what slipped between the look and the write is lost, and told. */
    static Effect replaced(Slip slip, String why) {
        return new Effect(
                Outcome.APPLIED,
                "Somebody had changed " + name(slip.written()) + " to " + slip.value()
                        + " in the moment before it was written, and it could not be given back. " + why
                        + " Undo of this job brings it back, unless somebody changes it before.",
                slip.givingBack().inverse().map(Change.OfTracker.class::cast));
    }

    /** L9: what may have been replaced by a person is left to that person. */
    static Effect unsure(Slip slip) {
        return new Effect(
                Outcome.APPLIED,
                "Jira shows " + name(slip.written())
                        + " as it was planned, and the history of the issue says that it was "
                        + slip.value()
                        + " just before. Whether this change replaced that, or somebody set it afterwards and then set"
                        + " back what was planned, is not known. It was left as it is; look at the issue's history in"
                        + " Jira.");
    }

    /** L2, L9: what the history would tell is not known where it is not shown. */
    static Effect untold(Change change) {
        return new Effect(
                Outcome.APPLIED,
                "Jira did not show the history of the issue, so it is not known whether somebody had changed "
                        + name(change)
                        + " in the moment before it was written. Look at the issue's history in Jira.");
    }

    /** L2, L9: the same where the run ended before the history could be read. */
    static Effect unread(Change change) {
        return new Effect(
                Outcome.APPLIED,
                "The run ended before it could read the history of the issue, so it is not known whether somebody had"
                        + " changed "
                        + name(change)
                        + " in the moment before it was written. Look at the issue's history in Jira.");
    }

    /** L10: a run that ends before it could look leaves the answer to the next one. */
    static Effect unsettled() {
        return new Effect(
                Outcome.UNKNOWN,
                "The run ended before Jira said whether the change was made, and Jira could not be looked at. Look at the"
                        + " issue in Jira, or plan again: a plan shows what is really there.");
    }

    static Effect neverConfirmed(int tries) {
        return new Effect(
                Outcome.FAILED,
                "Jira did not confirm the change in " + tries + " tries, and it is not there. Nothing was written; try"
                        + " again later.");
    }

    /** What was not carried out in any of the tries, in the tracker's words. */
    static Effect neverDone(int tries, String sentence) {
        return new Effect(
                Outcome.FAILED, sentence + " It was tried " + tries + " times. Nothing was written; try again later.");
    }

    static Effect leftAlone() {
        return new Effect(
                Outcome.SKIPPED,
                "The run ended before Jira took this change, and it is not there. Nothing was written.");
    }

    private static String name(Change change) {
        return FactLook.of(change).name();
    }
}
