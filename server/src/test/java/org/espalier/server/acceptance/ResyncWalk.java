package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of a resync as a person takes them on the pages, each looked at. */
final class ResyncWalk {

    static final String INTO = "Jira wins. Nothing is written to Jira.";
    static final String FROM = "The structure wins. Issues in Jira are changed.";

    private static final String WARNING = "Resyncing in the wrong direction may lead to data loss.";
    private static final Pattern NUMBER = Pattern.compile("Type (\\d+) to confirm");

    private final BrowserWindow window;
    private final Hand hand;

    ResyncWalk(BrowserWindow window, Hand hand) {
        this.window = window;
        this.hand = hand;
    }

    void signIn(URI base) {
        window.page().navigate(base.toString());
        window.shows(window.heading("Sign in"));
        window.look("sign-in");
        hand.write(window.page().getByLabel("User"), RunningServer.USER);
        hand.write(window.page().getByLabel("Password"), RunningServer.PASSWORD);
        hand.press(window.button("Sign in"));
        window.shows(window.heading("Manage Structures"));
    }

    /** Structure ▸ Manage Structures, then Settings in the column Sync With. */
    void openSettings(String structure) {
        hand.press(window.page()
                .getByRole(AriaRole.BUTTON)
                .filter(text("Structure"))
                .first());
        Locator entry = window.page().getByRole(AriaRole.MENUITEM).filter(text("Manage Structures"));
        window.shows(entry);
        window.look("menu");
        hand.pick(entry);
        window.shows(window.row(structure));
        window.look("structures");
        hand.press(window.row(structure).getByRole(AriaRole.LINK).filter(text("Settings")));
        window.shows(window.button("Resync").first());
        window.look("settings");
    }

    /** Resync, too early once, then in the direction of this card; ends at the plan. */
    void startResync(String synchronizer, String card) {
        hand.press(window.row(synchronizer).getByRole(AriaRole.BUTTON).filter(text("Resync")));
        window.shows(window.page().getByRole(AriaRole.DIALOG));
        window.look("dialog");
        hand.press(window.button("Start Resync"));
        window.shows(window.page().getByText("Choose a direction."));
        PlaywrightAssertions.assertThat(window.choice(INTO).locator("input")).isFocused();
        window.look("dialog-too-early");
        hand.choose(window.choice(card));
        PlaywrightAssertions.assertThat(window.page().getByText("Choose a direction."))
                .isHidden();
        window.look("dialog-chosen");
        hand.press(window.button("Start Resync"));
        seePlan("plan");
    }

    private void seePlan(String name) {
        window.shows(window.heading("will be changed"));
        window.shows(window.page().getByRole(AriaRole.ROWHEADER).first());
        window.page().waitForLoadState(LoadState.NETWORKIDLE);
        window.look(name);
    }

    void includeAlso(String box) {
        hand.tick(window.choice(box));
        PlaywrightAssertions.assertThat(window.choice(box).locator("input")).isChecked();
    }

    /** One button: the structure alone is changed. */
    void confirmForStructure(String label) {
        hand.press(window.button(label));
        seeFinished("job");
    }

    /** A dialog that warns and asks for the number of issues; a wrong number is refused. */
    void confirmForJira(String label) {
        PlaywrightAssertions.assertThat(window.button(label)).isEnabled();
        hand.press(window.button(label));
        Locator dialog = window.page().getByRole(AriaRole.ALERTDIALOG);
        window.shows(dialog.getByText(WARNING));
        PlaywrightAssertions.assertThat(dialog.getByRole(AriaRole.BUTTON).filter(text("Cancel")))
                .isFocused();
        window.look("confirmation");
        Locator confirm = dialog.getByRole(AriaRole.BUTTON).filter(text(label));
        if (dialog.getByRole(AriaRole.TEXTBOX).count() > 0) {
            hand.write(dialog.getByRole(AriaRole.TEXTBOX), "0");
            hand.press(confirm);
            window.shows(dialog.getByText("This is not the number"));
            window.look("confirmation-wrong-number");
            hand.write(dialog.getByRole(AriaRole.TEXTBOX), numberIn(dialog));
        }
        hand.press(confirm);
        seeFinished("job");
    }

    private static String numberIn(Locator dialog) {
        String asked = dialog.innerText();
        Matcher number = NUMBER.matcher(asked);
        assertThat(number.find()).as(asked).isTrue();
        return number.group(1);
    }

    private void seeFinished(String name) {
        window.shows(window.page().getByText("All included changes are true."));
        window.look(name);
    }

    /** From the job's page to its reverse plan. */
    void planUndo() {
        String job = window.page().url();
        hand.press(window.button("Undo…"));
        PlaywrightAssertions.assertThat(window.page()).not().hasURL(job);
        seePlan("undo-plan");
    }

    /** From the job's page to the tree. */
    void showResult() {
        hand.press(window.link("Show result"));
        window.shows(window.page().getByRole(AriaRole.TREEGRID));
        window.shows(window.page().getByRole(AriaRole.ROWHEADER).first());
        window.page().waitForLoadState(LoadState.NETWORKIDLE);
        window.look("tree");
    }

    /** What the plan's first line is about. */
    String firstIssue() {
        return window.page()
                .getByRole(AriaRole.ROWHEADER)
                .first()
                .innerText()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    void seesInTree(String issue, int level) {
        PlaywrightAssertions.assertThat(window.row(issue)).hasAttribute("aria-level", Integer.toString(level));
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
