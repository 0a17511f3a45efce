package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterFilter;
import vn.dcim.core.register.Registers;
import vn.dcim.core.regulation.Limits;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.State;
import vn.dcim.core.regulation.Verdict;
import vn.dcim.core.software.ConsoleReport;
import vn.dcim.core.software.Hosts;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.core.transport.TransportPaths;
import vn.dcim.core.transport.UsualCredentials;

/** Answers to obligations that no part of the program answers alone. */
@Singleton
@Requires(property = "datasources.default.url")
final class SeveralPartsEvidence extends NamedEvidence<Answers> {

    static final String NAME = "several-parts";

    private static final String DEFAULTS = "BK11-21.3.a";
    private static final String ENCRYPTION = "BK11-22.1";
    private static final String ANTI_MALWARE = "BK11-26.2";
    private static final String ROLES = "BK11-36.2";
    private static final Set<String> ANSWERED = Set.of(DEFAULTS, ENCRYPTION, ANTI_MALWARE, ROLES);
    private static final Pattern OLD_TLS = Pattern.compile("(SSL.*)|TLS ?v?1([.][01])?");
    private static final int MOST_ROLES = 200;

    private final RegisterEvidence registers;
    private final ForeignAccountEvidence accountLists;
    private final PaperEvidence papers;
    private final UsualCredentials credentials;
    private final List<TransportPaths> paths;
    private final Hosts hosts;
    private final Registers definitions;
    private final RegisterEntries entries;
    private final Accounts accounts;

    SeveralPartsEvidence(
            RegisterEvidence registers,
            ForeignAccountEvidence accountLists,
            PaperEvidence papers,
            UsualCredentials credentials,
            List<TransportPaths> paths,
            Hosts hosts,
            Registers definitions,
            RegisterEntries entries,
            Accounts accounts) {
        super(NAME, Answers.class);
        this.registers = registers;
        this.accountLists = accountLists;
        this.papers = papers;
        this.credentials = credentials;
        this.paths = paths;
        this.hosts = hosts;
        this.definitions = definitions;
        this.entries = entries;
        this.accounts = accounts;
    }

    @Override
    public Answers gather(Instant now) {
        List<Answers.Answer> all = new ArrayList<>();
        Stream.concat(registers.gather(now).all().stream(), accountLists.gather(now).all().stream())
                .filter(answer -> ANSWERED.contains(answer.obligation()))
                .forEach(all::add);
        all.add(usualCredentials());
        all.add(encryptionRule(now));
        all.add(oldProtocols());
        all.add(console());
        all.add(people(now));
        return new Answers(all);
    }

    /** Devices that are asked with what everybody tries first. */
    private Answers.Answer usualCredentials() {
        return Answers.Answer.of(
                DEFAULTS,
                true,
                credentials.devices().stream()
                        .map(device -> new Offence(
                                "device:" + device.id(),
                                device.name(),
                                Phrase.of("usual-credentials"),
                                "/devices/" + device.id()))
                        .toList(),
                List.of(),
                Proof.of(Phrase.of("credentials-of-devices"), "/devices"));
    }

    private Answers.Answer encryptionRule(Instant now) {
        Verdict verdict =
                new PaperCheck().judge(papers.gather(now), new Question(ENCRYPTION, new Limits(List.of()), now));
        return Answers.Answer.of(
                ENCRYPTION,
                verdict.state() != State.NO_EVIDENCE,
                verdict.offences(),
                List.of(),
                verdict.proofs().isEmpty()
                        ? Proof.of(Phrase.of("documents", 0), "/documents")
                        : verdict.proofs().getFirst());
    }

    private Answers.Answer oldProtocols() {
        List<TransportPath> known =
                paths.stream().flatMap(each -> each.paths().stream()).toList();
        return Answers.Answer.of(
                ENCRYPTION,
                true,
                known.stream()
                        .filter(path -> OLD_TLS.matcher(path.protocol()).matches())
                        .map(path -> new Offence(
                                "path:" + path.kind().name().toLowerCase(Locale.ROOT) + ":" + path.key(),
                                path.name(),
                                Phrase.of("old-protocol", path.protocol()),
                                "/transport"))
                        .toList(),
                List.of(),
                Proof.of(Phrase.of("transport-paths"), "/transport"));
    }

    /** The console is up where it gave out a list that is new enough; a machine that it missed is told elsewhere. */
    private Answers.Answer console() {
        Hosts.Standing standing = OneRound.once("hosts", hosts::standing);
        List<ConsoleReport> silent = standing.reports().stream()
                .filter(standing.outOfDate()::contains)
                .toList();
        return Answers.Answer.of(
                ANTI_MALWARE,
                !standing.reports().isEmpty(),
                silent.stream()
                        .map(report -> new Offence(
                                "console:" + report.console(),
                                report.console(),
                                Phrase.of("console-silent"),
                                "/software/hosts"))
                        .toList(),
                List.of(),
                Proof.of(Phrase.of("consoles", standing.reports().size()), "/software/hosts"));
    }

    /** Roles in incidents whose person has no account any more. */
    private Answers.Answer people(Instant now) {
        var register = definitions.get("incident-roles");
        var found = entries.find(
                register,
                new RegisterFilter("", null, LocalDate.ofInstant(now, CentreTime.ZONE), null),
                null,
                false,
                0,
                MOST_ROLES);
        List<Offence> gone = found.entries().stream()
                .filter(entry -> {
                    String account = entry.values().getOrDefault("account", "");
                    return !account.isEmpty() && !isInPost(account);
                })
                .map(entry -> new Offence(
                        "register:incident-roles:" + entry.id(),
                        entry.name(),
                        Phrase.of("no-longer-in-post", entry.values().get("account")),
                        "/registers/incident-roles"))
                .toList();
        return Answers.Answer.of(
                ROLES,
                found.total() > 0,
                gone,
                List.of(),
                Proof.of(Phrase.of("people-in-post", found.total()), "/registers/incident-roles"));
    }

    private boolean isInPost(String name) {
        return accounts.find(name)
                .filter(account -> account.deactivatedAt() == null)
                .isPresent();
    }
}
