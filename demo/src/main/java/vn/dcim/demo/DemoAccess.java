package vn.dcim.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.dcim.core.account.AccountSetup;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.IssuedPassword;
import vn.dcim.core.account.Role;

/**
 * The ways into a demo, made at its first start and kept beside its data, so that they stay the same.
 *
 * @param token of the API, with the administrator's rights
 * @param accounts the administrator first
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DemoAccess(String token, List<Account> accounts) {
    private static final String EXCUSE = "demo";
    private static final List<Role> PEOPLE = List.of(
            Role.OPERATOR, Role.SHIFT_LEAD, Role.ASSET_MANAGER, Role.MAINTENANCE, Role.HEAD, Role.AGENCY, Role.DISPLAY);

    /** One account with its password in clear text: a demo's, never a site's. */
    @Serdeable
    record Account(String user, String password, String role) {
        static Account of(IssuedPassword issued) {
            return new Account(
                    issued.account().name(),
                    issued.password(),
                    issued.account().role().code());
        }
    }

    /** The accounts in the file, or new ones, which are then written to it. */
    static DemoAccess keptIn(Path file, AccountSetup setup, Accounts accounts, ApiTokens tokens) throws IOException {
        if (Files.exists(file)) {
            return ObjectMapper.getDefault().readValue(Files.readString(file), DemoAccess.class);
        }
        IssuedPassword administrator = setup.ensureAdministrator().orElseGet(() -> issue(accounts, Role.ADMINISTRATOR));
        letAnybodyUse(administrator, accounts);
        List<Account> made = Stream.concat(
                        // why: a password is dear to hash, and a first start waits for all of them
                        Stream.of(administrator), PEOPLE.parallelStream().map(role -> issue(accounts, role)))
                .map(Account::of)
                .toList();
        var access = new DemoAccess(tokens.issue(administrator.account(), "demo"), made);
        PrivateFile.write(file, ObjectMapper.getDefault().writeValueAsString(access) + "\n");
        return access;
    }

    /** An account named after its role; with a number behind where a first start was broken off before it kept the password. */
    private static IssuedPassword issue(Accounts accounts, Role role) {
        String name = Stream.concat(
                        Stream.of(role.code()), IntStream.iterate(2, i -> i + 1).mapToObj(i -> role.code() + "-" + i))
                .filter(free -> accounts.find(free).isEmpty())
                .findFirst()
                .orElseThrow();
        IssuedPassword issued = accounts.issue(name, role);
        letAnybodyUse(issued, accounts);
        return issued;
    }

    private static void letAnybodyUse(IssuedPassword issued, Accounts accounts) {
        accounts.keepIssuedPassword(issued.account());
        accounts.excuseFromSecondFactor(issued.account(), EXCUSE);
    }
}
