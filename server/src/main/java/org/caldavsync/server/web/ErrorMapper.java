package org.caldavsync.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.caldavsync.server.auth.Authenticator;
import org.caldavsync.server.db.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where an exception becomes a status and an {@link ErrorEnvelope}. */
final class ErrorMapper {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|ics)(/.*)?");
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(30);

    private final Gate gate;
    private final Pages pages;
    private final RandomGenerator random = RandomGenerator.getDefault();

    ErrorMapper(Gate gate, Pages pages) {
        this.gate = gate;
        this.pages = pages;
    }

    void addTo(JavalinConfig config) {
        config.routes.exception(ApiException.class, ErrorMapper::answer);
        config.routes.exception(EndpointNotFound.class, this::answerUnrouted);
        config.routes.exception(HttpResponseException.class, this::answerUnmatched);
        config.routes.exception(DatabaseFailure.class, this::answerDatabase);
        config.routes.exception(Exception.class, this::answerUnexpected);
        config.router.javaLangErrorHandler(this::answerError);
    }

    private static void answer(ApiException problem, Context ctx) {
        ctx.status(status(problem));
        switch (problem) {
            case ApiException.Unauthorized _ -> ctx.header(Header.WWW_AUTHENTICATE, Authenticator.CHALLENGE);
            case ApiException.Unavailable unavailable ->
                ctx.header(Header.RETRY_AFTER, TooManyRequests.inSeconds(unavailable.retryAfter()));
            case ApiException.TooManyAttempts attempts ->
                ctx.header(Header.RETRY_AFTER, TooManyRequests.inSeconds(attempts.retryAfter()));
            default -> {}
        }
        ctx.json(ErrorEnvelope.of(problem));
    }

    private static int status(ApiException problem) {
        return switch (problem) {
            case ApiException.Malformed _ -> 400;
            case ApiException.InvalidBody invalid -> invalid.misshapen() ? 422 : 400;
            case ApiException.Unauthorized _ -> 401;
            case ApiException.Forbidden _ -> 403;
            case ApiException.NotFound _ -> 404;
            case ApiException.Conflict _ -> 409;
            case ApiException.Upstream upstream -> upstream.timedOut() ? 504 : 502;
            case ApiException.TooManyAttempts _ -> 429;
            case ApiException.Unavailable _ -> 503;
        };
    }

    /** No route: a page, unless it is for programs, who are told that there is nothing. */
    private void answerUnrouted(EndpointNotFound problem, Context ctx) {
        if (!ctx.method().equals(HandlerType.GET)
                || FOR_PROGRAMS.matcher(ctx.path()).matches()) {
            answerUnmatched(problem, ctx);
            return;
        }
        try {
            gate.check(ctx);
            pages.answer(ctx);
        } catch (ApiException refusal) {
            answer(refusal, ctx);
        }
    }

    /** No route, or none for this method, or a body over the limit. What exists is not told to strangers. */
    private void answerUnmatched(HttpResponseException problem, Context ctx) {
        try {
            gate.check(ctx);
            ctx.status(problem.getStatus());
            if (problem instanceof MethodNotAllowedResponse) {
                ctx.header(Header.ALLOW, String.join(", ", problem.getDetails().values()));
            }
            ctx.json(ErrorEnvelope.of(ErrorEnvelope.messageFor(problem.getStatus())));
        } catch (ApiException refusal) {
            answer(refusal, ctx);
        }
    }

    /** What an operator can mend is said as it is; anything else is a bug like any other. */
    private void answerDatabase(DatabaseFailure failure, Context ctx) {
        switch (failure.kind()) {
            case CONSTRAINT, REFUSED, OTHER -> answerUnexpected(failure, ctx);
            case LOCKED, CROSSED, UNREACHABLE, FULL, READ_ONLY, CORRUPT -> {
                LOG.atError()
                        .addKeyValue("kind", failure.kind())
                        .setCause(failure)
                        .log("A request needs the database");
                answer(new ApiException.Unavailable(String.valueOf(failure.getMessage()), DATABASE_RETRY), ctx);
            }
        }
    }

    private void answerUnexpected(Exception problem, Context ctx) {
        String id = logged(problem, ctx.method().name());
        ctx.status(500);
        ctx.json(ErrorEnvelope.unexpected(id));
    }

    private void answerError(HttpServletResponse response, Error problem) {
        String id = logged(problem, "any");
        response.setStatus(500);
        response.setContentType("application/json");
        try {
            response.getOutputStream().write(Json.write(ErrorEnvelope.unexpected(id)));
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("id", id).log("The client left before its error was told");
        }
    }

    /** Without the path, which may be a secret feed address. */
    private String logged(Throwable problem, String method) {
        String id = HexFormat.of().toHexDigits(random.nextInt());
        LOG.atError()
                .addKeyValue("id", id)
                .addKeyValue("method", method)
                .setCause(problem)
                .log("A request failed unexpectedly");
        return id;
    }
}
