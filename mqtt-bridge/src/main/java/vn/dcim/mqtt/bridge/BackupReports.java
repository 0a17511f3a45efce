package vn.dcim.mqtt.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.account.ApiTokens;
import vn.dcim.core.account.Permission;
import vn.dcim.core.backup.BackupRuns;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.map.PayloadReader;
import vn.dcim.mqtt.map.PayloadReader.Payload;

/**
 * Takes runs of backups that other tools report: the JSON of {@code POST /api/v1/backups/{plan}/runs} under
 * {@code dcim/backups/{plan}/runs}, with an API token as the user property {@code token}. A report that comes again is taken once.
 */
@Singleton
@Requires(property = "dcim.mqtt.url")
class BackupReports {

    static final String FILTER = "dcim/backups/+/runs";

    private static final Pattern TOPIC = Pattern.compile("dcim/backups/([^/]+)/runs");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    /** Where it came from, as the token's last use tells it: the broker does not say more. */
    private static final String ADDRESS = "mqtt";

    private final ApiTokens tokens;
    private final BackupRuns runs;

    BackupReports(ApiTokens tokens, BackupRuns runs) {
        this.tokens = tokens;
        this.runs = runs;
    }

    static boolean concerns(String topic) {
        return TOPIC.matcher(topic).matches();
    }

    /** Takes a report, durably when this returns; or returns why it is of no use. What the database cannot take now is thrown. */
    Optional<Fault> take(Arrival arrival) {
        if (!arrival.isWhole()) {
            return Optional.of(Fault.of(Fault.Detail.BYTES, arrival.size()));
        }
        Optional<ApiTokens.Grant> grant = arrival.token().isEmpty()
                ? Optional.empty()
                : tokens.grant(arrival.token(), ADDRESS)
                        .filter(found -> found.permissions().contains(Permission.RUN_BACKUP));
        if (grant.isEmpty()) {
            return Optional.of(Fault.of(Fault.Detail.NO_RIGHT, Permission.RUN_BACKUP.code()));
        }
        return switch (PayloadReader.parse(arrival.payload())) {
            case Payload.Unreadable(Fault fault) -> Optional.of(fault);
            case Payload.Readable readable when readable.json().isEmpty() -> Optional.of(readable.notJson());
            case Payload.Readable readable ->
                take(
                        arrival.topic(),
                        readable.json().get(),
                        grant.get().account().name());
        };
    }

    private Optional<Fault> take(String topic, JsonNode told, String by) {
        try {
            runs.reportOnce(plan(topic), report(told), by);
            return Optional.empty();
        } catch (DcimException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            return Optional.of(Fault.of(Fault.Detail.REFUSED_BY_STORE, e.code().code() + " " + e.arguments()));
        }
    }

    private static long plan(String topic) {
        Matcher matcher = TOPIC.matcher(topic);
        if (!matcher.matches() || !ID.matcher(matcher.group(1)).matches()) {
            throw new DcimException(ErrorCode.NOT_FOUND, "backup-plan", topic);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static BackupRuns.Report report(JsonNode told) {
        String state = text(told, "state");
        if (!state.equals("done") && !state.equals("failed")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "state", state, "done, failed");
        }
        JsonNode verified = told.path("verified");
        return new BackupRuns.Report(
                state.equals("done"),
                instant(told, "startedAt"),
                instant(told, "endedAt"),
                amount(told, "bytes"),
                amount(told, "items"),
                text(told, "hash"),
                verified.isBoolean() ? (Boolean) verified.booleanValue() : null,
                text(told, "message"),
                text(told, "log"));
    }

    private static String text(JsonNode told, String field) {
        return told.path(field).asText("");
    }

    private static Instant instant(JsonNode told, String field) {
        String text = text(told, field);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, field, text, "2026-11-20T15:00:00Z");
        }
    }

    private static long amount(JsonNode told, String field) {
        JsonNode amount = told.path(field);
        if (amount.isMissingNode() || amount.isNull()) {
            return 0;
        }
        if (!amount.canConvertToLong() || amount.longValue() < 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, amount, "≥ 0");
        }
        return amount.longValue();
    }
}
