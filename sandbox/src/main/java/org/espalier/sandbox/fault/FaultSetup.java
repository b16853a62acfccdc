package org.espalier.sandbox.fault;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts counting, faults and limits before everything else that happens to a request to Jira's API, and behind the
 * question who asks what apps pay and what an administrator has switched off.
 */
@Configuration(proxyBeanMethods = false)
class FaultSetup implements WebMvcConfigurer {

    private final FaultInterceptor interceptor;
    private final LimitInterceptor limits;
    private final SlipInterceptor slips;
    private final QuotaInterceptor quota;
    private final LinkingInterceptor linking;

    FaultSetup(
            FaultInterceptor interceptor,
            LimitInterceptor limits,
            SlipInterceptor slips,
            QuotaInterceptor quota,
            LinkingInterceptor linking) {
        this.interceptor = interceptor;
        this.limits = limits;
        this.slips = slips;
        this.quota = quota;
        this.linking = linking;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(interceptor).addPathPatterns("/rest/**").order(0);
        registry.addInterceptor(quota).addPathPatterns("/rest/**").order(2);
        registry.addInterceptor(linking)
                .addPathPatterns("/rest/api/*/issueLink/**", "/rest/api/*/issueLinkType/**")
                .order(2);
        // What is refused before counts for nothing, and nothing slips in at it.
        registry.addInterceptor(limits).addPathPatterns("/rest/**").order(3);
        registry.addInterceptor(slips).addPathPatterns("/rest/**").order(3);
    }
}
