package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Optional;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Sessions;
import vn.dcim.web.security.CsrfFilter;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.RequestClient;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SessionCookie;

/** Where an open page asks how long its session goes on, and tells that its person is there. */
@Hidden
@Controller("/session")
@Needs(value = Permission.VIEW, personally = true)
@Scoped
final class SessionController {

    private static final double MS_PER_S = 1000;
    private static final double LONGEST_AGO_S = 86_400;

    private final Sessions sessions;
    private final RequestClient clients;

    SessionController(Sessions sessions, RequestClient clients) {
        this.sessions = sessions;
        this.clients = clients;
    }

    /** @param ago seconds since the person did something */
    @Serdeable
    record Touch(@Nullable Double ago) {
        Duration before() {
            double seconds = ago == null ? 0 : Math.clamp(ago, 0, LONGEST_AGO_S);
            return Duration.ofMillis((long) (seconds * MS_PER_S));
        }
    }

    /**
     * How a session stands.
     *
     * @param left seconds until it is over, if nothing more is done
     * @param csrf what commands of its pages must bring; a page that was open when the secret changed has another one
     */
    @Serdeable
    record Left(double left, String csrf) {}

    @Get
    HttpResponse<?> left(HttpRequest<?> request) {
        return answer(
                request, SessionCookie.secret(request).flatMap(secret -> sessions.left(secret, clients.of(request))));
    }

    @Post("/touch")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> touch(HttpRequest<?> request, @Body Touch touch) {
        return answer(
                request,
                SessionCookie.secret(request)
                        .flatMap(secret -> sessions.touch(secret, clients.of(request), touch.before())));
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, Optional<Duration> left) {
        return left.<HttpResponse<?>>map(
                        time -> HttpResponse.ok(new Left(time.toMillis() / MS_PER_S, CsrfFilter.token(request)))
                                .header("Cache-Control", "no-store"))
                .orElseGet(HttpResponse::unauthorized);
    }
}
