package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.register.RegisterAnswers;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.Registers;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.version.Versions;

/** What the registers answer; an empty one proves nothing. */
@Singleton
@Requires(property = "datasources.default.url")
final class RegisterEvidence extends NamedEvidence<Answers> {

    static final String NAME = "registers";

    private static final int HOURS = 24;

    private final Registers registers;
    private final RegisterAnswers answers;
    private final RosterRoll roster;
    private final Versions versions;

    RegisterEvidence(Registers registers, RegisterAnswers answers, RosterRoll roster, Versions versions) {
        super(NAME, Answers.class);
        this.registers = registers;
        this.answers = answers;
        this.roster = roster;
        this.versions = versions;
    }

    /**
     * All that is read is of the registry, whose every change has an instant of its own, but for those on duty; the day is that of the
     * round.
     */
    @Override
    public Optional<String> mark(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, CentreTime.ZONE);
        return Optional.of(versions.newest() + " " + roster.on(day).keySet());
    }

    @Override
    public Answers gather(Instant now) {
        var byRegister = answers.all(LocalDate.ofInstant(now, CentreTime.ZONE));
        return new Answers(registers.all().stream()
                .flatMap(register -> byRegister.get(register.code()).stream().map(answer -> of(register, answer)))
                .toList());
    }

    static Answers.Answer of(RegisterDefinition register, RegisterAnswers.Answer answer) {
        String path = "/registers/" + register.code();
        Stream<Offence> entries = answer.breaches().stream().flatMap(breach -> breach.rules().stream()
                .map(rule -> new Offence(
                        "register:" + register.code() + ":" + breach.entry().id(),
                        breach.entry().name(),
                        Phrase.of(
                                "register-rule", rule.title().vi(), rule.title().en()),
                        path)));
        Stream<Offence> lacking = answer.lacking().stream().flatMap(rule -> {
            Phrase what =
                    Phrase.of("register-rule", rule.title().vi(), rule.title().en());
            String subject = "register:" + register.code() + ":" + rule.code();
            return rule.missing().isEmpty()
                    ? Stream.of(new Offence(subject, register.title().vi(), what, path))
                    : rule.missing().stream().map(name -> new Offence(subject + ":" + name, name, what, path));
        });
        return Answers.Answer.of(
                answer.obligation(),
                answer.verdict() != RegisterAnswers.Verdict.NO_EVIDENCE,
                Stream.concat(entries, lacking).toList(),
                register.figures(answer.obligation()).stream()
                        .map(figure -> new Answers.Under(
                                figure.limit(),
                                figure.limit().endsWith("_h") ? figure.days() * HOURS : figure.days(),
                                true))
                        .toList(),
                Proof.of(
                        Phrase.of(
                                "register",
                                register.title().vi(),
                                register.title().en()),
                        path));
    }
}
