package vn.dcim.web.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vn.dcim.core.alarm.AlarmTransition;
import vn.dcim.core.incident.IncidentAnswer;
import vn.dcim.core.incident.IncidentAttempt;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.IncidentGroup;
import vn.dcim.core.incident.IncidentStep;
import vn.dcim.core.incident.IncidentStory;
import vn.dcim.core.incident.NoticeClock;
import vn.dcim.core.incident.Scale;
import vn.dcim.web.language.Words;

/** What is said of incidents. */
public final class IncidentTexts {

    private IncidentTexts() {}

    public static String level(IncidentFile file, Scale scale, Words words) {
        Scale.Rating rating = file.rating(scale);
        return words.t("incident.level." + (rating.isKnown() ? rating.level() : "open"));
    }

    /** Tells how grave an incident is for the eye: the worse of both levels. */
    public static String look(IncidentFile file) {
        boolean isGrave = file.rating(Scale.OPERATIONAL).level().contains("serious")
                || file.rating(Scale.SECURITY).level().matches("security-(high|serious)");
        return file.isClosed() ? "dim" : isGrave ? "word p-high" : "word p-medium";
    }

    /** Tells what remains until somebody must have been told, or since when it is late. */
    public static String remains(NoticeClock clock, Instant now, Words words) {
        if (clock.toldAt() != null) {
            return words.t(clock.isLate(now) ? "incident.told-late" : "incident.told", words.minute(clock.toldAt()));
        }
        long seconds = Math.abs(clock.remains(now).toSeconds());
        return words.t(clock.isLate(now) ? "incident.late-by" : "incident.remains", words.span(seconds));
    }

    public static String answer(IncidentAnswer answer, Words words) {
        if (answer.question().equals("group")) {
            return words.t(
                    "incident.answered",
                    words.t("incident.group"),
                    IncidentGroup.of(answer.answer())
                            .map(group -> words.t("incident.group." + group.code()))
                            .orElse(answer.answer()));
        }
        String said =
                switch (answer.question()) {
                    case "kind" -> words.t("incident.kind." + answer.answer());
                    case "handled-by" -> words.t("incident.handled-by." + answer.answer());
                    case "damage" -> words.number(Long.parseLong(answer.answer()), 0);
                    default -> words.t("incident.answer." + answer.answer());
                };
        return words.t("incident.answered", words.t("incident.question." + answer.question()), said);
    }

    public static String attempt(IncidentAttempt attempt, Words words) {
        String told = words.t(
                "incident.attempted",
                words.t("incident.body." + attempt.body()),
                attempt.addressee(),
                words.t("incident.channel." + attempt.channel()),
                words.t("incident.result." + attempt.result().name().toLowerCase(Locale.ROOT)));
        String by = attempt.reference().isEmpty() ? told : told + " " + words.t("incident.by", attempt.reference());
        return attempt.note().isEmpty() ? by : by + " " + attempt.note();
    }

    public static String step(IncidentStep step, Words words) {
        return words.t("incident.step." + step.kind().code()) + ": " + step.text();
    }

    /** Returns all that happened, the first first. */
    static List<IncidentMoment> timeline(
            IncidentFile file, List<AlarmTransition> alarm, List<IncidentStory.Moment> around, Words words) {
        List<IncidentMoment> moments = new ArrayList<>();
        alarm.forEach(one -> moments.add(new IncidentMoment(
                one.at(),
                words.t(
                        "incident.alarm",
                        words.t("alarm-word."
                                + one.to().name().toLowerCase(Locale.ROOT).replace('_', '-'))),
                one.actor().equals(AlarmTransition.SYSTEM) ? "" : one.actor())));
        moments.add(new IncidentMoment(
                file.incident().openedAt(),
                words.t("incident.opened"),
                file.incident().openedBy()));
        file.answers()
                .forEach(one -> moments.add(new IncidentMoment(one.answeredAt(), answer(one, words), one.author())));
        file.attempts()
                .forEach(one -> moments.add(new IncidentMoment(one.attemptedAt(), attempt(one, words), one.author())));
        file.steps().forEach(one -> moments.add(new IncidentMoment(one.happenedAt(), step(one, words), one.author())));
        file.evidence()
                .forEach(one -> moments.add(new IncidentMoment(
                        one.addedAt(),
                        words.t("incident.evidence.added", one.fileName()),
                        one.addedBy(),
                        "/incidents/" + file.incident().id() + "/files/" + one.id())));
        around.forEach(one -> moments.add(new IncidentMoment(
                one.at(),
                words.t("incident.moment." + one.code(), one.arguments().toArray()),
                one.author(),
                one.path())));
        moments.sort(Comparator.comparing(IncidentMoment::at));
        return moments;
    }
}
