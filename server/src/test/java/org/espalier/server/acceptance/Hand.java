package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** How a person acts on a page: by mouse, or by the keyboard alone. */
sealed interface Hand {

    /** Presses a button or follows a link. */
    void press(Locator target);

    /** Takes an entry of a menu that was just opened. */
    void pick(Locator entry);

    /** Chooses a card of a group, given by its label. */
    void choose(Locator card);

    /** Ticks a box, given by its label. */
    void tick(Locator box);

    /** Writes into a field, over what stands there. */
    void write(Locator field, String text);

    /** Points and clicks; writes where it clicked. */
    record Mouse() implements Hand {

        @Override
        public void press(Locator target) {
            target.click();
        }

        @Override
        public void pick(Locator entry) {
            entry.click();
        }

        @Override
        public void choose(Locator card) {
            card.click();
        }

        @Override
        public void tick(Locator box) {
            box.click();
        }

        @Override
        public void write(Locator field, String text) {
            field.click();
            field.fill(text);
        }
    }

    /** Goes from one thing to the next until it stands on the right one. */
    record Keyboard() implements Hand {

        private static final int LONGEST_WAY = 120;

        @Override
        public void press(Locator target) {
            go("Tab", target);
            type("Enter", target);
        }

        @Override
        public void pick(Locator entry) {
            go("ArrowDown", entry);
            type("Enter", entry);
        }

        @Override
        public void choose(Locator card) {
            Locator radio = card.locator("input");
            PlaywrightAssertions.assertThat(radio).isEnabled();
            for (int steps = 0; !radio.isChecked(); steps++) {
                type(standsInGroup(radio) ? "ArrowDown" : "Tab", radio);
                if (standsInGroup(radio) && !anyChosen(radio)) {
                    type("Space", radio);
                }
                failAfter(steps, radio);
            }
        }

        @Override
        public void tick(Locator box) {
            Locator input = box.locator("input");
            go("Tab", input);
            type("Space", input);
        }

        @Override
        public void write(Locator field, String text) {
            go("Tab", field);
            type("ControlOrMeta+a", field);
            field.page().keyboard().type(text);
        }

        private static void go(String key, Locator target) {
            PlaywrightAssertions.assertThat(target).isAttached();
            for (int steps = 0; !stands(target); steps++) {
                type(key, target);
                failAfter(steps, target);
            }
        }

        private static void failAfter(int steps, Locator target) {
            if (steps > LONGEST_WAY) {
                fail("The keyboard alone does not lead to %s.", target);
            }
        }

        private static void type(String key, Locator place) {
            place.page().keyboard().press(key);
        }

        private static boolean stands(Locator target) {
            return (boolean) target.evaluate("element => element === document.activeElement");
        }

        private static boolean standsInGroup(Locator radio) {
            return (boolean) radio.evaluate("radio => document.activeElement?.name === radio.name");
        }

        private static boolean anyChosen(Locator radio) {
            return (boolean)
                    radio.evaluate("radio => document.querySelector(`input[name='${radio.name}']:checked`) !== null");
        }
    }
}
