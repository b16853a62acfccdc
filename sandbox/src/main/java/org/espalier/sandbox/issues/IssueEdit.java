package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a request wants to change about an issue; what is not named stays. */
public record IssueEdit(
        Optional<String> summary, UnaryOperator<List<String>> labels, Optional<Priority> priority, ParentWish parent) {}
