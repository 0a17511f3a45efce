package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.register.RegisterAnswers;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.Registers;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** What the registers answer; an empty one proves nothing. */
@Singleton
@Requires(property = "datasources.default.url")
final class RegisterEvidence extends NamedEvidence<Answers> {

    static final String NAME = "registers";

    private static final int HOURS = 24;

    private final Registers registers;
    private final RegisterAnswers answers;
    private final UntilOther<Map<String, List<RegisterAnswers.Answer>>, Answers> told;

    RegisterEvidence(Registers registers, RegisterAnswers answers, Versions versions) {
        super(NAME, Answers.class);
        this.registers = registers;
        this.answers = answers;
        this.told = new UntilOther<>(versions, this::told);
    }

    /** The same answers as before where the registers answer the same. */
    @Override
    public Answers gather(Instant now) {
        return told.of(answers.all(LocalDate.ofInstant(now, CentreTime.ZONE)));
    }

    private Answers told(Map<String, List<RegisterAnswers.Answer>> byRegister) {
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
