package org.espalier.server.jira;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** Says why a greeting of TLS was broken off by this side. Java looks at the signer first, and at the name then. */
final class Certificates {

    private Certificates() {}

    static JiraFailure refused(String host, SSLHandshakeException handshake) {
        if (causes(handshake).noneMatch(CertificateException.class::isInstance)) {
            return JiraFailure.notSent(host, "it does not speak TLS in a way that this server does", handshake);
        }
        return causes(handshake).anyMatch(Certificates::ofTheSigner)
                ? JiraFailure.untrusted(host, handshake)
                : JiraFailure.notSent(host, "its certificate belongs to another name", handshake);
    }

    private static boolean ofTheSigner(Throwable cause) {
        return cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException
                || cause instanceof CertificateExpiredException
                || cause instanceof CertificateNotYetValidException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, each -> each.map(Throwable::getCause))
                .limit(20)
                .map(Optional::orElseThrow);
    }
}
