package org.espalier.sandbox.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes an Atlassian document as wiki text. */
final class WikiWriter {

    private WikiWriter() {}

    static String write(JsonNode document) {
        return blocks(document);
    }

    private static String blocks(JsonNode parent) {
        return parent.path("content").values().stream()
                .map(WikiWriter::block)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String block(JsonNode node) {
        return switch (node.path("type").asString("")) {
            case "heading" -> "h" + Math.clamp(node.at("/attrs/level").asInt(1), 1, 6) + ". " + inline(node);
            case "bulletList", "orderedList" -> String.join("\n", items(node, ""));
            case "codeBlock" -> {
                String language = node.at("/attrs/language").asString("");
                yield "{code" + (language.isEmpty() ? "" : ":" + language) + "}\n" + plain(node) + "\n{code}";
            }
            case "blockquote" -> "{quote}" + blocks(node) + "{quote}";
            case "rule" -> "----";
            case "paragraph", "text", "hardBreak" -> inline(node);
            default -> blocks(node);
        };
    }

    private static List<String> items(JsonNode list, String marks) {
        String here = marks + (list.path("type").asString("").equals("orderedList") ? "#" : "*");
        List<String> lines = new ArrayList<>();
        for (JsonNode item : list.path("content").values()) {
            for (JsonNode part : item.path("content").values()) {
                String type = part.path("type").asString("");
                if (type.equals("bulletList") || type.equals("orderedList")) {
                    lines.addAll(items(part, here));
                } else {
                    lines.add(here + " " + inline(part));
                }
            }
        }
        return lines;
    }

    private static String inline(JsonNode node) {
        return switch (node.path("type").asString("")) {
            case "text" -> marked(node);
            case "hardBreak" -> "\n";
            case "emoji", "mention", "status", "date" ->
                node.path("attrs").path("text").asString("");
            case "inlineCard" -> "[" + node.at("/attrs/url").asString("") + "]";
            default ->
                node.path("content").values().stream().map(WikiWriter::inline).collect(Collectors.joining());
        };
    }

    private static String plain(JsonNode node) {
        return node.path("content").values().stream()
                .map(part -> part.path("text").asString(""))
                .collect(Collectors.joining());
    }

    private static String marked(JsonNode node) {
        String text = node.path("text").asString("");
        for (JsonNode mark : node.path("marks").values()) {
            text = switch (mark.path("type").asString("")) {
                case "strong" -> "*" + text + "*";
                case "em" -> "_" + text + "_";
                case "underline" -> "+" + text + "+";
                case "strike" -> "-" + text + "-";
                case "code" -> "{{" + text + "}}";
                case "link" -> {
                    String address = mark.at("/attrs/href").asString("");
                    yield text.equals(address) ? "[" + address + "]" : "[" + text + "|" + address + "]";
                }
                default -> text;
            };
        }
        return text;
    }
}
