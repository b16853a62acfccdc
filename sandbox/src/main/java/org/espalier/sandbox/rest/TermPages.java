package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Project;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The words of this Jira page by page, which each kind of Jira has at other paths. */
final class TermPages {

    private static final int LARGEST_PAGE = 100;

    private TermPages() {}

    private static ObjectNode page(MultiValueMap<String, String> words, List<ObjectNode> all) {
        return OffsetPage.of(words, LARGEST_PAGE).of(all, node -> node);
    }

    private static List<ObjectNode> priorities(Catalogue catalogue, Site site) {
        return catalogue.priorities().all().stream()
                .map(new TermJson(site)::priority)
                .toList();
    }

    private static List<ObjectNode> resolutions(Catalogue catalogue, Site site) {
        return catalogue.resolutions().all().stream()
                .map(new TermJson(site)::resolution)
                .toList();
    }

    private static List<ObjectNode> components(Catalogue catalogue, Caller caller, Site site) {
        return ProjectController.visible(catalogue, caller).stream()
                .flatMap(project -> PartsController.componentsOf(catalogue, site, project).stream())
                .toList();
    }

    /** As Cloud has them. */
    @RestController
    @Profile(Dialect.CLOUD_PROFILE)
    @RequestMapping("/rest/api/{version:${api.versions}}")
    static class CloudPages {

        private final Catalogue catalogue;

        CloudPages(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        @OpenToAnyone
        @GetMapping("/priority/search")
        ObjectNode priorities(Site site, @RequestParam MultiValueMap<String, String> words) {
            return page(words, TermPages.priorities(catalogue, site));
        }

        @OpenToAnyone
        @GetMapping("/resolution/search")
        ObjectNode resolutions(Site site, @RequestParam MultiValueMap<String, String> words) {
            return page(words, TermPages.resolutions(catalogue, site));
        }

        @OpenToAnyone
        @GetMapping("/component")
        ObjectNode components(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
            return page(words, TermPages.components(catalogue, caller, site));
        }

        @OpenToAnyone
        @GetMapping("/project/{project}/component")
        ObjectNode componentsOf(
                Caller caller,
                Site site,
                @PathVariable("project") String idOrKey,
                @RequestParam MultiValueMap<String, String> words) {
            Project project = ProjectController.require(catalogue, caller, idOrKey);
            return page(words, PartsController.componentsOf(catalogue, site, project));
        }
    }

    /** As Data Center has them. */
    @RestController
    @Profile(Dialect.DATA_CENTER_PROFILE)
    @RequestMapping("/rest/api/{version:${api.versions}}")
    static class DataCenterPages {

        private final Catalogue catalogue;

        DataCenterPages(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        @OpenToAnyone
        @GetMapping("/priority/page")
        ObjectNode priorities(Site site, @RequestParam MultiValueMap<String, String> words) {
            return page(words, TermPages.priorities(catalogue, site));
        }

        @OpenToAnyone
        @GetMapping("/resolution/page")
        ObjectNode resolutions(Site site, @RequestParam MultiValueMap<String, String> words) {
            return page(words, TermPages.resolutions(catalogue, site));
        }

        @OpenToAnyone
        @GetMapping("/component/page")
        ObjectNode components(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
            return page(words, TermPages.components(catalogue, caller, site));
        }
    }
}
