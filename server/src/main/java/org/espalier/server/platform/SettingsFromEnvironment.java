package org.espalier.server.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.espalier.postgres.ExternalPostgres;
import org.espalier.server.platform.Settings.Administrator;
import org.espalier.server.platform.Settings.App;
import org.espalier.server.platform.Settings.Atlassian;
import org.espalier.server.platform.Settings.FirstUse;
import org.espalier.server.platform.Settings.Ports;
import org.espalier.server.platform.Settings.Setup;
import org.espalier.server.platform.Settings.Sites;

/** Reads {@link Settings} from environment variables; collects everything wrong with them and speaks once. */
public final class SettingsFromEnvironment {

    private static final int SHORTEST_TOKEN = 20;
    private static final int HIGHEST_PORT = 65_535;
    private static final String GATEWAY = "https://api.atlassian.com";
    private static final int SHORTEST_POLLING = 5;
    private static final String AUTHORIZATION = "https://auth.atlassian.com";

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private SettingsFromEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The settings that the variables give.
     *
     * @throws StartRefused naming every variable whose value cannot be used
     */
    public static Settings read(Map<String, String> environment) {
        return new SettingsFromEnvironment(environment).settings();
    }

    private Settings settings() {
        Settings settings = new Settings(
                new Ports(
                        port("ESPALIER_PORT", 8484),
                        port("ESPALIER_MANAGEMENT_PORT", 8485),
                        port("ESPALIER_SANDBOX_PORT", 8491)),
                folder(),
                database(),
                firstUse(),
                new Sites(trackerHosts(), atlassian(), ownAddress(), polling()));
        if (settings.ports().pages() != 0
                && settings.ports().pages() == settings.ports().management()) {
            problems.add("ESPALIER_PORT and ESPALIER_MANAGEMENT_PORT must differ");
        }
        if (!problems.isEmpty()) {
            throw new StartRefused("Espalier did not start: " + String.join("; ", problems) + ".");
        }
        return settings;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private int port(String name, int usual) {
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            return usual;
        }
        String digits = value.get().strip();
        if (digits.matches("\\d{1,5}") && Integer.parseInt(digits) <= HIGHEST_PORT) {
            return Integer.parseInt(digits);
        }
        problems.add(name + " must be a number from 0 to 65535, but is '" + value.get() + "'");
        return usual;
    }

