package org.espalier.core.reconcile;

/** What a person decided beforehand for facts that both sides changed (L5). */
public enum ConflictPolicy {
    ASK,
    JIRA_WINS,
    STRUCTURE_WINS
}
