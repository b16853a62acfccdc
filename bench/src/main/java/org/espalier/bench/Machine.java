package org.espalier.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What the figures were measured on, as far as they depend on it. */
record Machine(int processors, long memoryGigabytes, String runtime, String system) {

    private static final long GIGABYTE = 1L << 30;

    static Machine thisOne() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round((double) system.getTotalMemorySize() / GIGABYTE),
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}
