package org.espalier.sandbox.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.espalier.sandbox.document.RichText;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.ProjectComponent;
import org.espalier.sandbox.issues.ProjectVersion;
import org.espalier.sandbox.issues.Term;
import org.espalier.sandbox.issues.Terms;
import tools.jackson.databind.JsonNode;

/** Reads what a request wants fields to hold; where a value cannot be, says why and reads nothing. */
final class FieldValues {

    private static final int LONGEST_SUMMARY = 255;
    private static final String NO_STRING = "Operation value must be a string";

    private final Ground ground;

    FieldValues(Ground ground) {
        this.ground = ground;
    }

    List<String> read(IssueField field, JsonNode value, Consumer<String> error) {
        return switch (field.kind()) {
            case TEXT -> summary(value, error);
            case WORDS -> labels(value, error);
            case TERM -> term(field, value, error);
            case TERMS -> parts(field, value, error);
            case PERSON -> person(value, error);
            case RICH_TEXT -> richText(value, error);
            case DATE -> date(value, error);
            case NUMBER -> number(value, error);
            case KEPT_TEXT -> keptText(value, error);
        };
    }

    /** A text with marks: an Atlassian document in the third version of the API, wiki text in the others. */
    List<String> richText(JsonNode value, Consumer<String> error) {
        if (value.isNull()
                || (value.isString()
                        && value.stringValue().isEmpty()
                        && !ground.site().documents())) {
            return List.of();
        }
        if (!Payload.storable(value.isString() ? value.stringValue() : value.toString())) {
            error.accept("The text is invalid because it contains characters that are no text.");
        } else if (ground.site().documents()) {
            Optional<String> document = RichText.normalised(value).map(JsonNode::toString);
            if (document.isEmpty()) {
                error.accept("Operation value must be an Atlassian Document (see the Atlassian Document Format)");
            }
            return document.stream().toList();
        } else if (value.isString()) {
            return List.of(ground.site().shapes().kept(value.stringValue()).toString());
        } else {
            error.accept(NO_STRING);
        }
        return List.of();
    }

    private static List<String> summary(JsonNode value, Consumer<String> error) {
        if (!value.isString() || value.stringValue().isBlank()) {
            error.accept(value.isString() || value.isNull() ? "You must specify a summary of the issue." : NO_STRING);
            return List.of();
        }
        String text = value.stringValue();
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            error.accept("The summary is invalid because it contains newline characters.");
        } else if (!Payload.storable(text)) {
            error.accept("The summary is invalid because it contains characters that are no text.");
        } else if (text.length() > LONGEST_SUMMARY) {
            error.accept("Summary can't exceed 255 characters.");
        } else {
            return List.of(text);
        }
        return List.of();
    }

    private static List<String> labels(JsonNode value, Consumer<String> error) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : elements(value)) {
            if (!word.isString()) {
                error.accept("string expected at index " + words.size());
                return List.of();
            }
            String label = word.stringValue();
            if (label.isEmpty() || label.chars().anyMatch(Character::isWhitespace)) {
                error.accept("The label '" + label + "' contains spaces which is invalid.");
            } else if (!Payload.storable(label)) {
                error.accept("A label is invalid because it contains characters that are no text.");
            }
            words.add(label);
        }
        return List.copyOf(words);
    }

    private List<String> term(IssueField field, JsonNode value, Consumer<String> error) {
        Terms<? extends Term> terms = field == IssueField.PRIORITY
                ? ground.catalogue().priorities()
                : ground.catalogue().resolutions();
        Optional<? extends Term> found = Payload.text(value.path("id"))
                .<Optional<? extends Term>>map(terms::withId)
                .orElseGet(() -> Payload.text(value.path("name")).flatMap(terms::withName));
        if (found.isEmpty()) {
            error.accept("The " + field.id() + " selected is invalid.");
        }
        return found.map(term -> Long.toString(term.id())).stream().toList();
    }

    private List<String> parts(IssueField field, JsonNode value, Consumer<String> error) {
        List<String> ids = new ArrayList<>();
        for (JsonNode part : elements(value)) {
            Optional<String> id = Payload.text(part.path("id"));
            Optional<String> name = Payload.text(part.path("name"));
            Optional<? extends Term> found = ofProject(field).stream()
                    .filter(term -> id.map(Long.toString(term.id())::equals)
                            .orElseGet(() -> name.filter(term.name()::equals).isPresent()))
                    .findFirst();
            found.ifPresentOrElse(
                    term -> ids.add(Long.toString(term.id())),
                    () -> error.accept((field == IssueField.COMPONENTS ? "Component " : "Version ")
                            + id.map(text -> "id '" + text)
                                    .or(() -> name.map(text -> "name '" + text))
                                    .orElse("name '")
                            + "' is not valid"));
        }
        return ids.stream().distinct().toList();
    }

    private List<? extends Term> ofProject(IssueField field) {
        if (ground.project().isEmpty()) {
            return List.of();
        }
        List<ProjectVersion> versions =
                ground.catalogue().versionsOf(ground.project().get());
        List<ProjectComponent> components =
                ground.catalogue().componentsOf(ground.project().get());
        return field == IssueField.COMPONENTS ? components : versions;
    }

    private List<String> person(JsonNode value, Consumer<String> error) {
        if (value.isNull()) {
            return List.of();
        }
        Optional<String> name = ground.site().shapes().named(value);
        if (name.filter(text -> text.equals("-1") || text.isEmpty()).isPresent()) {
            return List.of();
        }
        Optional<Account> account = name.flatMap(
                text -> ground.site().shapes().account(ground.catalogue().accounts(), text));
        if (account.isEmpty()) {
            error.accept("User '" + name.orElse("") + "' cannot be assigned issues.");
        }
        return account.map(Account::id).stream().toList();
    }

    private static List<String> date(JsonNode value, Consumer<String> error) {
        if (value.isNull()) {
            return List.of();
        }
        try {
            return List.of(TermJson.JSON
                    .stringNode(LocalDate.parse(value.asString("")).toString())
                    .toString());
        } catch (DateTimeException noDate) {
            error.accept("Error parsing date string: " + value.asString(""));
            return List.of();
        }
    }

    private static List<String> number(JsonNode value, Consumer<String> error) {
        if (!value.isNull() && !value.isNumber()) {
            error.accept("Operation value must be a number");
            return List.of();
        }
        return value.isNull() ? List.of() : List.of(value.toString());
    }

    private static List<String> keptText(JsonNode value, Consumer<String> error) {
        if (!value.isNull() && (!value.isString() || !Payload.storable(value.stringValue()))) {
            error.accept(NO_STRING);
            return List.of();
        }
        return value.isNull() || value.stringValue().isEmpty() ? List.of() : List.of(value.toString());
    }

    private static List<JsonNode> elements(JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        return value.isArray() ? List.copyOf(value.values()) : List.of(value);
    }
}
