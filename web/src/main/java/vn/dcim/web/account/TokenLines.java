package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.ApiToken;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Standings;
import vn.dcim.core.staff.Grant;
import vn.dcim.core.staff.Grants;

/** Tokens with how they stand now; those that work come first. */
@Singleton
final class TokenLines {

    private final ApiTokens tokens;
    private final Accounts accounts;
    private final Standings standings;
    private final Grants grants;

    TokenLines(ApiTokens tokens, Accounts accounts, Standings standings, Grants grants) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.standings = standings;
        this.grants = grants;
    }

    List<TokenLine> of(Account account) {
        return sorted(tokens.of(account), Map.of(account.id(), account));
    }

    List<TokenLine> all() {
        return sorted(
                tokens.all(), accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity())));
    }

    private List<TokenLine> sorted(List<ApiToken> found, Map<Long, Account> owners) {
        Map<Long, Grant> granted = grants.ofTokens();
        List<TokenLine> lines = found.stream()
                .map(token -> line(token, owners.get(token.accountId()), granted.get(token.id())))
                .toList();
        return lines.stream().collect(Collectors.partitioningBy(TokenLine::working)).entrySet().stream()
                .sorted(Map.Entry.<Boolean, List<TokenLine>>comparingByKey().reversed())
                .flatMap(part -> part.getValue().stream())
                .toList();
    }

    private TokenLine line(ApiToken token, @Nullable Account owner, @Nullable Grant grant) {
        ApiTokens.State state = tokens.state(token);
        boolean ended = state == ApiTokens.State.EXPIRED || state == ApiTokens.State.REVOKED;
        return new TokenLine(
                token,
                owner,
                state,
                owner == null
                        ? List.of()
                        : token.permissions(owner.role()).stream().sorted().toList(),
                grant,
                !ended && owner != null && standings.of(owner).keepsRights());
    }
}
