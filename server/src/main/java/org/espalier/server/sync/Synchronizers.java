package org.espalier.server.sync;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** The installed synchronizers. A new one is disabled; nothing is synchronized before somebody says so. */
@Service
public class Synchronizers {
    private static final int LONGEST_NAME = 190;

    private final SynchronizerTable table;
    private final SynchronizerRules rules;
    private final AgreementStore agreements;
    private final PlanDecisions decisions;
    private final Transactions transactions;

    Synchronizers(
            SynchronizerTable table,
            SynchronizerRules rules,
            AgreementStore agreements,
            PlanDecisions decisions,
            Transactions transactions) {
        this.table = table;
        this.rules = rules;
        this.agreements = agreements;
        this.decisions = decisions;
        this.transactions = transactions;
    }

    /**
     * Installs a synchronizer in a structure.
     *
     * @throws Refusal naming what its parameters get wrong, also what only Jira knows; then nothing was installed
     */
    public InstalledSynchronizer install(
            long structure, SynchronizerType type, Optional<String> name, JsonNode parameters, Person owner) {
        rules.check(structure, type, parameters, owner.user());
        var shown = cut(name.map(String::strip).filter(each -> !each.isEmpty()).orElse(type.label()));
        var rule = new InstalledSynchronizer.Rule(type, shown, parameters.toString());
        return synchronizer(table.add(structure, rule, owner.user()));
    }

    /** The synchronizer of that id. */
    public InstalledSynchronizer synchronizer(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("synchronizer", id));
    }

    /** The synchronizer of that id, if it was not deleted. */
    public Optional<InstalledSynchronizer> find(String id) {
        return table.find(id);
    }

    /** Whether one is installed anywhere. */
    public boolean any() {
        return table.any();
    }

    /** Those of a structure in the order in which they were installed. */
    public List<InstalledSynchronizer> of(long structure) {
        return table.of(List.of(structure));
    }

    /** Those of several structures, in the order in which they were installed. */
    public List<InstalledSynchronizer> of(Collection<Long> structures) {
        return table.of(structures);
    }

    /** Deletes a synchronizer; structure and Jira stay as they are. Its waiting plans are discarded. */
    public void delete(String id) {
        synchronizer(id);
        transactions.run(() -> {
            decisions.discardPlansOf(id);
            agreements.drop(id);
            table.delete(id);
        });
    }

    /** Cut between characters, never inside one that takes two {@code char}s: the database keeps no half. */
    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
