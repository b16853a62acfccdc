package org.espalier.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.espalier.server.sync.SynchronizerFeature;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Closes the calls of the synchronizer feature where it is hidden; plans, jobs and the audit log stay open. */
@Component
class SynchronizerGate implements HandlerInterceptor, WebMvcConfigurer {

    private final SynchronizerFeature feature;

    SynchronizerGate(SynchronizerFeature feature) {
        this.feature = feature;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/api/v1/structures/*/synchronizers",
                        "/api/v1/structures/*/plans",
                        "/api/v1/structures/*/resync-all",
                        "/api/v1/synchronizers/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        feature.requireShown();
        return true;
    }
}
