package org.espalier.server.web;

import org.espalier.server.access.Accounts;
import org.espalier.server.access.Person.Rank;
import org.espalier.server.access.SignIns;
import org.espalier.server.platform.DatabaseTroubles;
import org.espalier.server.platform.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Closes every route of the API to whoever is not known, and sends the headers that keep browsers safe. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String[] CONNECTIONS = {
        "/api/v1/connections", "/api/v1/connections/**", "/api/v1/atlassian-sign-ins", "/api/v1/atlassian-sign-ins/**"
    };

    /** Whoever comes back from Atlassian is known by the state; what it is for may be their own credential. */
    private static final String[] PERSONAL = {
        "/api/v1/connections/*/linked-credential",
        "/api/v1/connections/*/linked-credential/sign-in",
        "/api/v1/atlassian-sign-ins/finish"
    };

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, Accounts accounts, SignIns signIns, ProblemWriter problems, DatabaseTroubles troubles) {
        return http.csrf(AbstractHttpConfigurer::disable) // Identification asks for a header instead.
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(ApiSecurity::headers)
                .authorizeHttpRequests(ApiSecurity::routes)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, failure) -> problems.write(request, response, unknownPerson()))
                        .accessDeniedHandler(
                                (request, response, failure) -> problems.write(request, response, forbidden())))
                .addFilterBefore(new Identification(accounts, signIns, problems, troubles), AuthorizationFilter.class)
                .build();
    }

    /** Connections are for administrators, but for what people link for themselves; anybody may see them. */
    private static void routes(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes) {
        routes.requestMatchers(HttpMethod.POST, "/api/v1/session")
                .permitAll()
                .requestMatchers(PERSONAL)
                .authenticated()
                .requestMatchers(HttpMethod.GET, CONNECTIONS)
                .authenticated()
                .requestMatchers(CONNECTIONS)
                .hasAuthority(Rank.ADMINISTRATOR.name())
                .requestMatchers("/api", "/api/**", "/rest/**")
                .authenticated()
                .anyRequest()
                .permitAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable);
    }

    private static Refusal unknownPerson() {
        return new Refusal(
                Refusal.Kind.UNAUTHENTICATED,
                "unauthenticated",
                "Nobody is signed in, so nothing was done; sign in, or send a valid bearer token.");
    }

    private static Refusal forbidden() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "forbidden",
                "Your account may not do this, so nothing was done; ask an administrator.");
    }
}
