package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;

/** Checks of the sources of logs. */
@Factory
final class LogChecks {

    /** Article 30.8.d. */
    private static final List<Asked> ESSENTIAL = List.of(
            new Asked("network", Set.of("network")),
            new Asked("security", Set.of("security")),
            new Asked("server", Set.of("server")),
            new Asked("application", Set.of("application")));
    /** Article 30.6, points a to d. */
    private static final List<Asked> CLASSES = List.of(
            new Asked("network", Set.of("network", "security")),
            new Asked("server", Set.of("server")),
            new Asked("application", Set.of("application")),
            new Asked("terminal", Set.of("terminal")));

    /** One of the classes that are asked for, and the kinds of sources that serve it. */
    private record Asked(String code, Set<String> kinds) {}

    @Singleton
    @Named("logs-arrive")
    LogCheck arrive() {
        return new LogCheck("logs-arrive", LogChecks::silent);
    }

    @Singleton
    @Named("log-kinds")
    LogCheck kinds() {
        return new LogCheck("log-kinds", (facts, question) -> missing(facts, question, ESSENTIAL));
    }

    @Singleton
    @Named("log-classes")
    LogCheck classes() {
        return new LogCheck("log-classes", (facts, question) -> missing(facts, question, CLASSES));
    }

    @Singleton
    @Named("server-logs-kept")
    LogCheck serverLogs() {
        return new LogCheck("server-logs-kept", LogChecks::shortKept);
    }

    private static List<Offence> silent(LogEvidence.Facts facts, Question question) {
        List<Offence> wrong = new ArrayList<>();
        for (LogEvidence.Source source : facts.sources()) {
            if (!source.hasSent()) {
                wrong.add(offence(source, Phrase.of("log-never-sent")));
            } else if (source.silentSince() != null) {
                wrong.add(offence(source, Phrase.of("log-silent", source.silentSince())));
            }
        }
        return wrong;
    }

    private static List<Offence> missing(LogEvidence.Facts facts, Question question, List<Asked> asked) {
        return asked.stream()
                .filter(kind -> facts.sources().stream()
                        .noneMatch(source -> kind.kinds().contains(source.kind())
                                && source.hasSent()
                                && source.silentSince() == null))
                .map(kind -> new Offence(
                        "log-kind:" + kind.code(),
                        kind.code(),
                        Phrase.of("log-kind-missing-" + kind.code()),
                        "/logs/sources"))
                .toList();
    }

    private static List<Offence> shortKept(LogEvidence.Facts facts, Question question) {
        int months = question.limits().whole("server_log_retention_months");
        List<Offence> wrong = new ArrayList<>();
        for (LogEvidence.Source source : facts.sources()) {
            if (source.kind().equals("server")) {
                if (!source.hasSent()) {
                    wrong.add(offence(source, Phrase.of("log-never-sent")));
                } else if (source.retentionMonths() < months) {
                    wrong.add(offence(source, Phrase.of("kept-too-short", source.retentionMonths(), months)));
                }
            }
        }
        return wrong;
    }

    private static Offence offence(LogEvidence.Source source, Phrase what) {
        return new Offence("device:" + source.id(), source.name(), what, "/logs/sources/" + source.id());
    }

    /** Judges the sources by one rule; where nobody listens, nothing is proven. */
    static final class LogCheck implements Check<LogEvidence.Facts> {

        private final String name;
        private final BiFunction<LogEvidence.Facts, Question, List<Offence>> rule;

        LogCheck(String name, BiFunction<LogEvidence.Facts, Question, List<Offence>> rule) {
            this.name = name;
            this.rule = rule;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String evidence() {
            return LogEvidence.NAME;
        }

        @Override
        public Verdict judge(LogEvidence.Facts facts, Question question) {
            long working = facts.sources().stream()
                    .filter(source -> facts.isWorking(source, question.at()))
                    .count();
            List<Proof> proofs =
                    List.of(Proof.of(Phrase.of("log-sources", facts.sources().size(), working), "/logs/sources"));
            if (facts.sources().isEmpty()) {
                return Verdict.noEvidence(Phrase.of("nothing-kept"), proofs);
            }
            List<Offence> wrong = rule.apply(facts, question);
            if (!wrong.isEmpty()) {
                return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
            }
            List<LogEvidence.Source> unwatched = facts.sources().stream()
                    .filter(source -> !source.isWatched(question.at()))
                    .toList();
            return unwatched.isEmpty()
                    ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                    : Verdict.noEvidence(
                            Phrase.of(
                                    "not-heard",
                                    unwatched.size(),
                                    unwatched.getFirst().name()),
                            proofs);
        }
    }
}
