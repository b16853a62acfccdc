package org.espalier.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext.Pointers;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a document of one operation demands of a request and allows an answer. */
record Rule(OpenApiInteractionValidator validator) {

    /** Parameters that no document knows are ignored unless one asks for it. */
    private static final LevelResolver STRICT = LevelResolver.create()
            .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
            .build();

    static Rule of(String document) {
        return new Rule(OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .withLevelResolver(STRICT)
                .build());
    }

    /** What is wrong with a request to this path. */
    List<String> againstRequest(Exchange.Request sent, String path) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(sent.method(), path);
        sent.query().forEach(request::withQueryParam);
        if (!sent.type().isEmpty()) {
            request.withContentType(sent.type());
        }
        JsonNode body = sent.body();
        if (body != null && !body.isNull()) {
            request.withBody(body.toString());
        }
        return told("the request", validator.validateRequest(request.build()));
    }

    /** What is wrong with the answer from this path. */
    List<String> againstAnswer(Exchange.Request request, String path, Exchange.Answer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        JsonNode body = answer.body();
        if (body != null && !body.isNull()) {
            response.withContentType(answer.type()).withBody(body.toString());
        }
        return told(
                "the answer " + answer.status(),
                validator.validateResponse(path, Request.Method.valueOf(request.method()), response.build()));
    }

    private static List<String> told(String what, ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> "%s: %s %s"
                        .formatted(
                                what,
                                message.getMessage(),
                                message.getContext()
                                        .flatMap(MessageContext::getPointers)
                                        .map(Pointers::getInstance)
                                        .orElse("")))
                .toList();
    }
}
