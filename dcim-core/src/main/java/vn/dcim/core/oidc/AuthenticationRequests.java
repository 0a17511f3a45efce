package vn.dcim.core.oidc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.dcim.core.account.Secrets;

/** What stands between the button and the way back from the provider: ten minutes, one use, one browser. Every node knows it. */
@Singleton
@Requires(beans = OidcSettings.class)
class AuthenticationRequests {

    static final Duration TERM = Duration.ofMinutes(10);

    private static final int LONGEST_WANTED = 2000;

    /**
     * What was begun.
     *
     * @param state for the provider to give back
     * @param browser secret for the cookie
     */
    record Begun(String state, String browser, String nonce, String verifier) {

        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    private final OidcRequestRepository requests;
    private final Clock clock;

    AuthenticationRequests(OidcRequestRepository requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** Notes that a browser is sent away, and forgets what is over. */
    Begun open(String wanted) {
        requests.deleteByAtBefore(now().minus(TERM));
        var begun = new Begun(Secrets.random(), Secrets.random(), Secrets.random(), Secrets.random());
        requests.save(new OidcRequest(
                Secrets.hash(begun.state()),
                Secrets.hash(begun.browser()),
                begun.nonce(),
                begun.verifier(),
                wanted.length() <= LONGEST_WANTED ? wanted : "/",
                now()));
        return begun;
    }

    /** Returns what that browser began, once; empty for any other browser, whose question leaves it as it is. */
    Optional<OidcRequest> take(String state, String browser) {
        return requests.findById(Secrets.hash(state))
                .filter(request -> request.browserHash().equals(Secrets.hash(browser)))
                .filter(request -> requests.take(request.stateHash()) == 1)
                .filter(request -> now().isBefore(request.at().plus(TERM)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
