package org.espalier.sandbox.page;

import java.util.List;
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
            header form.line { margin: 0 0 0 auto; }
            h1 { font-size: 20px; line-height: 28px; } h2 { font-size: 16px; line-height: 24px; margin: 24px 0 8px; }
            a { color: var(--link); }
            a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible {
              outline: 2px solid var(--link); outline-offset: 2px; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid var(--edge); vertical-align: top; }
            td.number, th.number { text-align: right; }
            form.line { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; margin: 8px 0; }
            form.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 12px 24px; align-items: end; }
            form.grid .end { grid-column: 1 / -1; display: flex; gap: 8px; }
            form.grid .wide { grid-column: 1 / -1; overflow-x: auto; }
            form.line > span, form.line > label:not(.above) { align-self: center; }
            td form { display: inline; }
            label:not(.above) { display: inline-flex; gap: 8px; align-items: center; min-height: 30px; }
            td label:not(.above) { min-height: 0; }
            label.above { display: grid; gap: 2px; }
            input, select, button { font: inherit; color: inherit; background: transparent; border: 1px solid var(--field);
              border-radius: 4px; padding: 4px 8px; min-height: 30px; box-sizing: border-box; }
            select { background: light-dark(#fff, #131715); }
            input[type=checkbox] { width: 18px; height: 18px; min-height: 0; margin: 0; }
            input.wide { width: min(40rem, 90vw); }
            button { cursor: pointer; background: light-dark(#eef1ef, #242b28); }
            .message { border: 1px solid var(--edge); border-left: 4px solid light-dark(#b3261e, #f2b8b5); padding: 8px 12px; }
            .done { border-left-color: light-dark(#1b6e3c, #8fd6a8); }
            .muted { color: var(--muted); } code, pre { font: 13px/20px ui-monospace, monospace; }
            pre { overflow-x: auto; padding: 8px; border: 1px solid var(--edge); border-radius: 4px; }
            </style>
            """;

    private Markup() {}

    /** A whole page; the title is plain text. */
    static String page(String title, Object body, String persons) {
        String heading = escaped(title);
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + heading
                + " - Sandbox Jira</title>\n" + STYLE + "</head>\n<body>\n<header><a href=\"/\">Sandbox Jira</a>"
                + " <a href=\"/switches\">Switches</a> <a href=\"/webhooks\">Webhooks</a> <a href=\"/grants\">Connected apps</a>"
                + " <a href=\"/reset\">Reset</a>"
                + persons + "</header>\n<main>\n<h1>" + heading + "</h1>\n" + body + "\n</main>\n</body>\n</html>\n";
    }

    static String message(Optional<String> sentence) {
        return sentence.map(text -> "<p class=\"message\" role=\"alert\">" + escaped(text) + "</p>")
                .orElse("");
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
        return "<label><input type=\"checkbox\" name=\"" + escaped(name) + "\" value=\"true\""
                + (checked ? " checked" : "") + "> " + escaped(label) + "</label>";
    }

    /** A box of a table, whose row and column say to people what it means. */
    static String box(String label, String name, String value, boolean checked) {
        return "<label title=\"" + escaped(label) + "\"><input type=\"checkbox\" aria-label=\"" + escaped(label)
                + "\" name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\"" + (checked ? " checked" : "")
                + "></label>";
    }

    /** A choice; each option is its value and its words. */
    static String select(String label, String name, String chosen, List<Choice> choices) {
        return choices.stream()
                .map(choice -> "<option value=\"" + escaped(choice.value()) + "\""
                        + (choice.value().equals(chosen) ? " selected" : "") + ">" + escaped(choice.words())
                        + "</option>")
                .collect(Collectors.joining(
                        "",
                        "<label class=\"above\">" + escaped(label) + "<select name=\"" + escaped(name) + "\">",
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
                .collect(Collectors.joining("\n", "<table>" + head + "<tbody>", "</tbody></table>"));
    }
}
