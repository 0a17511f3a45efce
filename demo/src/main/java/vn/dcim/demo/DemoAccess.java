package vn.dcim.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    /** By what accounts of the demo are known: nobody else's have it. */
    static final String EXCUSE = "demo";

    private static final String ADMINISTRATOR = "admin";

    private static final List<Role> PEOPLE = Stream.of(Role.values())
            .filter(role -> role != Role.ADMINISTRATOR && role != Role.TOP_ADMINISTRATOR)
            .toList();

    /** One account with its password in clear text: a demo's, never a site's. */
    @Serdeable
    record Account(String user, String password, String role) {}

    /** The accounts in the file, or new ones with the passwords that their people chose, which are then written to it. */
    static DemoAccess keptIn(Path file, AccountSetup setup, Accounts accounts, ApiTokens tokens, DemoPeople people)
            throws IOException {
        if (Files.exists(file)) {
            return ObjectMapper.getDefault().readValue(Files.readString(file), DemoAccess.class);
        }
        // why: a first start may have been broken off before it kept what it had made
        var administrator = setup.ensureAdministrator()
                .map(IssuedPassword::account)
                .orElseGet(() -> accounts.find(ADMINISTRATOR).orElseThrow());
        List<vn.dcim.core.account.Account> all = Stream.concat(
                        Stream.of(people.describe(administrator)),
                        PEOPLE.parallelStream().map(people::account))
                .toList();
        all.forEach(account -> accounts.excuseFromSecondFactor(account, EXCUSE));
        List<Account> made = all.parallelStream()
                // why: a password is dear to hash, and a first start waits for all of them
                .map(account -> new Account(
                        account.name(), people.takeOver(account), account.role().code()))
                .toList();
        var access = new DemoAccess(tokens.issue(administrator, "demo"), made);
        PrivateFile.write(file, ObjectMapper.getDefault().writeValueAsString(access) + "\n");
        return access;
    }
}
