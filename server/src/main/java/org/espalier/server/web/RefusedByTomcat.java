package org.espalier.server.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a problem what Tomcat refuses before any filter sees it, such as an address that cannot be decoded. */
final class RefusedByTomcat extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedByTomcat.class);

    private final JsonMapper json;

    RefusedByTomcat(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = Problem.of(
                status,
                status.name().toLowerCase(Locale.ROOT),
                "The request was not carried out: " + status.getReasonPhrase() + ".",
                RequestIds.of(request));
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getReporter().write(json.writeValueAsString(problem));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("Nobody reads why a request was refused", gone);
        }
    }
}
