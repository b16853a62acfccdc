package org.espalier.server.tracker;

/**
 * As which app this server comes to the vendor of a tracker, and where.
 *
 * @param authorization where people allow it, and where tokens are handed out
 * @param gateway where the tokens are good
 */
public record App(TrackerAddress authorization, TrackerAddress gateway, String id, String secret) {

    @Override
    public String toString() {
        return "App[" + id + ", secret hidden]";
    }
}
