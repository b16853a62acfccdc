package org.espalier.server.sync;

import org.espalier.server.access.Person;
import org.espalier.server.tracker.AtlassianSignIns;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionChange;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.LinkedCredentials;
import org.springframework.stereotype.Service;

/** Changes connections, and tells the plans and jobs that rest on how they were. */
@Service
public class ConnectionChanges {
    private final Connections connections;
    private final AtlassianSignIns signIns;
    private final LinkedCredentials linked;
    private final RestingOnConnections resting;

    ConnectionChanges(
            Connections connections, AtlassianSignIns signIns, LinkedCredentials linked, RestingOnConnections resting) {
        this.connections = connections;
        this.signIns = signIns;
        this.linked = linked;
        this.resting = resting;
    }

    /**
     * Changes a connection. Another address or other projects void its plans; a name or a renewed secret does not. A
     * job that is under way finds out for itself, see {@link org.espalier.server.tracker.Aim}.
     *
     * @param seen the version that the person saw
     * @throws org.espalier.server.platform.Refusal in one sentence for whatever is wrong; then nothing was changed
     */
    public Connection change(ConnectionId id, long seen, ConnectionChange wanted, Person by) {
        var before = connections.get(id);
        var after = connections.change(id, seen, wanted, by);
        var sameSight = after.site().baseUrl().equals(before.site().baseUrl())
                && after.reach()
                        .projects()
                        .keys()
                        .equals(before.reach().projects().keys());
        if (!sameSight) {
            resting.discardPlans(id);
        }
        resting.goOn(id);
        return after;
    }

    /**
     * Lets a connection, or whatever is asked there in somebody's name, ask as the account that they signed in with,
     * see {@link AtlassianSignIns#finish}. Jobs that waited for that go on.
     */
    public AtlassianSignIns.Finished finishSignIn(String state, String code, String who, Person by) {
        var finished = signIns.finish(state, code, who, by);
        resting.goOn(finished.connection().id());
        return finished;
    }

    /** Keeps what somebody links for themselves, see {@link LinkedCredentials#link}. Jobs that waited for it go on. */
    public void link(ConnectionId id, Person person, LinkedCredentials.Wish wanted) {
        linked.link(id, person, wanted);
        resting.goOn(id);
    }
}
