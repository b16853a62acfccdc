package org.espalier.postgres;

import java.util.Properties;

/** The user that owns a cluster, and the secret that opens it. */
record Credentials(String user, String password) {

    Properties asProperties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // Whoever takes the connection and then says nothing is not waited for.
        properties.setProperty("loginTimeout", "10");
        return properties;
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "Credentials of " + user;
    }
}
