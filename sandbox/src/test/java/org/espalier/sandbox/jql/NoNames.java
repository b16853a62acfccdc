package org.espalier.sandbox.jql;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A site with nothing on it, for queries that name nothing. */
final class NoNames implements Names {

    @Override
    public List<Project> projects() {
        return List.of();
    }

    @Override
    public List<IssueType> issueTypes() {
        return List.of();
    }

    @Override
    public List<Status> statuses() {
        return List.of();
    }

    @Override
    public List<LinkType> linkTypes() {
        return List.of();
    }

    @Override
    public List<Term> priorities() {
        return List.of();
    }

    @Override
    public List<Term> resolutions() {
        return List.of();
    }

    @Override
    public List<Account> accounts() {
        return List.of();
    }

    @Override
    public List<Group> groups() {
        return List.of();
    }

    @Override
    public List<Version> versions() {
        return List.of();
    }

    @Override
    public List<Part> components() {
        return List.of();
    }

    @Override
    public List<Sprint> sprints(Caller caller) {
        return List.of();
    }

    @Override
    public List<Filter> filters(Caller caller) {
        return List.of();
    }

    @Override
    public List<Long> linked(long issue, List<Long> asSource, List<Long> asDestination) {
        return List.of();
    }

    @Override
    public List<Long> below(long issue) {
        return List.of();
    }

    @Override
    public Map<String, Issue> issuesByKey(Collection<String> keys) {
        return Map.of();
    }

    @Override
    public Map<Long, Issue> issuesById(Collection<Long> ids) {
        return Map.of();
    }
}
