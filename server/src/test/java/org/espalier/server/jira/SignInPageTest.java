package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages people sign in on, as they stand in front of a Jira. */
class SignInPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form><input name='os_username'/><input type=\"password\" name=\"os_password\"/></form>",
                "<INPUT autofocus TYPE = password>",
                "<input\nid=p\ntype='password'>",
                "<form method=\"post\" action=\"/login.jsp?permissionViolation=true\">",
                "<form action=https://idp.example.com/adfs/ls/ method=post>",
                "<body onload=\"document.forms[0].submit()\"><form method='POST' action='https://idp.example.com/saml2/pass'>",
                "<form class=\"x\" action=\"https://example.com/sign-in\">",
            })
    void aFieldForAPasswordOrAFormThatGoesToASignInMakesOne(String part) {
        assertThat(told(part)).isTrue();
        assertThat(told("ü".repeat(50_000) + part)).as("behind much else").isTrue();
        assertThat(told(" ".repeat(512 * 1024) + part)).as("where nobody looks").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<h1>Log in</h1><p>The password has expired.</p><a href='/login'>Log in</a>",
                "<form action=\"/search\"><input type=\"text\" placeholder=\"password\"></form>",
                "<form action='/blog/in'><input type=submit></form><p>login</p>",
                "<input type=text><p type=password>",
            })
    void noOtherPageIsOne(String page) {
        assertThat(told(page)).isFalse();
    }

    @ParameterizedTest // However it is written, a page is looked through at once.
    @ValueSource(strings = {"<form ", "<form action=", "<form action=lo", "<input type=", "<input ", "action=\"a"})
    void aPageThatNeverEndsIsNone(String again) {
        assertThat(told(again.repeat(100_000))).isFalse();
    }

    private static boolean told(String page) {
        return SignInPage.is(page.getBytes(StandardCharsets.UTF_8));
    }
}
