package org.espalier.server.demo;

import org.espalier.server.access.Person;
import org.espalier.server.tracker.Atlassian;
import org.espalier.server.tracker.TrackerHosts;
import org.springframework.stereotype.Component;

/** A first look: the sandbox Jira, and a sample structure that is filled from it once. */
@Component
public class Demo {
    private final SandboxProcess sandbox;
    private final TrackerHosts hosts;
    private final Atlassian atlassian;
    private final Sample sample;

    Demo(SandboxProcess sandbox, TrackerHosts hosts, Atlassian atlassian, Sample sample) {
        this.sandbox = sandbox;
        this.hosts = hosts;
        this.atlassian = atlassian;
        this.sample = sample;
    }

    /** Starts the sandbox; makes the sample at the first start, and what is missing of it after an interrupted one. */
    public void prepare(Person person) {
        var address = sandbox.start();
        hosts.exempt(address);
        atlassian.standIn(address);
        sample.complete(address, person);
    }
}
