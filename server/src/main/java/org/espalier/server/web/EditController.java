package org.espalier.server.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.server.access.Person;
import org.espalier.server.structures.Edited;
import org.espalier.server.structures.Edits;
import org.espalier.server.structures.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Edits of a structure's rows by people. */
@RestController
class EditController {

    private final Edits edits;

    EditController(Edits edits) {
        this.edits = edits;
    }

    record Answer(Version version, Map<String, Long> rowIds) {}

    @PostMapping("/api/v1/structures/{id}/edits")
    ResponseEntity<Answer> edit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody EditBody body,
            @AuthenticationPrincipal Person person) {
        Edited edited = edits.apply(StructureTag.id(id), StructureTag.required(seen), body.read(), person);
        Map<String, Long> rowIds = new LinkedHashMap<>();
        edited.rowIds().forEach((given, row) -> rowIds.put(given.toString(), row.value()));
        return ResponseEntity.ok().eTag(StructureTag.of(edited.version())).body(new Answer(edited.version(), rowIds));
    }
}
