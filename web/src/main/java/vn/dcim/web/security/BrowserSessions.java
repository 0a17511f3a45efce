package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.error.DcimException;

/** Sessions as browsers keep them: as a cookie, which always has a secret that nobody knew before. */
@Singleton
public final class BrowserSessions {

    private final Sessions sessions;
    private final RequestClient clients;

    BrowserSessions(Sessions sessions, RequestClient clients) {
        this.sessions = sessions;
        this.clients = clients;
    }

    /**
     * Opens a session for whoever has proven to be the account's owner; the one that the browser had is over.
     *
     * @throws DcimException DISPLAY_BOUND for a display's account that is in use on another device
     */
    public Cookie open(HttpRequest<?> request, Account account) {
        end(request);
        return SessionCookie.of(request, sessions.open(account, clients.of(request)));
    }

    /** Ends the session that the browser has, if any. */
    public void end(HttpRequest<?> request) {
        SessionCookie.secret(request).ifPresent(sessions::close);
    }

    /**
     * Goes on under a new secret and ends the account's other sessions: after a change of password, second factor or whatever
     * else somebody may have known.
     */
    public Cookie renew(HttpRequest<?> request, Account account) {
        String secret = SessionCookie.secret(request).orElse("");
        return SessionCookie.of(request, sessions.renew(account, secret));
    }
}
