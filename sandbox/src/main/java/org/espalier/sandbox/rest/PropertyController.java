package org.espalier.sandbox.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Properties;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What programs keep with an issue. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issue/{issue}/properties")
class PropertyController {

    private final Issues issues;
    private final Properties properties;

    PropertyController(Issues issues, Properties properties) {
        this.issues = issues;
        this.properties = properties;
    }

    @OpenToAnyone
    @GetMapping
    ObjectNode keys(Caller caller, Site site, @PathVariable("issue") String idOrKey) {
        Issue issue = issues.require(caller, idOrKey);
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode list = answer.putArray("keys");
        for (String key : properties.keys(issue)) {
            list.addObject()
                    .put(
                            "self",
                            site.self("issue/" + issue.id() + "/properties/"
                                    + URLEncoder.encode(key, StandardCharsets.UTF_8)))
                    .put("key", key);
        }
        return answer;
    }

    @OpenToAnyone
    @GetMapping("/{key}")
    ObjectNode property(Caller caller, @PathVariable("issue") String idOrKey, @PathVariable String key) {
        String value = properties.value(issues.require(caller, idOrKey), key).orElseThrow(() -> noSuchProperty(key));
        ObjectNode answer = TermJson.JSON.objectNode().put("key", key);
        answer.set("value", TermJson.JSON.rawValueNode(new RawValue(value)));
        return answer;
    }

    @Writing
    @PutMapping("/{key}")
    ResponseEntity<Void> put(
            Caller caller, @PathVariable("issue") String idOrKey, @PathVariable String key, @RequestBody String body) {
        Issue issue = requireEditable(caller, idOrKey);
        return ResponseEntity.status(
                        switch (properties.put(caller, issue, key, PropertyRequest.value(key, body))) {
                            case FIRST -> HttpStatus.CREATED;
                            case REPLACED -> HttpStatus.OK;
                        })
                .build();
    }

    @Writing
    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable("issue") String idOrKey, @PathVariable String key) {
        if (!properties.delete(caller, requireEditable(caller, idOrKey), key)) {
            throw noSuchProperty(key);
        }
    }

    private Issue requireEditable(Caller caller, String idOrKey) {
        Issue issue = issues.require(caller, idOrKey);
        caller.require(Permission.EDIT_ISSUES, issue);
        return issue;
    }

    private static Refusal noSuchProperty(String key) {
        return Refusal.notFound("The property with key '" + key + "' does not exist.");
    }
}
