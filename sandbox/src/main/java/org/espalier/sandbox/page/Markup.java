package org.espalier.sandbox.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The frame of every page, and the parts that pages are made of. */
final class Markup {

    private static final String STYLE = """
            <style>
            :root { color-scheme: light dark; --edge: light-dark(#c9d0cc, #3a423e); --muted: light-dark(#55605a, #a5afaa);
              --link: light-dark(#1f5f8b, #8cc4ea); --field: light-dark(#7d8781, #8a948f); }
            body { font: 14px/20px system-ui, sans-serif; margin: 0; background: light-dark(#fff, #131715);
              color: light-dark(#1c211f, #e6eae8); }
            header, main { max-width: 72rem; margin: 0 auto; padding: 8px 24px; }
            header { border-bottom: 1px solid var(--edge); display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; }
            header nav { display: flex; flex-wrap: wrap; gap: 8px 24px; }
            header form.line { margin: 0 0 0 auto; }
            h1 { font-size: 20px; line-height: 28px; } h2 { font-size: 16px; line-height: 24px; margin: 24px 0 8px; }
            a { color: var(--link); }
            a:focus-visible, summary:focus-visible, .scroll:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible {
              outline: 2px solid var(--link); outline-offset: 2px; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid var(--edge); vertical-align: top; }
            td.number, th.number { text-align: right; }
            form.line { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; margin: 8px 0; }
            form.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 16px 24px; }
            form.grid input:not([type=checkbox]), form.grid select { width: 100%; }
            .hint { margin: 2px 0 0; color: var(--muted); }
            form.grid .end { grid-column: 1 / -1; display: flex; gap: 8px; }
            form.grid .wide { grid-column: 1 / -1; }
            .scroll { overflow-x: auto; }
            nav a[aria-current] { color: inherit; text-decoration: none; font-weight: 600; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 0; }
            dt { color: var(--muted); } dd { margin: 0; }
            summary { cursor: pointer; font-size: 16px; line-height: 24px; margin: 24px 0 8px; }
            form.line > span, form.line > label:not(.above) { align-self: center; }
            td form { display: inline; }
            td a, dd a { white-space: nowrap; }
            label:not(.above) { display: inline-flex; gap: 8px; align-items: center; min-height: 30px; }
            td label:not(.above) { min-height: 0; }
            label.above { display: grid; gap: 2px; }
            input, select, button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--field);
              border-radius: 4px; padding: 4px 8px; min-height: 30px; box-sizing: border-box; }
            select { background: light-dark(#fff, #131715); }
            input[type=checkbox] { width: 18px; height: 18px; min-height: 0; margin: 0; }
            input.wide { width: min(40rem, 100vw - 48px); }
            button { cursor: pointer; background: light-dark(#eef1ef, #242b28); }
            .message { border: 1px solid var(--edge); border-left: 4px solid light-dark(#b3261e, #f2b8b5); padding: 8px 12px; }
            .done { border-left-color: light-dark(#1b6e3c, #8fd6a8); }
            .muted { color: var(--muted); } code, pre { font: 13px/20px ui-monospace, monospace; }
            pre { overflow-x: auto; padding: 8px; border: 1px solid var(--edge); border-radius: 4px; }
            </style>
            """;

