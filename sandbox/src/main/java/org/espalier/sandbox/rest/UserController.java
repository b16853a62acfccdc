package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.fault.Points;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Withholding;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** People. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/user")
class UserController {

    private static final int ORDINARY_PAGE = 50;
    private static final int LARGEST_PAGE = 1000;

    private final Catalogue catalogue;
    private final Issues issues;
    private final Withholding withholding;

    UserController(Catalogue catalogue, Issues issues, Withholding withholding) {
        this.catalogue = catalogue;
        this.issues = issues;
        this.withholding = withholding;
    }

    @Points(Points.OF_A_PERSON)
    @GetMapping
    ObjectNode user(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
        caller.author();
        String name = site.shapes().userParameters().stream()
                .flatMap(parameter -> first(words, parameter).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        "The query parameter '" + site.shapes().userParameters().getFirst() + "' is required."));
        return site.shapes()
                .account(catalogue.accounts(), name)
                .map(account -> new TermJson(site).account(account))
                .orElseThrow(() -> Refusal.notFound(site.shapes().noSuchUser(name)));
    }

    @Points(Points.OF_A_PERSON)
    @GetMapping("/search")
    List<ObjectNode> search(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
        caller.author();
        return page(site, words, found(site, words));
    }

    /** Who can be given an issue, or issues of a project: whoever may see them. */
    @Points(Points.OF_A_PERSON)
    @GetMapping("/assignable/search")
    List<ObjectNode> assignable(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
        Project project = first(words, "issueKey")
                .or(() -> first(words, "issueId"))
                .map(issue -> catalogue
                        .projects()
                        .of(issues.require(caller, issue).place().projectId()))
                .or(() -> first(words, "project").map(name -> ProjectController.require(catalogue, caller, name)))
                .orElseThrow(() -> Refusal.badRequest(
                        "One of the query parameters 'project', 'issueKey' and 'issueId' is required."));
        Set<Permission> withheld = withholding.all().getOrDefault(project.id(), Set.of());
        return page(
                site,
                words,
                found(site, words).stream()
                        .filter(account -> account.administrator() || !withheld.contains(Permission.BROWSE_PROJECTS))
                        .toList());
    }

    private List<Account> found(Site site, MultiValueMap<String, String> words) {
        Optional<String> accountId =
                site.shapes().userParameters().contains("accountId") ? first(words, "accountId") : Optional.empty();
        if (accountId.isPresent()) {
            return site.shapes().account(catalogue.accounts(), accountId.get()).stream()
                    .toList();
        }
        String asked = site.shapes().searchParameter();
        if (!words.containsKey(asked)) {
            throw Refusal.badRequest("The query parameter '" + asked + "' is required.");
        }
        String part = first(words, asked).orElse("").toLowerCase(Locale.ROOT);
        return catalogue.accounts().stream()
                .filter(account -> account.displayName()
                                .toLowerCase(Locale.ROOT)
                                .contains(part)
                        || account.login().name().toLowerCase(Locale.ROOT).startsWith(part)
                        || account.login()
                                .email()
                                .filter(email -> email.startsWith(part))
                                .isPresent())
                .toList();
    }

    private static List<ObjectNode> page(Site site, MultiValueMap<String, String> words, List<Account> all) {
        TermJson terms = new TermJson(site);
        return all.stream()
                .skip(Math.max(0, Payload.number(first(words, "startAt"), 0)))
                .limit(Math.clamp(Payload.number(first(words, "maxResults"), ORDINARY_PAGE), 1, LARGEST_PAGE))
                .map(terms::account)
                .toList();
    }

    private static Optional<String> first(MultiValueMap<String, String> words, String name) {
        return Optional.ofNullable(words.getFirst(name)).filter(word -> !word.isBlank());
    }
}
