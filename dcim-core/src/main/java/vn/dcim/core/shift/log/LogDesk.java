package vn.dcim.core.shift.log;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.ShiftTime;
import vn.dcim.core.text.PlainText;

/** What people do with the log book; each act is a row of the audit log. */
@Singleton
public class LogDesk {

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_POINT = 1000;
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration LONGEST_WATCH = Duration.ofDays(92);

    private final LogBook book;
    private final LogEntryRepository entries;
    private final LogWatchRepository watches;
    private final ShiftPointRepository points;
    private final LogFileRepository files;
    private final FiledFiles filed;
    private final DeviceRepository devices;
    private final Assets assets;
    private final AlarmBoard alarms;
    private final Accounts accounts;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final ShiftTime time;

    LogDesk(
            LogBook book,
            LogEntryRepository entries,
            LogWatchRepository watches,
            ShiftPointRepository points,
            LogFileRepository files,
            FiledFiles filed,
            DeviceRepository devices,
            Assets assets,
            AlarmBoard alarms,
            Accounts accounts,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            ShiftTime time) {
        this.book = book;
        this.entries = entries;
        this.watches = watches;
        this.points = points;
        this.files = files;
        this.filed = filed;
        this.devices = devices;
        this.assets = assets;
        this.alarms = alarms;
        this.accounts = accounts;
        this.transactions = transactions;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What is to be written; null for nothing.
     *
     * @param happenedAt null for now
     * @param watchUntil till when it stands in every handover
     */
    public record Wish(
            @Nullable Instant happenedAt,
            String text,
            @Nullable Long correctsId,
            @Nullable Long deviceId,
            @Nullable Long assetId,
            @Nullable Long alarmId,
            @Nullable Instant watchUntil) {

        /** Returns one of a text alone. */
        public static Wish of(String text) {
            return new Wish(null, text, null, null, null, null, null);
        }
    }

    /**
     * Writes an entry, which nobody changes any more.
     *
     * @throws DcimException NOT_FOUND for what it is about; INVALID_VALUE (text, happened-at, watch-until)
     */
    public LogEntry write(Wish wish, String author) {
        Instant now = time.now();
        String text = text("text", wish.text(), LONGEST_TEXT);
        Instant happened = wish.happenedAt() == null ? now : wish.happenedAt().truncatedTo(ChronoUnit.MILLIS);
        if (happened.isAfter(now.plus(SKEW))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "happened-at", happened, "≤ " + now);
        }
        Instant until = wish.watchUntil();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_WATCH)))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "watch-until", until, now + "–" + now.plus(LONGEST_WATCH));
        }
        requireKnown(wish);
        return transactions.executeWrite(_ -> {
            LogEntry entry = entries.save(new LogEntry(
                    null,
                    happened,
                    now,
                    author,
                    text,
                    PlainText.of(text),
                    wish.correctsId(),
                    wish.deviceId(),
                    wish.assetId(),
                    wish.alarmId()));
            if (until != null) {
                watches.save(new LogWatch(entry.id(), until, null, "", ""));
            }
            audit.record(
                    author,
                    wish.correctsId() == null ? "log.write" : "log.correct",
                    entry.toString(),
                    wish.correctsId() == null ? "" : "log-entry:" + wish.correctsId(),
                    text.length() > 200 ? text.substring(0, 200) + "…" : text,
                    "");
            return entry;
        });
    }

    private void requireKnown(Wish wish) {
        if (wish.correctsId() != null) {
            book.get(wish.correctsId());
        }
        if (wish.deviceId() != null && devices.findById(wish.deviceId()).isEmpty()) {
            throw new DcimException(ErrorCode.NOT_FOUND, "device", wish.deviceId());
        }
        if (wish.assetId() != null) {
            assets.get(wish.assetId());
        }
        if (wish.alarmId() != null) {
            alarms.get(wish.alarmId());
        }
    }

    /**
     * Adds a photo or another file to an entry.
     *
     * @throws DcimException NOT_FOUND, and as {@link FiledFiles#check}
     */
    public LogFile attach(long entryId, String fileName, byte[] content, String actor) {
        LogEntry entry = book.get(entryId);
        FiledFiles.Checked file = filed.check(fileName, content);
        return transactions.executeWrite(_ -> {
            filed.keep(file);
            LogFile added = files.save(new LogFile(
                    null, entryId, file.name(), file.type(), file.content().length, file.sha256(), time.now(), actor));
            audit.record(actor, "log.attach", entry.toString(), "", file.name() + " sha256:" + file.sha256(), "");
            return added;
        });
    }

    /** Ends the watch of an entry. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is closed; INVALID_VALUE (outcome) */
    public void closeWatch(long entryId, String outcome, String actor) {
        LogEntry entry = book.get(entryId);
        String how = text("outcome", outcome, LONGEST_POINT);
        transactions.executeWrite(_ -> {
            LogWatch watch = watches.findById(entryId)
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "watch", entryId));
            if (watch.isClosed()) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, entry.toString(), "CLOSED", "CLOSE");
            }
            watches.update(new LogWatch(entryId, watch.watchUntil(), time.now(), actor, how));
            audit.record(actor, "log.close-watch", entry.toString(), "watched", "closed", how);
            return watch;
        });
    }

    /**
     * Notes something that is not finished.
     *
     * @param owner account whose it is; empty for whoever is on duty
     * @throws DcimException INVALID_VALUE (text, owner)
     */
    public ShiftPoint open(String text, String owner, String actor) {
        String what = text("text", text, LONGEST_POINT);
        String whose = owner(owner);
        return transactions.executeWrite(_ -> {
            ShiftPoint opened = points.save(new ShiftPoint(null, what, whose, time.now(), actor, null, "", ""));
            audit.record(actor, "point.open", opened.toString(), "", what, "");
            return opened;
        });
    }

    /** Gives a point to somebody. @throws DcimException NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE (owner) */
    public ShiftPoint give(long id, String owner, String actor) {
        String whose = owner(owner);
        return transactions.executeWrite(_ -> {
            ShiftPoint point = openPoint(id, "GIVE");
            audit.record(actor, "point.give", point.toString(), point.owner(), whose, "");
            return points.update(
                    new ShiftPoint(id, point.text(), whose, point.openedAt(), point.openedBy(), null, "", ""));
        });
    }

    /** Says how a point ended. @throws DcimException NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE (outcome) */
    public ShiftPoint close(long id, String outcome, String actor) {
        String how = text("outcome", outcome, LONGEST_POINT);
        return transactions.executeWrite(_ -> {
            ShiftPoint point = openPoint(id, "CLOSE");
            audit.record(actor, "point.close", point.toString(), point.text(), how, "");
            return points.update(new ShiftPoint(
                    id, point.text(), point.owner(), point.openedAt(), point.openedBy(), time.now(), actor, how));
        });
    }

    private ShiftPoint openPoint(long id, String action) {
        ShiftPoint point = points.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "point", id));
        if (point.closedAt() != null) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, point.toString(), "CLOSED", action);
        }
        return point;
    }

    private String owner(String typed) {
        String name = typed.strip();
        if (!name.isEmpty() && accounts.find(name).isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "owner", name, "");
        }
        return name;
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
