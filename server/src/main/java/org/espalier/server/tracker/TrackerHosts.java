package org.espalier.server.tracker;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Settings;
import org.springframework.stereotype.Service;

/**
 * The addresses to which connections may go: every public one, and the private ones that whoever runs this server
 * named. A base URL is typed in by people and fetched with a credential, so anything else could be used to reach what
 * only this machine can reach.
 */
@Service
public class TrackerHosts {

    private static final int LAST_ASCII = 127;
    private static final int LAST_PORT = 65_535;

    private final SortedSet<String> named;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;

    TrackerHosts(Settings settings, InstantSource clock) {
        this.named = settings.sites().privateHosts();
        this.clock = clock;
        settings.ownSandbox().ifPresent(this::exempt);
    }

    /** Allows a tracker that this server itself started. */
    public void exempt(URI baseUrl) {
        own.add(door(baseUrl));
    }

    /** Whether this server itself started the tracker there. */
    boolean own(URI baseUrl) {
        return own.contains(door(baseUrl));
    }

    /**
     * The base URL without what does not belong into one.
     *
     * @throws Refusal when it is not a plain address of a site
     */
    static URI baseUrl(String text) {
        URI url;
        try {
            url = new URI(text.strip());
            var host = url.getRawAuthority();
            if (host != null && host.chars().anyMatch(letter -> letter > LAST_ASCII)) {
                throw bad("names a host in letters beyond a to z; write one such as bücher.example as"
                        + " xn--bcher-kva.example");
            }
            url = url.parseServerAuthority();
        } catch (URISyntaxException _) {
            // The cause would repeat the text, in which a password may stand.
            throw bad("is not an address");
        }
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null) {
            throw bad("does not start with http:// or https:// and a host");
        }
        if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
            throw bad("holds more than scheme, host, port and path");
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw bad("names a port that does not exist");
        }
        var path = url.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + url.getRawAuthority().toLowerCase(Locale.ROOT) + path);
    }

    /** The address behind a base URL, not looked up yet: a run that cannot reach its site waits for it. */
    TrackerAddress address(URI baseUrl) {
        return new TrackerAddress(baseUrl, allowed(baseUrl, bare(baseUrl.getHost())), TrackerAddress.Names.HERE, clock);
    }

    /**
     * The address behind a base URL, looked up.
     *
     * @throws Refusal when it is private and nobody allowed it, or not known at all
     */
    TrackerAddress knownAddress(URI baseUrl) {
        var address = address(baseUrl);
        try {
            address.addresses();
            return address;
        } catch (TrackerAddress.PrivateHost privateHost) {
            var refusal = Refusal.unprocessable("private_host", String.valueOf(privateHost.getMessage()));
            refusal.initCause(privateHost);
            throw refusal;
        } catch (UnknownHostException unknown) {
            var refusal = Refusal.unprocessable(
                    "tracker_unreachable",
                    "No host named " + baseUrl.getHost() + " is known here; check the base URL. Nothing was changed.");
            refusal.initCause(unknown);
            throw refusal;
        }
    }

    /** An address that whoever runs this server chose. */
    TrackerAddress chosen(URI address) {
        return new TrackerAddress(address, found -> true, TrackerAddress.Names.HERE, clock);
    }

    private TrackerAddress.Rule allowed(URI baseUrl, String host) {
        if (own(baseUrl)) {
            return found -> true;
        }
        return named.contains(host) ? PublicAddress::mayBeNamed : PublicAddress::is;
    }

    /** A host as people write it in a list: an IPv6 address without its brackets. */
    static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String door(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        return bare(url.getHost()) + " " + (url.getPort() < 0 ? usual : url.getPort());
    }

    private static Refusal bad(String what) {
        return Refusal.unprocessable(new Fault(
                "/baseUrl",
                "bad_base_url",
                "The base URL " + what
                        + ". Enter an address such as https://example.atlassian.net; nothing was changed."));
    }
}
