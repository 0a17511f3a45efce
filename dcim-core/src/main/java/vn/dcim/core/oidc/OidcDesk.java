package vn.dcim.core.oidc;

import com.nimbusds.jose.jwk.JWK;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.account.Accounts;

/** What administrators see of the identity provider. */
@Singleton
@Requires(beans = OidcSettings.class)
public class OidcDesk {

    private final Provider provider;
    private final OidcWatch watch;
    private final OidcPersonRepository people;
    private final Accounts accounts;

    OidcDesk(Provider provider, OidcWatch watch, OidcPersonRepository people, Accounts accounts) {
        this.provider = provider;
        this.watch = watch;
        this.people = people;
        this.accounts = accounts;
    }

    /** Asks the provider now; within the time limits of the settings, twice. */
    public OidcReport report() {
        ProviderFault fault = null;
        List<String> keys = List.of();
        try {
            keys = provider.look().stream().map(OidcDesk::text).toList();
        } catch (ProviderFault e) {
            fault = e;
        }
        Optional<ProviderLine.Sight> last = provider.line().lastFault();
        return new OidcReport(
                provider.settings(),
                fault,
                watch.paths().getFirst(),
                keys,
                last.map(ProviderLine.Sight::fault).orElse(null),
                last.map(ProviderLine.Sight::at).orElse(null),
                people.last().stream().flatMap(this::seen).toList());
    }

    private Stream<OidcReport.Seen> seen(OidcPerson person) {
        return accounts
                .find(person.accountId())
                .map(account -> new OidcReport.Seen(account, person.proof(), person.at()))
                .stream();
    }

    private static String text(JWK key) {
        String kind = key.getAlgorithm() == null
                ? key.getKeyType().getValue()
                : key.getAlgorithm().getName();
        return kind + " " + (key.getKeyID() == null ? "" : key.getKeyID());
    }
}
