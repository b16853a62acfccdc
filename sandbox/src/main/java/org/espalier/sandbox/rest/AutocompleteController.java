package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.Names;
import org.espalier.sandbox.jql.Reference;
import org.espalier.sandbox.search.Search;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What editors need to complete a query while it is written. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/jql/autocompletedata")
class AutocompleteController {

    /** How many suggestions an answer holds. */
    private static final int MOST = 15;

    private final Search search;

    AutocompleteController(Search search) {
        this.search = search;
    }

    @OpenToAnyone
    @GetMapping
    ObjectNode words(Caller caller) {
        return words(search, caller);
    }

    /** All that a query may name; what is true or false is told as text. */
    static ObjectNode words(Search search, Caller caller) {
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode fields = answer.putArray("visibleFieldNames");
        for (Reference.Searchable field : Reference.fields(search.names(), search.asking(caller))) {
            ObjectNode node = fields.addObject()
                    .put("value", Jql.quoted(field.name()))
                    .put(
                            "displayName",
                            field.custom()
                                    .map(number -> field.name() + " - " + number)
                                    .orElse(field.name()));
            field.custom().ifPresent(number -> node.put("cfid", number));
            if (field.sorted() == Reference.Sorted.BY_IT) {
                node.put("orderable", "true");
            }
            if (!field.operators().isEmpty()) {
                node.put("searchable", "true");
            }
            ArrayNode operators = node.putArray("operators");
            field.operators().forEach(operators::add);
            node.putArray("types").add(field.type());
        }
        ArrayNode functions = answer.putArray("visibleFunctionNames");
        for (Reference.Callable function : Reference.functions()) {
            String call = function.name() + "()";
            ObjectNode node = functions.addObject().put("value", call).put("displayName", call);
            if (function.listed() == Reference.Listed.LIST) {
                node.put("isList", "true");
            }
            node.putArray("types").add(function.type());
        }
        ArrayNode reserved = answer.putArray("jqlReservedWords");
        Jql.reservedWords().forEach(reserved::add);
        return answer;
    }

    /** Values of a field that begin with a text, or people where a predicate such as BY is completed. */
    @OpenToAnyone
    @GetMapping("/suggestions")
    ObjectNode suggestions(
            Caller caller,
            @RequestParam(defaultValue = "") String fieldName,
            @RequestParam(defaultValue = "") String fieldValue,
            @RequestParam(defaultValue = "") String predicateName,
            @RequestParam(defaultValue = "") String predicateValue) {
        boolean people = predicateName.equalsIgnoreCase("by");
        String begun = (predicateName.isEmpty() ? fieldValue : predicateValue).toLowerCase(Locale.ROOT);
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode results = answer.putArray("results");
        values(people ? "assignee" : fieldName, caller)
                .filter(names -> names.stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(begun)))
                .limit(MOST)
                .forEach(names -> results.addObject()
                        .put("value", Jql.quoted(names.getFirst()))
                        .put("displayName", marked(names.getLast(), begun)));
        return answer;
    }

    /** Of each value the text that a query holds, and after it what else it is called. */
    private Stream<List<String>> values(String field, Caller caller) {
        Names names = search.names();
        var asking = search.asking(caller);
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "project" ->
                names.projects().stream()
                        .filter(project -> asking.projects().contains(project.id()))
                        .map(project -> List.of(project.key(), project.name()));
            case "issuetype", "type" -> names.issueTypes().stream().map(type -> List.of(type.name()));
            case "status" -> names.statuses().stream().map(status -> List.of(status.name()));
            case "statuscategory" -> Stream.of("To Do", "In Progress", "Done").map(List::of);
            case "priority" -> names.priorities().stream().map(term -> List.of(term.name()));
            case "resolution" -> names.resolutions().stream().map(term -> List.of(term.name()));
            case "issuelinktype" -> names.linkTypes().stream().map(type -> List.of(type.name()));
            case "sprint", "cf[10020]" -> names.sprints(asking).stream().map(sprint -> List.of(sprint.name()));
            case "filter", "savedfilter", "request", "searchrequest" ->
                names.filters(asking).stream().map(filter -> List.of(filter.name()));
            case "assignee" ->
                caller.account().isEmpty()
                        ? Stream.of()
                        : names.accounts().stream().map(Names.Account::names);
            default -> Stream.of();
        };
    }

    /** What was typed is shown bold in the name it begins. */
    private static String marked(String name, String begun) {
        if (begun.isEmpty() || !name.toLowerCase(Locale.ROOT).startsWith(begun)) {
            return HtmlUtils.htmlEscape(name);
        }
        return "<b>" + HtmlUtils.htmlEscape(name.substring(0, begun.length())) + "</b>"
                + HtmlUtils.htmlEscape(name.substring(begun.length()));
    }
}
