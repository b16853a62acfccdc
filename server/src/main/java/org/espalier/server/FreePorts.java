package org.espalier.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Settings.Ports;
import org.espalier.server.platform.Settings.Setup;
import org.espalier.server.platform.StartRefused;

/**
 * Asks for the ports before anything is made: one that is in use is found in a moment, and a database takes seconds to
 * start. Whoever takes a port in between is met by the web server itself.
 */
final class FreePorts {

    private FreePorts() {}

    /**
     * Looks at every port that this start will open.
     *
     * @throws StartRefused naming the port and the variable that sets it
     */
    static void require(Settings settings) {
        Ports ports = settings.ports();
        require("ESPALIER_PORT", new InetSocketAddress(ports.pages()));
        require(
                "ESPALIER_MANAGEMENT_PORT",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.management()));
        if (settings.firstUse().setup() == Setup.DEMO) {
            require("ESPALIER_SANDBOX_PORT", new InetSocketAddress(ports.sandbox()));
        }
    }

    private static void require(String variable, InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections that have just ended do not keep a port from being opened again.
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException failure) {
            throw new StartRefused(
                    "Espalier did not start: port " + address.getPort() + " " + reason(failure) + ", or set " + variable
                            + " to another port. Nothing was changed.",
                    failure);
        }
    }

    private static String reason(IOException failure) {
        String words = String.valueOf(failure.getMessage());
        return words.contains("in use")
                ? "is in use by another program; end that"
                : "cannot be opened (" + words + "); allow it";
    }
}
