package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Client;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.limit.ClientNetwork;
import vn.dcim.core.limit.Quota;
import vn.dcim.core.limit.RareRows;

/** Writes down requests of which people who use the pages make none, or few. */
@Singleton
final class SuspiciousRequests {

    /** A person's mistakes within the time are not told. */
    static final int MISTAKES = 10;

    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Set<HttpStatus> REFUSED_INPUT = Set.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            HttpStatus.UNPROCESSABLE_ENTITY);

    // why: failures there have rows and a limit of their own
    private static final String SIGN_IN = "/sign-in";

    private final Sessions sessions;
    private final RequestClient clients;
    private final AuditLog audit;
    private final LateRows late;
    private final RareRows forged;
    private final RareRows refused;
    private final Quota mistakes;

    SuspiciousRequests(Sessions sessions, RequestClient clients, AuditLog audit, LateRows late, Clock clock) {
        this.sessions = sessions;
        this.clients = clients;
        this.audit = audit;
        this.late = late;
        this.forged = new RareRows(clock);
        this.refused = new RareRows(clock);
        this.mistakes = new Quota(MISTAKES, WITHIN, clock);
    }

    /**
     * Notes a command that did not bring the token of its session: that of another site, or of a page from before a sign-in.
     *
     * @param brought nothing, or a wrong one
     */
    void noteForged(HttpRequest<?> request, String brought) {
        Client client = clients.of(request);
        String why = brought.isEmpty() ? "missing" : "wrong";
        forged.take(ClientNetwork.of(client.address()))
                .ifPresent(times -> late.write(
                        request,
                        () -> audit.record(
                                owner(request, client),
                                "csrf.refused",
                                LateRows.wanted(request),
                                "",
                                "",
                                with(why, times))));
    }

    /** Notes an answer; where it refuses input, and did so often, there is a row. */
    void noteAnswer(HttpRequest<?> request, HttpStatus status) {
        if (!REFUSED_INPUT.contains(status) || request.getPath().startsWith(SIGN_IN)) {
            return;
        }
        String account = request.getUserPrincipal().map(Principal::getName).orElse("");
        String whom = account.isEmpty()
                ? "address:" + ClientNetwork.of(clients.of(request).address())
                : account;
        if (mistakes.take(whom).isEmpty()) {
            return;
        }
        String why = Integer.toString(status.getCode());
        refused.take(whom)
                .ifPresent(times -> late.write(
                        request,
                        () -> audit.record(
                                account, "input.refused", LateRows.wanted(request), "", "", with(why, times))));
    }

    private String owner(HttpRequest<?> request, Client client) {
        return SessionCookie.secret(request)
                .flatMap(secret -> sessions.account(secret, client, false))
                .map(Account::name)
                .orElse("");
    }

    private static String with(String why, String times) {
        return times.isEmpty() ? why : why + ", " + times;
    }
}
