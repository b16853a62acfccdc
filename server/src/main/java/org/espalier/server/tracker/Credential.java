package org.espalier.server.tracker;

/** What proves to a tracker who asks. */
public record Credential(String user, String secret) {

    @Override
    public String toString() {
        return "Credential[" + user + ", secret hidden]";
    }
}
