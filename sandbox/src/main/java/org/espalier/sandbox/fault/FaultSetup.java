package org.espalier.sandbox.fault;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts counting and faults before everything else that happens to a request to Jira's API. */
@Configuration(proxyBeanMethods = false)
class FaultSetup implements WebMvcConfigurer {

    private final FaultInterceptor interceptor;

    FaultSetup(FaultInterceptor interceptor) {
        this.interceptor = interceptor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(interceptor).addPathPatterns("/rest/**").order(0);
    }
}
