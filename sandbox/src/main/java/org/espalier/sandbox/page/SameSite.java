package org.espalier.sandbox.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Takes forms from these pages alone: the pages ask for no secret, and another site must not send their forms. */
@Configuration(proxyBeanMethods = false)
class SameSite implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/rest/**", "/sandbox/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String origin = request.getHeader("Origin");
        if (origin == null
                || request.getMethod().equals("GET")
                || String.valueOf(request.getHeader("Host")).equals(authority(origin))) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream()
                .write("Nothing was changed, because the form came from another site; use the pages of the sandbox."
                        .getBytes(StandardCharsets.UTF_8));
        return false;
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException invalid) {
            return "";
        }
    }
}
