package org.espalier.server.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.Version;
import org.jspecify.annotations.Nullable;

/** A structure's version as an ETag, {@code "signature-version"}, and a structure's id as part of an address. */
final class StructureTag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(-?\\d{1,10})-(\\d{1,18})\"");

    private StructureTag() {}

    static StructureId id(String text) {
        return StructureId.parse(text).orElseThrow(() -> Refusal.notFound("structure", text));
    }

    static String of(Version version) {
        return "\"" + version.signature() + "-" + version.version() + "\"";
    }

    /** Whether an If-None-Match names this version. */
    static boolean matches(@Nullable String header, Version version) {
        if (header == null) {
            return false;
        }
        for (String tag : header.split(",", -1)) {
            String bare = tag.strip();
            if (bare.equals("*") || bare.equals(of(version)) || bare.equals("W/" + of(version))) {
                return true;
            }
        }
        return false;
    }

    /** The version that an If-Match names. */
    static Version required(@Nullable String header) {
        if (header == null) {
            throw new Refusal(
                    Refusal.Kind.VERSION_NEEDED,
                    "if_match_missing",
                    "An edit needs the header If-Match with the ETag of the forest it was made on; nothing was changed.");
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches() || Long.parseLong(tag.group(1)) != (int) Long.parseLong(tag.group(1))) {
            throw Refusal.malformed(new Fault(
                    "",
                    "wrong_if_match",
                    "The header If-Match must hold the ETag of a forest, such as \"17-4\"; nothing was changed."));
        }
        return new Version((int) Long.parseLong(tag.group(1)), Long.parseLong(tag.group(2)));
    }
}
