package org.espalier.sandbox.fault;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;

/**
 * Counts the objects that the answers of reads by apps hold, each of which costs a point, or what {@link Points} says.
 */
@RestControllerAdvice
class PointCount implements ResponseBodyAdvice<Object> {

    private static final List<String> LISTS = List.of(
            "issues",
            "values",
            "issueChangeLogs",
            "histories",
            "comments",
            "transitions",
            "watchers",
            "voters",
            "permissions",
            "projectPermissions",
            "issueLinkTypes");

    private final RateLimits limits;

    PointCount(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return !method.hasMethodAnnotation(Writing.class)
                && limits.current().quota().isPresent();
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest asked && AppTraffic.is(asked.getServletRequest())) {
            Points each = method.getMethodAnnotation(Points.class);
            limits.spend(objects(body) * (each == null ? 1 : each.value()));
        }
        return body;
    }

    private static long objects(@Nullable Object body) {
        if (body instanceof Collection<?> list) {
            return list.size();
        }
        if (body instanceof JsonNode node) {
            if (node.isArray()) {
                return node.size();
            }
            return node.has("id")
                    ? 1
                    : LISTS.stream()
                            .map(node::path)
                            .filter(JsonNode::isContainer)
                            .map(JsonNode::size)
                            .findFirst()
                            .orElse(1);
        }
        return 1;
    }
}
