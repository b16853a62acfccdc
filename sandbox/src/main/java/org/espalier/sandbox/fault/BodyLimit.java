package org.espalier.sandbox.fault;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.databind.JsonNode;

/** Lets a request meet the limit of the issues that its body names, which is known only once the body is read. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends RequestBodyAdviceAdapter {

    private final RateLimits limits;
    private final WrittenIssues written;

    BodyLimit(RateLimits limits, WrittenIssues written) {
        this.limits = limits;
        this.written = written;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.hasMethodAnnotation(Writing.class) && limits.current().writesPerIssue() > 0;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body instanceof JsonNode node) {
            RateLimits.Verdict verdict = limits.judge(written.inBody(node));
            if (!verdict.passes()) {
                throw new TooMany(verdict.headers());
            }
        }
        return body;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(TooMany writes) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(429).contentType(MediaType.APPLICATION_JSON);
        writes.headers.forEach(answer::header);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errorMessages", List.of("Rate limit exceeded."));
        body.put("errors", Map.of());
        return answer.body(body);
    }

    /** An issue was written too often; nothing was done. */
    static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> headers;

        TooMany(Map<String, String> headers) {
            this.headers = Map.copyOf(headers);
        }
    }
}
