package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;
import vn.dcim.core.shift.log.LogBook;

/** What people do about incidents; each act is a row of the audit log. */
@Singleton
public class IncidentDesk {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_ADDRESSEE = 200;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_MAIL = 320;
    private static final int LONGEST_PHONE = 60;

    private final Incidents incidents;
    private final IncidentRepository rows;
    private final IncidentAnswerRepository answers;
    private final IncidentStepRepository steps;
    private final IncidentAttemptRepository attempts;
    private final IncidentMailRepository mails;
    private final IncidentEvidenceRepository evidence;
    private final IncidentContactRepository contacts;
    private final Notices notices;
    private final FiledFiles filed;
    private final AlarmBoard alarms;
    private final LogBook book;
    private final Assets assets;
    private final Backups backups;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final List<IncidentListener> listeners;
    private final Clock clock;

    IncidentDesk(
            Incidents incidents,
            IncidentRepository rows,
            IncidentAnswerRepository answers,
            IncidentStepRepository steps,
            IncidentAttemptRepository attempts,
            IncidentMailRepository mails,
            IncidentEvidenceRepository evidence,
            IncidentContactRepository contacts,
            Notices notices,
            FiledFiles filed,
            AlarmBoard alarms,
            LogBook book,
            Assets assets,
            Backups backups,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            List<IncidentListener> listeners,
            Clock clock) {
        this.incidents = incidents;
        this.rows = rows;
        this.answers = answers;
        this.steps = steps;
        this.attempts = attempts;
        this.mails = mails;
        this.evidence = evidence;
        this.contacts = contacts;
        this.notices = notices;
        this.filed = filed;
        this.alarms = alarms;
        this.book = book;
        this.assets = assets;
        this.backups = backups;
        this.transactions = transactions;
        this.audit = audit;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** What is opened; null for none. @param detectedAt null for now */
    public record Wish(
            String title,
            @Nullable Instant detectedAt,
            @Nullable Long logEntryId,
            @Nullable Long assetId,
            boolean drill) {}

    /** Opens one from an alarm, or returns the one that was: the clocks run from when the alarm last came. @throws DcimException NOT_FOUND */
    public Incident openFromAlarm(long alarmId, String title, String actor) {
        var alarm = alarms.get(alarmId);
        Optional<Incident> known = rows.findByAlarmId(alarmId);
        if (known.isPresent()) {
            return known.get();
        }
        Instant at = alarm.occurrence().lastRaisedAt().truncatedTo(ChronoUnit.MILLIS);
        return opened(
                new Incident(null, text("title", title, LONGEST_TITLE), at, now(), actor, alarmId, null, null, false));
    }

    /** Opens one by hand. @throws DcimException NOT_FOUND; INVALID_VALUE (title, detected-at) */
    public Incident open(Wish wish, String actor) {
        Instant detected = past("detected-at", wish.detectedAt());
        if (wish.logEntryId() != null) {
            book.get(wish.logEntryId());
        }
        if (wish.assetId() != null) {
            assets.get(wish.assetId());
        }
        return opened(new Incident(
                null,
                text("title", wish.title(), LONGEST_TITLE),
                detected,
                now(),
                actor,
                null,
                wish.logEntryId(),
                wish.assetId(),
                wish.drill()));
    }

    private Incident opened(Incident incident) {
        return transactions.executeWrite(_ -> {
            Incident saved = rows.save(incident);
            audit.record(incident.openedBy(), "incident.open", saved.toString(), "", incident.title(), "");
            return saved;
        });
    }

    /** Answers a question, or puts it in a group; what was answered before stays beside it. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is closed; INVALID_VALUE (question, answer) */
    public void answer(long id, String question, String answer, String actor) {
        IncidentFile file = open(id, "ANSWER");
        boolean known = List.of(IncidentFile.GROUP, IncidentFile.KIND, IncidentFile.HANDLER, IncidentFile.DAMAGE)
                        .contains(question)
                || IncidentFile.FLAGS.contains(question)
                || Arrays.stream(Scale.values())
                        .flatMap(scale -> scale.questions().stream())
                        .anyMatch(asked -> asked.code().equals(question));
        if (!known) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "question", question, "");
        }
        boolean legal =
                switch (question) {
                    case IncidentFile.GROUP -> IncidentGroup.of(answer).isPresent();
                    case IncidentFile.KIND -> IncidentFile.KINDS.contains(answer);
                    case IncidentFile.HANDLER -> IncidentFile.HANDLERS.contains(answer);
                    case IncidentFile.DAMAGE -> answer.matches("\\d{1,15}");
                    default -> answer.equals("yes") || answer.equals("no");
                };
        if (!legal) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    question.equals(IncidentFile.DAMAGE) ? "damage" : "answer",
                    answer,
                    "yes, no");
        }
        transactions.executeWrite(_ -> {
            answers.save(new IncidentAnswer(null, id, question, answer, now(), actor));
            audit.record(actor, "incident.answer", file.incident().toString(), "", question + " = " + answer, "");
            return id;
        });
    }

    /**
     * Notes a try to tell a body.
     *
     * @param reference of a confirmation: who confirmed, or the number of the answer
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; INVALID_VALUE (body, addressee, channel, attempted-at, result, reference)
     */
    public void attempt(
            long id,
            String body,
            @Nullable Instant at,
            String addressee,
            String channel,
            String result,
            String note,
            String reference,
            String actor) {
        IncidentFile file = open(id, "NOTIFY");
        if (file.notices().stream().noneMatch(notice -> notice.body().equals(body))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "body", body, "");
        }
        IncidentAttempt.Result came = Stream.of(IncidentAttempt.Result.values())
                .filter(each -> each.name().equalsIgnoreCase(result))
                .findFirst()
                .orElseThrow(
                        () -> new DcimException(ErrorCode.INVALID_VALUE, "result", result, "sent, confirmed, failed"));
        Instant when = past("attempted-at", at);
        String whom = text("addressee", addressee, LONGEST_ADDRESSEE);
        if (!IncidentFile.CHANNELS.contains(channel)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "channel", channel, String.join(", ", IncidentFile.CHANNELS));
        }
        String said = note.isBlank() ? "" : text("note", note, LONGEST_NOTE);
        // why: that somebody confirmed is worth nothing unless one can ask who
        String by = came == IncidentAttempt.Result.CONFIRMED || !reference.isBlank()
                ? text("reference", reference, LONGEST_REFERENCE)
                : "";
        transactions.executeWrite(_ -> {
            attempts.save(new IncidentAttempt(null, id, body, when, now(), actor, whom, channel, came, said, by));
            audit.record(actor, "incident.notify", file.incident().toString(), "", body + ": " + came, whom);
            return id;
        });
    }

    /**
     * How the notice is told to one body.
     *
     * @param level in words, as is {@code contact}
     * @param paper the notice as PDF
     */
    public record Mail(String body, String level, String contact, String fileName, byte[] paper) {}

    /**
     * Has the notice sent to a body by mail, with its paper; each attempt becomes a row.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION of a drill, where it is closed, or while a mail to that body waits;
     *     INVALID_VALUE (body, contact, mail-server, mail)
     */
    public IncidentMail mail(long id, Mail mail, String actor) {
        IncidentFile file = open(id, "MAIL");
        Incident incident = file.incident();
        String body = mail.body();
        if (incident.drill()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, named(file), "DRILL", "MAIL");
        }
        if (file.notices().stream().noneMatch(notice -> notice.body().equals(body))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "body", body, "");
        }
        IncidentContact contact = contacts.findById(body)
                .filter(known -> !known.mail().isEmpty())
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "contact", "", body));
        boolean waits = file.mail(body)
                .filter(last -> file.attempts().stream()
                        .noneMatch(tried -> tried.body().equals(body)
                                && tried.channel().equals("mail")
                                && !tried.enteredAt().isBefore(last.askedAt())))
                .isPresent();
        if (waits) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, named(file), "MAIL_WAITS", "MAIL");
        }
        FiledFiles.Checked paper = filed.check(mail.fileName(), mail.paper());
        return transactions.executeWrite(_ -> {
            filed.keep(paper);
            long delivery = notices.mail(
                    Notice.incident(incident.title(), mail.level(), incident.detectedAt(), mail.contact()),
                    contact.mail(),
                    paper);
            IncidentMail asked = mails.save(new IncidentMail(
                    null, id, body, contact.addressee(), contact.mail(), delivery, now(), actor, paper.sha256()));
            audit.record(actor, "incident.mail", incident.toString(), "", body, contact.mail());
            return asked;
        });
    }

    /** Enters how a body is reached. @throws DcimException INVALID_VALUE (body, addressee, mail, phone) */
    public void reach(String body, String addressee, String mail, String phone, String actor) {
        if (!incidents.bodies().contains(body)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "body", body, "");
        }
        String address = mail.isBlank() ? "" : text("mail", mail, LONGEST_MAIL);
        if (!address.isEmpty() && !address.matches("[\\x21-\\x3F\\x41-\\x7E]+@[\\x21-\\x3F\\x41-\\x7E]+")
                || address.matches(".*[<>,;\"].*")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "mail", address, "");
        }
        var wanted = new IncidentContact(
                body,
                text("addressee", addressee, LONGEST_ADDRESSEE),
                address,
                phone.isBlank() ? "" : text("phone", phone, LONGEST_PHONE),
                now(),
                actor);
        transactions.executeWrite(_ -> {
            Optional<IncidentContact> before = contacts.findById(body);
            if (before.isPresent()) {
                contacts.update(wanted);
            } else {
                contacts.save(wanted);
            }
            audit.record(
                    actor,
                    "incident.contact",
                    wanted.toString(),
                    before.map(IncidentDesk::told).orElse(""),
                    told(wanted),
                    "");
            return wanted;
        });
    }

    private static String told(IncidentContact contact) {
        return String.join("; ", contact.addressee(), contact.mail(), contact.phone());
    }

    /**
     * Adds a photo, a paper or an excerpt of a log.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is closed; INVALID_VALUE (file) as {@link FiledFiles#checkEvidence}
     */
    public IncidentEvidence attach(long id, String fileName, byte[] content, String actor) {
        IncidentFile file = open(id, "ATTACH");
        FiledFiles.Checked brought = filed.checkEvidence(fileName, content);
        return transactions.executeWrite(_ -> {
            filed.keep(brought);
            IncidentEvidence added = evidence.save(new IncidentEvidence(
                    null,
                    id,
                    brought.name(),
                    brought.type(),
                    brought.content().length,
                    brought.sha256(),
                    now(),
                    actor));
            audit.record(
                    actor,
                    "incident.attach",
                    file.incident().toString(),
                    "",
                    brought.name() + " sha256:" + brought.sha256(),
                    "");
            return added;
        });
    }

    /**
     * Notes what was done.
     *
     * @param at null for now
     * @param runId the backup, of BACKED_UP only
     * @param head whether the actor may override the order of article 13.3.a
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION; BACKUP_FIRST, CANNOT_CLOSE; FORBIDDEN; INVALID_VALUE (text, run, happened-at)
     */
    public void step(
            long id,
            StepKind kind,
            @Nullable Instant at,
            String text,
            @Nullable Long runId,
            boolean head,
            String actor) {
        IncidentFile file = incidents.get(id);
        if (file.isClosed() != (kind == StepKind.REOPENED)) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION, named(file), file.isClosed() ? "CLOSED" : "OPEN", kind.name());
        }
        Instant when = past("happened-at", at);
        String said = text("text", text, LONGEST_TEXT);
        switch (kind) {
            case ORDER_OVERRIDDEN -> {
                if (!head) {
                    throw new DcimException(ErrorCode.FORBIDDEN, "incident.override");
                }
            }
            case BACKED_UP -> requireBackup(file, runId);
            case REPAIR_STARTED -> requireOrder(file, when);
            case REPAIRED -> require(file, StepKind.REPAIR_STARTED, kind);
            case HELP_ARRIVED -> require(file, StepKind.HELP_REQUESTED, kind);
            case CLOSED -> {
                if (!file.missing().isEmpty()) {
                    throw new DcimException(ErrorCode.CANNOT_CLOSE, named(file), String.join(", ", file.missing()));
                }
            }
            default -> {}
        }
        Long run = kind == StepKind.BACKED_UP ? runId : null;
        transactions.executeWrite(_ -> {
            steps.save(new IncidentStep(null, id, kind, when, now(), actor, said, run));
            audit.record(
                    actor,
                    "incident.step",
                    file.incident().toString(),
                    "",
                    kind.name(),
                    said.length() > 200 ? said.substring(0, 200) + "…" : said);
            listeners.forEach(listener -> listener.stepped(file.incident(), kind, actor));
            return id;
        });
    }

    /** Closes the incident of a drill with what was learnt, whatever is missing. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION of a real one */
    public void endDrill(long id, String lessons, String actor) {
        IncidentFile file = incidents.get(id);
        if (!file.incident().drill()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, named(file), "NOT_DRILL", "END");
        }
        if (file.isClosed()) {
            return;
        }
        Instant now = now();
        transactions.executeWrite(_ -> {
            steps.save(new IncidentStep(null, id, StepKind.LESSON, now, now, actor, lessons, null));
            steps.save(new IncidentStep(null, id, StepKind.CLOSED, now, now, actor, lessons, null));
            audit.record(actor, "incident.step", file.incident().toString(), "", StepKind.CLOSED.name(), "");
            listeners.forEach(listener -> listener.stepped(file.incident(), StepKind.CLOSED, actor));
            return id;
        });
    }

    private void requireBackup(IncidentFile file, @Nullable Long runId) {
        if (runId == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "run", "", "");
        }
        require(file, StepKind.ISOLATED, StepKind.BACKED_UP);
        BackupRun run = backups.run(runId);
        Instant isolated = file.last(StepKind.ISOLATED).orElseThrow().happenedAt();
        Long system = file.incident().assetId();
        Long saved = backups.set(backups.plan(run.planId()).setId()).assetId();
        if (!run.isGood() || run.startedAt().isBefore(isolated) || system != null && !system.equals(saved)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "run", runId, "");
        }
    }

    private void requireOrder(IncidentFile file, Instant when) {
        boolean overridden = file.has(StepKind.ORDER_OVERRIDDEN);
        boolean saved = file.mayRepair()
                && file.last(StepKind.BACKED_UP)
                        .map(step -> backups.run(step.runId()).endedAt())
                        .filter(ended -> !ended.isAfter(when))
                        .isPresent();
        if (!overridden && !saved) {
            throw new DcimException(ErrorCode.BACKUP_FIRST, named(file));
        }
    }

    private static void require(IncidentFile file, StepKind before, StepKind kind) {
        if (!file.has(before)) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, named(file), "NOT_" + before.name(), kind.name());
        }
    }

    private IncidentFile open(long id, String action) {
        IncidentFile file = incidents.get(id);
        if (file.isClosed()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, named(file), "CLOSED", action);
        }
        return file;
    }

    /** Returns it as errors name it: a word of the bundles and its number. */
    private static String named(IncidentFile file) {
        return "incident " + file.incident().id();
    }

    private Instant past(String field, @Nullable Instant at) {
        Instant now = now();
        if (at != null && at.isAfter(now)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, at, "≤ " + now);
        }
        return at == null ? now : at.truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String text(String field, String typed, int longest) {
        String text = TypedValues.lines(typed);
        if (text.isEmpty() || text.length() > longest) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, field, text.length() > 80 ? text.length() : text, "1–" + longest);
        }
        return text;
    }
}
