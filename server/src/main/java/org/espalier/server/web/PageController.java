package org.espalier.server.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Answers every address of the single-page app with its one page, which then shows what the address means. */
@Controller
class PageController {

    @GetMapping({
        "/sign-in",
        "/structures/**",
        "/synchronizers/**",
        "/connections/**",
        "/plans/**",
        "/jobs/**",
        "/issues/**",
        "/inbox/**",
        "/audit/**",
        "/admin/**",
        "/about"
    })
    String page() {
        return "forward:/index.html";
    }
}
