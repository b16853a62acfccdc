package org.espalier.sandbox.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads wiki text as an Atlassian document. */
final class WikiReader {

    private static final Pattern HEADING = Pattern.compile("h([1-6])\\. (.*)");
    private static final Pattern ITEM = Pattern.compile("([*#]+) (.*)");
    private static final Pattern CODE = Pattern.compile("\\{code(?::([A-Za-z0-9+#-]+))?}(.*)");
    private static final String END_OF_CODE = "{code}";

    private final List<String> lines;
    private final ArrayNode content = Documents.JSON.arrayNode();
    private final List<String> paragraph = new ArrayList<>();
    private int at;

    private WikiReader(String text) {
        this.lines = text.replace("\r\n", "\n").lines().toList();
    }

    static ObjectNode read(String text) {
        WikiReader reader = new WikiReader(text);
        while (reader.at < reader.lines.size()) {
            reader.readBlock();
        }
        reader.endParagraph();
        ObjectNode document = Documents.JSON.objectNode().put("type", "doc").put("version", 1);
        document.set("content", reader.content);
        return Documents.normalised(document);
    }

    private void readBlock() {
        String line = lines.get(at);
        Matcher heading = HEADING.matcher(line);
        Matcher code = CODE.matcher(line);
        if (line.isBlank()) {
            endParagraph();
            at++;
        } else if (heading.matches()) {
            endParagraph();
            ObjectNode node = Documents.node("heading", WikiMarks.read(heading.group(2)));
            node.putObject("attrs").put("level", Integer.parseInt(heading.group(1)));
            content.add(node);
            at++;
        } else if (code.matches()) {
            endParagraph();
            readCode(code);
        } else if (ITEM.matcher(line).matches()) {
            endParagraph();
            readItems(content, 1);
        } else if (line.strip().equals("----")) {
            endParagraph();
            content.add(Documents.node("rule", null));
            at++;
        } else if (line.startsWith("{quote}")) {
            endParagraph();
            readQuote();
        } else {
            paragraph.add(line);
            at++;
        }
    }

    private void endParagraph() {
        if (paragraph.isEmpty()) {
            return;
        }
        ArrayNode parts = Documents.JSON.arrayNode();
        for (String line : paragraph) {
            if (!parts.isEmpty()) {
                parts.add(Documents.node("hardBreak", null));
            }
            WikiMarks.read(line).forEach(parts::add);
        }
        content.add(Documents.node("paragraph", parts));
        paragraph.clear();
    }

    private void readCode(Matcher begin) {
        List<String> code = new ArrayList<>();
        String rest = begin.group(2);
        at++;
        boolean ended = rest.endsWith(END_OF_CODE);
        if (!rest.isEmpty()) {
            code.add(ended ? rest.substring(0, rest.length() - END_OF_CODE.length()) : rest);
        }
        while (!ended && at < lines.size()) {
            String line = lines.get(at);
            at++;
            ended = line.endsWith(END_OF_CODE);
            String inside = ended ? line.substring(0, line.length() - END_OF_CODE.length()) : line;
            if (!ended || !inside.isEmpty()) {
                code.add(inside);
            }
        }
        ArrayNode parts = Documents.JSON.arrayNode();
        String text = String.join("\n", code);
        if (!text.isEmpty()) {
            parts.add(Documents.text(text, Documents.JSON.arrayNode()));
        }
        ObjectNode node = Documents.node("codeBlock", parts);
        if (begin.group(1) != null) {
            node.putObject("attrs").put("language", begin.group(1));
        }
        content.add(node);
    }

    private void readQuote() {
        StringBuilder quoted = new StringBuilder(lines.get(at).substring("{quote}".length()));
        at++;
        while (quoted.indexOf("{quote}") < 0 && at < lines.size()) {
            quoted.append('\n').append(lines.get(at));
            at++;
        }
        int end = quoted.indexOf("{quote}");
        String inside = end < 0 ? quoted.toString() : quoted.substring(0, end);
        content.add(Documents.node(
                "blockquote", read(inside.strip()).path("content").asArray()));
    }

    /** A list goes on while its lines have at least as many marks; more of them begin a list inside the last item. */
    private void readItems(ArrayNode into, int depth) {
        char kind = lines.get(at).charAt(depth - 1);
        ArrayNode items = Documents.JSON.arrayNode();
        while (at < lines.size()) {
            Matcher item = ITEM.matcher(lines.get(at));
            if (!item.matches()
                    || item.group(1).length() < depth
                    || item.group(1).charAt(depth - 1) != kind) {
                break;
            }
            if (item.group(1).length() > depth) {
                ArrayNode last = items.isEmpty()
                        ? items.addObject().put("type", "listItem").putArray("content")
                        : items.get(items.size() - 1).withArray("content");
                readItems(last, depth + 1);
            } else {
                ArrayNode parts = Documents.JSON.arrayNode();
                parts.add(Documents.node("paragraph", WikiMarks.read(item.group(2))));
                items.add(Documents.node("listItem", parts));
                at++;
            }
        }
        into.add(Documents.node(kind == '#' ? "orderedList" : "bulletList", items));
    }
}