    private static final Map<String, String> PLACES = places();

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Markup() {}

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("/", "Projects");
        places.put("/switches", "Switches");
        places.put("/webhooks", "Webhooks");
        places.put("/grants", "Connected apps");
        places.put("/reset", "Reset");
        return places;
    }

    /** A whole page; the title is plain text. */
    static String page(String title, Object body, String persons) {
        String heading = escaped(title);
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + heading
                + " - Sandbox Jira</title>\n<link rel=\"icon\" href=\"data:,\">\n" + STYLE
                + "</head>\n<body>\n<header><strong>Sandbox Jira</strong>" + ways(title) + persons
                + "</header>\n<main>\n<h1>" + heading + "</h1>\n" + body + "\n</main>\n</body>\n</html>\n";
    }

    private static String ways(String title) {
        return PLACES.entrySet().stream()
                .map(place -> "<a href=\"" + place.getKey() + "\""
                        + (place.getValue().equals(title) ? " aria-current=\"page\">" : ">") + place.getValue()
                        + "</a>")
                .collect(Collectors.joining(" ", "<nav aria-label=\"Sandbox\">", "</nav>"));
    }

    static String message(Optional<String> sentence) {
        return sentence.map(text -> "<p class=\"message\" role=\"alert\">" + escaped(text) + "</p>")
                .orElse("");
    }

    /** What was done. */
    static String done(Optional<String> sentence) {
        return sentence.map(text -> "<p class=\"message done\" role=\"status\">" + escaped(text) + "</p>")
                .orElse("");
    }

    /** A moment as people read it, to the second. */
    static String moment(Instant moment) {
        return "<time datetime=\"" + moment + "\">" + MOMENT.format(moment) + "</time>";
    }

    /** Facts under their names; the facts are HTML already. */
    static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "<dt>" + escaped(fact.getKey()) + "</dt><dd>" + fact.getValue() + "</dd>")
                .collect(Collectors.joining("", "<dl>", "</dl>"));
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    static String link(String address, String text) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
    }

    /** A form in one line with a button at its end. */
    static String form(String address, String fields, String button) {
        return form(address, fields + "<button>" + escaped(button) + "</button>");
    }

    /** A form in one line of fields and buttons. */
    static String form(String address, String fields) {
        return "<form class=\"line\" method=\"post\" action=\"" + escaped(address) + "\">" + fields + "</form>";
    }

    /** A button that sends a value with its form. */
    static String button(String name, String value, String words) {
        return "<button name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\">" + escaped(words)
                + "</button>";
    }

    static String text(String label, String name, String value, String more) {
        return "<label class=\"above\">" + escaped(label) + "<input name=\"" + escaped(name) + "\" value=\""
                + escaped(value) + "\" " + more + "></label>";
    }

    static String checkbox(String label, String name, boolean checked) {
        return checkbox(label, name, checked, "");
    }

    static String checkbox(String label, String name, boolean checked, String more) {
        return "<label><input type=\"checkbox\" name=\"" + escaped(name) + "\" value=\"true\""
                + (checked ? " checked " : " ") + more + "> " + escaped(label) + "</label>";
    }

    /** A box of a table, whose row and column say to people what it means. */
    static String box(String label, String name, String value, boolean checked) {
        return "<label title=\"" + escaped(label) + "\"><input type=\"checkbox\" aria-label=\"" + escaped(label)
                + "\" name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\"" + (checked ? " checked" : "")
                + "></label>";
    }

    /** A choice; each option is its value and its words. */
    static String select(String label, String name, String chosen, List<Choice> choices) {
        return select(label, name, chosen, choices, "");
    }

    static String select(String label, String name, String chosen, List<Choice> choices, String more) {
        return choices.stream()
                .map(choice -> "<option value=\"" + escaped(choice.value()) + "\""
                        + (choice.value().equals(chosen) ? " selected" : "") + ">" + escaped(choice.words())
                        + "</option>")
                .collect(Collectors.joining(
                        "",
                        "<label class=\"above\">" + escaped(label) + "<select name=\"" + escaped(name) + "\" " + more
                                + ">",
                        "</select></label>"));
    }

    /** One of several values. */
    record Choice(String value, String words) {}

    /** A table of cells that are HTML already; heads are plain text. */
    static String table(List<String> heads, List<List<String>> rows) {
        String head = heads.stream()
                .map(text -> "<th scope=\"col\">" + escaped(text) + "</th>")
                .collect(Collectors.joining("", "<thead><tr>", "</tr></thead>"));
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "<td>" + cell + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining(
                        "\n", "<div class=\"scroll\"><table>" + head + "<tbody>", "</tbody></table></div>"));
    }
}
