package org.espalier.sandbox.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.search.Paging;
import org.springframework.stereotype.Component;

/** Holds the faults that are switched on, and rolls the dice for them; safe for use by several threads. */
@Component
public class FaultSwitches implements Paging {

    private final ReentrantLock lock = new ReentrantLock();
    private Faults faults = Faults.NONE;
    private long signIns;
    private SplittableRandom dice = new SplittableRandom();

    /** The faults that are switched on. */
    public Faults current() {
        lock.lock();
        try {
            return faults;
        } finally {
            lock.unlock();
        }
    }

    /** Replaces all faults; with a seed the dice fall the same way each time. */
    void set(Faults wanted) {
        lock.lock();
        try {
            faults = wanted;
            signIns = 0;
            dice = wanted.seed().map(SplittableRandom::new).orElseGet(SplittableRandom::new);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the credentials of one more request are refused. */
    public boolean refusesToken() {
        lock.lock();
        try {
            signIns++;
            Faults.TokenFault token = faults.access().token();
            return token.dead() || token.after().filter(most -> signIns > most).isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the next issue cannot be ranked at the moment. */
    public boolean refusesRank() {
        return strikes(current().chances().rankRefusal());
    }

    /** Whether an issue is told without its links. */
    public boolean hidesLinks(Issue issue) {
        Faults.Linking linking = current().access().linking();
        return linking.off() || isOf(linking.linklessProjects(), issue);
    }

    /** Whether an edit of the issue is accepted and leaves it where it is (jira-api.md §9). */
    public boolean swallowsParent(Issue issue) {
        return isOf(current().access().swallowingProjects(), issue);
    }

    private static boolean isOf(List<String> projects, Issue issue) {
        return projects.contains(issue.key().substring(0, issue.key().lastIndexOf('-')));
    }

    /** Whether links are told whose other end whoever asks cannot see; no real site is known well enough. */
    public boolean showsUnseenLinks() {
        return current().access().linking().unseen();
    }

    /** How many links of an issue Cloud makes; absent for any number. */
    public Optional<Integer> mostLinks() {
        return current().access().linking().most();
    }

    @Override
    public Way next() {
        Faults.Pages pages = current().chances().pages();
        if (strikes(pages.empty())) {
            return Way.EMPTY;
        }
        if (strikes(pages.repeated())) {
            return Way.REPEATED;
        }
        return strikes(pages.shortened()) ? Way.SHORT : Way.WHOLE;
    }

    /** The links of an issue, now and then in another order. */
    public <T> List<T> inSomeOrder(List<T> links) {
        if (!strikes(current().chances().pages().linksShuffled())) {
            return links;
        }
        List<T> shuffled = new ArrayList<>(links);
        for (int end = shuffled.size(); end > 1; end--) {
            Collections.swap(shuffled, end - 1, roll(end));
        }
        return List.copyOf(shuffled);
    }

    /** Whether something happens that happens so many times of a hundred. */
    boolean strikes(int percent) {
        return percent > 0 && roll(100) < percent;
    }

    /** A number from 0 up to, not including, the bound. */
    int roll(int bound) {
        lock.lock();
        try {
            return dice.nextInt(bound);
        } finally {
            lock.unlock();
        }
    }
}
