package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Java throws where it does not take a certificate, in the forms of its own TLS, and what people are told. */
class CertificatesTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "nobody knows the signer",
                        new CertificateException(
                                "PKIX path building failed", new CertPathBuilderException("unable to find valid path")),
                        "is not trusted, since it is out of date or signed by nobody"),
                Arguments.of(
                        "out of date",
                        new CertificateException(
                                "PKIX path validation failed",
                                new CertPathValidatorException("timestamp check", new CertificateExpiredException())),
                        "is not trusted, since it is out of date or signed by nobody"),
                Arguments.of(
                        "for another name",
                        new CertificateException("No subject alternative DNS name matching jira.example found."),
                        "its certificate belongs to another name"),
                Arguments.of("no certificate at all", null, "does not speak TLS in a way that this server does"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aCertificateIsRefusedForWhatIsWrongWithIt(String name, Throwable cause, String told) {
        var handshake = new SSLHandshakeException("broken off");
        handshake.initCause(cause);

        assertThat(Certificates.refused("jira.example", handshake)).hasMessageContaining(told);
    }
}
