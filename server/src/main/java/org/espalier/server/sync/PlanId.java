package org.espalier.server.sync;

/** The opaque id of a plan, such as {@code plan_7h2k…}. */
public record PlanId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
