package org.espalier.sandbox.fault;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Counts the requests to Jira's API, each once, also those that were refused or met a fault. */
@Component
class RequestCounts {

    /** What was counted; the routes are in alphabetical order. */
    record Counts(long reading, long writing, Map<String, Long> byRoute) {}

    /** What a request does. */
    enum Effect {
        READING,
        WRITING
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> byRoute = new TreeMap<>();
    private long reading;
    private long writing;

    void count(String route, Effect effect) {
        lock.lock();
        try {
            switch (effect) {
                case READING -> reading++;
                case WRITING -> writing++;
            }
            byRoute.merge(route, 1L, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    Counts counts() {
        lock.lock();
        try {
            return new Counts(reading, writing, new TreeMap<>(byRoute));
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            reading = 0;
            writing = 0;
            byRoute.clear();
        } finally {
            lock.unlock();
        }
    }
}
