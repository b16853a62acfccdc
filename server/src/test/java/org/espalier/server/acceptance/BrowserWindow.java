package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A window on the pages that notes what they complain of, and looks at each page as a person and as axe would. */
final class BrowserWindow implements AutoCloseable {

    private static final double LONGEST_WAIT_MILLIS = 90_000;

    private static final String FINDINGS = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(finding => ['serious', 'critical'].includes(finding.impact))
                .map(finding => finding.id + ': ' + finding.help + ' at '
                    + finding.nodes.map(node => node.target.join(' ') + ' (' + node.failureSummary + ')').join(', '))
            """;

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int looks;

    BrowserWindow(String name, BrowserContext context) {
        this.name = name;
        this.context = context;
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT_MILLIS);
        context.setDefaultTimeout(LONGEST_WAIT_MILLIS);
        context.addInitScript(Path.of(System.getProperty("espalier.axe")));
        this.page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
    }

    /** Broken rules of the content security policy come this way too. Before the sign-in one 401 is the answer. */
    private void note(ConsoleMessage message) {
        boolean nobodyYet = message.text().contains("401") && message.location().contains("/api/v1/me");
        if (message.type().equals("error") && !nobodyYet) {
            complaints.add(message.text() + " (" + message.location() + ")");
        }
    }

    Page page() {
        return page;
    }

    Locator button(String label) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label));
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    Locator link(String label) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(label));
    }

    /** The label that carries a box or a card together with its words. */
    Locator choice(String words) {
        return page.locator("label").filter(new Locator.FilterOptions().setHasText(words));
    }

    /** The line of a table or tree that holds these words. */
    Locator row(String words) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
    }

    void shows(Locator awaited) {
        PlaywrightAssertions.assertThat(awaited).isVisible();
    }

    /** Keeps a picture, and notes what shuts people out: the serious and critical findings of axe. */
    void look(String what) {
        looks++;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(
                        System.getProperty("espalier.screenshots"), "%s-%02d-%s.png".formatted(name, looks, what))));
        if (page.evaluate(FINDINGS) instanceof List<?> findings) {
            findings.forEach(finding -> complaints.add("axe at " + what + ": " + finding));
        }
    }

    /** Closes it after everything went well. */
    void finish() {
        assertThat(complaints)
                .as("complaints of the pages and of axe about them, in the walk %s", name)
                .isEmpty();
        close();
    }

    @Override
    public void close() {
        context.close();
    }
}
