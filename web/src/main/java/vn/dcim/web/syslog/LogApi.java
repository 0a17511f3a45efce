package vn.dcim.web.syslog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.syslog.LogPage;
import vn.dcim.core.syslog.StoredLog;
import vn.dcim.web.security.Needs;

/** Log messages in the API. */
@Tag(name = "logs")
@Controller("/api/v1/logs")
@Needs(Permission.READ_LOG)
final class LogApi {

    private static final int MOST = 1000;

    private final LogList list;

    LogApi(LogList list) {
        this.list = list;
    }

    /** A message. @param source id of the device of its source @param saidAt when it says that it happened, or null */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LogResource(
            long source,
            String sender,
            Instant receivedAt,
            @Nullable Instant saidAt,
            int facility,
            int severity,
            String host,
            String application,
            String process,
            String messageId,
            String structuredData,
            String text) {

        static LogResource of(StoredLog log) {
            var message = log.message();
            return new LogResource(
                    log.sourceId(),
                    message.sender(),
                    message.receivedAt(),
                    message.saidAt(),
                    message.facility(),
                    message.severity(),
                    message.host(),
                    message.application(),
                    message.process(),
                    message.messageId(),
                    message.structuredData(),
                    message.text());
        }
    }

    /**
     * What a search found.
     *
     * @param next what to pass as before to search on; null where all of the period was searched
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FoundResource(List<LogResource> items, @Nullable Long next, long searched) {}

    @Operation(
            summary = "Searches log messages",
            description =
                    "Newest first. q: words that all must be there, in any case; source: id of its device; kind: network, security, "
                            + "server, application, terminal, monitoring-point; severity: the least severe, 0 to 7; from and to: "
                            + "instants in UTC (to is exclusive), or hours back from now (24). A search stops after two seconds, or size "
                            + "messages (200, 1,000 at most): pass next as before to go on.")
    @Get
    FoundResource find(@RequestBean LogView view, @QueryValue(defaultValue = "200") int size) {
        if (size < 1 || size > MOST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "size", size, "1–" + MOST);
        }
        LogPage page = list.find(view.complete(), size);
        return new FoundResource(
                page.rows().stream().map(LogResource::of).toList(),
                page.isComplete() ? null : page.reachedTo().toEpochMilli(),
                page.searched());
    }
}
