package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.device.CredentialVault;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.schedule.JobBoard;

/** Whether the secrets of devices are sealed, and whether one of them can be read where people look. Tells no secret. */
@Singleton
@Requires(property = "datasources.default.url")
final class SecretEvidence extends NamedEvidence<SecretEvidence.Facts> {

    static final String NAME = "secrets";

    /** Shorter ones stand in too many other words. */
    private static final int SHORTEST = 6;

    private static final Set<String> USUAL = Set.of("public", "private");

    private final DevicesAtHand devices;
    private final CredentialVault vault;
    private final Backups backups;
    // why: the job that judges is one of those on the board
    private final BeanProvider<JobBoard> jobs;

    SecretEvidence(DevicesAtHand devices, CredentialVault vault, Backups backups, BeanProvider<JobBoard> jobs) {
        super(NAME, Facts.class);
        this.devices = devices;
        this.vault = vault;
        this.backups = backups;
        this.jobs = jobs;
    }

    /**
     * @param sealed how many devices have a sealed account
     * @param closed devices whose account cannot be opened here
     * @param leaks where a secret was found
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(int sealed, List<String> closed, List<Leak> leaks) {

        Facts {
            closed = List.copyOf(closed);
            leaks = List.copyOf(leaks);
        }
    }

    /** @param place {@code job}, {@code backup}, {@code plan} or {@code address} @param device whose secret it is */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Leak(String place, String name, String device, String path) {}

    private record Secret(String device, String text) {}

    private record Text(String place, String name, String text, String path) {}

    @Override
    public Facts gather(Instant now) {
        List<Device> listed = OneRound.once("devices", devices::listed);
        LongFunction<Optional<Credentials>> known = vault.all();
        List<Secret> secrets = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        int sealed = 0;
        for (Device device : listed) {
            try {
                Credentials found = known.apply(device.id()).orElse(null);
                if (found != null) {
                    sealed++;
                    Stream.of(found.community(), found.authPassword(), found.privPassword())
                            .filter(Objects::nonNull)
                            .filter(text -> text.length() >= SHORTEST && !USUAL.contains(text))
                            .forEach(text -> secrets.add(new Secret(device.name(), text)));
                }
            } catch (DcimException e) {
                closed.add(device.name());
            }
        }
        Set<Leak> leaks = new LinkedHashSet<>();
        if (!secrets.isEmpty()) {
            texts(listed).forEach(text -> secrets.stream()
                    .filter(secret -> text.text().contains(secret.text()))
                    .forEach(secret -> leaks.add(new Leak(text.place(), text.name(), secret.device(), text.path()))));
        }
        return new Facts(sealed, closed, List.copyOf(leaks));
    }

    /** What people read: what the newest run of each job and plan told, what plans are set to, and addresses. */
    private Stream<Text> texts(List<Device> listed) {
        Stream<Text> ofJobs = jobs.get().lines().stream()
                .filter(line -> line.ended() != null)
                .map(line -> new Text(
                        "job",
                        line.plan().code(),
                        jobs.get().log(Objects.requireNonNull(line.ended()).id()),
                        "/schedule/" + line.plan().code()));
        Stream<Text> ofPlans = backups.standings().stream()
                .flatMap(standing -> Stream.concat(
                        Stream.of(new Text(
                                "plan",
                                standing.plan().name(),
                                standing.plan().settings(),
                                "/backups/" + standing.plan().id())),
                        Stream.ofNullable(standing.last())
                                .map(run -> new Text(
                                        "backup",
                                        standing.plan().name(),
                                        backups.log(run.id()) + run.detail() + run.compared(),
                                        "/backups/" + standing.plan().id()))));
        Stream<Text> ofDevices = listed.stream()
                .map(device -> new Text("address", device.name(), device.address(), "/devices/" + device.id()));
        return Stream.of(ofJobs, ofPlans, ofDevices).flatMap(texts -> texts);
    }

    /** No secret can be read. */
    @Factory
    static final class Checks {

        @Singleton
        @Named("secrets-sealed")
        RuleCheck<Facts> sealed() {
            return new RuleCheck<>("secrets-sealed", NAME, (facts, question, ruling) -> {
                ruling.looked(facts.sealed() > 0);
                facts.leaks()
                        .forEach(leak -> ruling.wrong(new Offence(
                                "secret:" + leak.place() + ":" + leak.name(),
                                leak.name(),
                                Phrase.of("secret-in-" + leak.place(), leak.device()),
                                leak.path())));
                if (!facts.closed().isEmpty()) {
                    ruling.unproven(
                            Phrase.of("secret-unreadable", facts.closed().getFirst()));
                }
                ruling.proof(Phrase.of("secrets-sealed", facts.sealed()), "/transport");
            });
        }
    }
}
