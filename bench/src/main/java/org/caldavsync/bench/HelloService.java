package org.caldavsync.bench;

import io.javalin.Javalin;

/** The least that the service's HTTP library can do: one route, for comparison. */
final class HelloService {
    private HelloService() {}

    static void main(String[] arguments) {
        Javalin.create(config -> config.routes.get("/api/health", context -> context.result("hello")))
                .start(System.getenv("SERVER_HOST"), Integer.parseInt(System.getenv("SERVER_PORT")));
    }
}