    private Path folder() {
        String name = value("ESPALIER_DATA").orElse("espalier-data");
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException invalid) {
            problems.add("ESPALIER_DATA must name a folder, but is '" + name + "'");
            return Path.of("espalier-data");
        }
    }

    /** The value is not repeated where it cannot be used, since it may hold a password. */
    private Optional<ExternalPostgres> database() {
        Optional<String> url = value("ESPALIER_DATABASE_URL");
        Optional<String> user = value("ESPALIER_DATABASE_USER");
        Optional<String> password = value("ESPALIER_DATABASE_PASSWORD");
        if (url.isEmpty() && (user.isPresent() || password.isPresent())) {
            problems.add("ESPALIER_DATABASE_USER and ESPALIER_DATABASE_PASSWORD mean nothing without"
                    + " ESPALIER_DATABASE_URL");
        }
        Optional<ExternalPostgres> database = url.flatMap(address -> ExternalPostgres.at(address, user, password));
        if (url.isPresent() && database.isEmpty()) {
            problems.add("ESPALIER_DATABASE_URL must look like " + ExternalPostgres.FORM);
        }
        return database;
    }

    private FirstUse firstUse() {
        String name = value("ESPALIER_SETUP").orElse("wizard").strip();
        Setup setup = switch (name) {
            case "wizard" -> Setup.WIZARD;
            case "off" -> Setup.OFF;
            case "demo" -> Setup.DEMO;
            default -> {
                problems.add("ESPALIER_SETUP must be wizard, off or demo, but is '" + name + "'");
                yield Setup.WIZARD;
            }
        };
        return new FirstUse(setup, administrator(setup));
    }

    private Optional<Administrator> administrator(Setup setup) {
        Optional<String> user = value("ESPALIER_ADMIN_USER").map(String::strip);
        Optional<String> password = value("ESPALIER_ADMIN_PASSWORD");
        Optional<String> token = value("ESPALIER_ADMIN_TOKEN").map(String::strip);
        if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
            problems.add("ESPALIER_ADMIN_TOKEN must have at least " + SHORTEST_TOKEN + " characters");
        }
        if (user.isPresent() && password.isEmpty() && token.isEmpty()) {
            problems.add("ESPALIER_ADMIN_USER is set, so ESPALIER_ADMIN_PASSWORD or ESPALIER_ADMIN_TOKEN must be too");
        }
        if (setup == Setup.DEMO && user.isEmpty() && password.isEmpty()) {
            return Optional.of(new Administrator("admin", Optional.of("espalier-demo"), token));
        }
        return user.isEmpty() && password.isEmpty() && token.isEmpty()
                ? Optional.empty()
                : Optional.of(new Administrator(user.orElse("admin"), password, token));
    }

    private Atlassian atlassian() {
        return new Atlassian(
                address("ESPALIER_ATLASSIAN_GATEWAY", GATEWAY),
                address("ESPALIER_ATLASSIAN_AUTHORIZATION", AUTHORIZATION),
                app());
    }

    private Optional<App> app() {
        Optional<String> id = value("ESPALIER_ATLASSIAN_CLIENT_ID").map(String::strip);
        Optional<String> secret = value("ESPALIER_ATLASSIAN_CLIENT_SECRET").map(String::strip);
        if (id.isPresent() != secret.isPresent()) {
            problems.add("ESPALIER_ATLASSIAN_CLIENT_ID and ESPALIER_ATLASSIAN_CLIENT_SECRET mean nothing without each"
                    + " other");
        }
        return id.flatMap(known -> secret.map(proof -> new App(known, proof)));
    }

    private URI address(String name, String usual) {
        String text = value(name).orElse(usual).strip();
        if (text.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._/-]*)?")) {
            return URI.create(text.replaceAll("/+$", ""));
        }
        problems.add(name + " must be an address such as " + usual + ", but is '" + text + "'");
        return URI.create(usual);
    }

    private Optional<URI> ownAddress() {
        Optional<String> value = value("ESPALIER_BASE_URL").map(String::strip);
        Optional<URI> address = value.flatMap(SettingsFromEnvironment::plainAddress);
        if (value.isPresent() && address.isEmpty()) {
            problems.add("ESPALIER_BASE_URL must be an address such as https://espalier.example.org, but is '"
                    + value.get() + "'");
        }
        return address;
    }

    private static Optional<URI> plainAddress(String text) {
        try {
            URI address = new URI(text.replaceAll("/+$", "")).parseServerAuthority();
            boolean plain = address.getHost() != null
                    && List.of("http", "https").contains(address.getScheme())
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
            return plain ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException unusable) {
            return Optional.empty();
        }
    }

    private Optional<Duration> polling() {
        String value = value("ESPALIER_POLL_SECONDS").orElse("60").strip();
        if (value.matches("\\d{1,5}") && (value.matches("0+") || Integer.parseInt(value) >= SHORTEST_POLLING)) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(value))).filter(Duration::isPositive);
        }
        problems.add("ESPALIER_POLL_SECONDS must be 0 for never, or a number from " + SHORTEST_POLLING
                + " to 99999, but is '" + value + "'");
        return Optional.empty();
    }

    private NavigableSet<String> trackerHosts() {
        NavigableSet<String> hosts = new TreeSet<>();
        Arrays.stream(value("ESPALIER_TRACKER_HOSTS").orElse("").split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .forEach(hosts::add);
        String loopback =
                value("ESPALIER_ALLOW_LOOPBACK_TRACKERS").orElse("false").strip();
        switch (loopback) {
            case "true" -> hosts.addAll(List.of("localhost", "127.0.0.1", "::1"));
            case "false" -> {}
            default ->
                problems.add("ESPALIER_ALLOW_LOOPBACK_TRACKERS must be true or false, but is '" + loopback + "'");
        }
        return Collections.unmodifiableNavigableSet(hosts);
    }
}
