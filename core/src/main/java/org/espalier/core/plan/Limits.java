package org.espalier.core.plan;

/**
 * How much a plan may take away before a person must release it (L15).
 *
 * @param removals the number that is always allowed
 * @param removalsPercent the share of the rows, or of the facts on the other side, in percent
 * @param fewTrackerRemovals destructive changes at the tracker that are allowed whatever their share
 * @param highRiskIssues more issues than this make a plan of high risk
 */
public record Limits(int removals, int removalsPercent, int fewTrackerRemovals, int highRiskIssues) {
    /** The defaults of the product. */
    public static final Limits DEFAULT = new Limits(50, 10, 5, 500);
}
