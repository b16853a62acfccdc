package org.espalier.server.tracker;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Tells addresses of the open internet from those behind which somebody's own machines may stand. */
final class PublicAddress {

    /** Public by its number, and only what rules a rented machine answers there (source: Azure, "168.63.129.16"). */
    private static final byte[] MACHINE_ROOM = {(byte) 168, 63, (byte) 129, 16};

    /** The same at another vendor, inside private addresses (source: AWS, "Instance metadata service", IPv6). */
    private static final byte[] OTHER_MACHINE_ROOM = {
        (byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54
    };

    private PublicAddress() {}

    /**
     * Whether a host that was named may stand for it: any, but those at which only the machine's own network answers,
     * with secrets of the machine (169.254.169.254), whatever a name has come to stand for.
     */
    static boolean mayBeNamed(InetAddress address) {
        byte[] bytes = address.getAddress();
        return !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && !address.isAnyLocalAddress()
                && !Arrays.equals(bytes, MACHINE_ROOM)
                && !Arrays.equals(bytes, OTHER_MACHINE_ROOM);
    }

    /** Whether nothing private can answer there (source: IANA special-purpose address registries). */
    static boolean is(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (Arrays.equals(bytes, MACHINE_ROOM)) {
            return false;
        }
        return address instanceof Inet4Address ? isPublicFour(bytes) : isPublicSix(bytes);
    }

    private static boolean isPublicFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean carrier = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && bytes[2] == 0;
        boolean bench = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 224 && !carrier && !protocol && !bench;
    }

    private static boolean isPublicSix(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        // Only 2000::/3 is given out; 6to4 and Teredo inside it carry an IPv4 address that could be private.
        boolean global = first >> 13 == 1;
        boolean sixToFour = first == 0x2002;
        boolean teredo = first == 0x2001 && bytes[2] == 0 && bytes[3] == 0;
        return global && !sixToFour && !teredo;
    }
}
