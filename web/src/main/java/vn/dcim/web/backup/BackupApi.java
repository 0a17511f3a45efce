package vn.dcim.web.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.backup.BackupDesk;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.BackupRuns;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.Finding;
import vn.dcim.core.backup.RestoreTests;
import vn.dcim.core.backup.RunState;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Backups in the API: how they stand, and where other tools report their runs. */
@Tag(name = "backups")
@Controller("/api/v1/backups")
@Needs(Permission.VIEW)
final class BackupApi {

    private final Backups backups;
    private final BackupDesk desk;
    private final BackupRuns runs;
    private final RestoreTests tests;

    BackupApi(Backups backups, BackupDesk desk, BackupRuns runs, RestoreTests tests) {
        this.backups = backups;
        this.desk = desk;
        this.runs = runs;
        this.tests = tests;
    }

    /** What is wrong. @param kind code such as {@code missed} @param obligations rows of the regulation that are not met by it */
    @Serdeable
    record FindingResource(String kind, boolean red, String subject, String detail, List<String> obligations) {
        static FindingResource of(Finding finding) {
            return new FindingResource(
                    finding.kind().code(),
                    finding.kind().isRed(),
                    finding.subject(),
                    finding.detail(),
                    finding.kind().obligations());
        }
    }

    /** A plan and how it stands. @param last null where it never ran */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PlanResource(
            long id,
            String name,
            String set,
            String kind,
            String runner,
            String cron,
            boolean active,
            @Nullable RunResource last,
            List<FindingResource> findings) {}

    /** A run. @param endedAt null while it goes on */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RunResource(
            long id,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            long bytes,
            long items,
            String hash,
            String verdict,
            String compared,
            String fault,
            String detail) {
        static RunResource of(BackupRun run) {
            return new RunResource(
                    run.id(),
                    run.state().code(),
                    run.startedAt(),
                    run.endedAt(),
                    run.bytes(),
                    run.items(),
                    run.hash(),
                    run.verdict().code(),
                    run.compared(),
                    run.fault(),
                    run.detail());
        }
    }

    /**
     * A run as another tool tells of it.
     *
     * @param state done or failed
     * @param verified whether the tool compared it with its source, and it was the same; leave it out where it did not
     */
    @Serdeable
    record ReportResource(
            @Nullable String state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long bytes,
            @Nullable Long items,
            @Nullable String hash,
            @Nullable Boolean verified,
            @Nullable String message,
            @Nullable String log) {}

    /** A restore test as somebody or another tool tells of it. */
    @Serdeable
    record TestResource(
            Instant startedAt,
            Instant endedAt,
            boolean passed,
            @Nullable String message) {}

    @Operation(summary = "Lists the plans of backups, worst first, each with its newest run and what is wrong with it")
    @Get
    List<PlanResource> list() {
        return backups.standings().stream()
                .map(one -> new PlanResource(
                        one.plan().id(),
                        one.plan().name(),
                        one.set().name(),
                        one.set().kind().code(),
                        one.plan().runner().code(),
                        one.plan().cron(),
                        one.plan().active(),
                        one.last() == null ? null : RunResource.of(one.last()),
                        one.findings().stream().map(FindingResource::of).toList()))
                .toList();
    }

    @Operation(
            summary = "Lists all that is wrong with how data are backed up",
            description =
                    "obligation: id of a row of the regulation, such as BK11-11.3-b, to see what is not met of it.")
    @Get("/findings{?obligation}")
    List<FindingResource> findings(@Nullable String obligation) {
        return Stream.concat(
                        backups.standings().stream().flatMap(one -> one.findings().stream()),
                        backups.setFindings().stream())
                .filter(one -> obligation == null || one.kind().obligations().contains(obligation))
                .map(FindingResource::of)
                .toList();
    }

    @Operation(summary = "Lists the newest runs of a plan, newest first, those that are missing among them")
    @Get("/{plan}/runs")
    List<RunResource> runs(long plan) {
        backups.plan(plan);
        return backups.runs(plan).stream().map(RunResource::of).toList();
    }

    @Operation(
            summary = "Takes a run that another tool made, such as Veeam, Bareos or Proxmox",
            description =
                    "Of plans whose runner is reported. A run that is expected and is not reported within its window counts as failed.")
    @Post("/{plan}/runs")
    @Needs(Permission.RUN_BACKUP)
    HttpResponse<RunResource> report(HttpRequest<?> request, long plan, @Body ReportResource report) {
        String told = Objects.requireNonNullElse(report.state(), "");
        RunState state = RunState.of(told)
                .filter(one -> one == RunState.DONE || one == RunState.FAILED)
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "state", told, "done, failed"));
        BackupRun taken = runs.report(
                plan,
                new BackupRuns.Report(
                        state == RunState.DONE,
                        needed("startedAt", report.startedAt()),
                        needed("endedAt", report.endedAt()),
                        amount("bytes", report.bytes()),
                        amount("items", report.items()),
                        Objects.requireNonNullElse(report.hash(), ""),
                        report.verified(),
                        Objects.requireNonNullElse(report.message(), ""),
                        Objects.requireNonNullElse(report.log(), "")),
                SignedIn.name(request));
        return HttpResponse.created(RunResource.of(taken));
    }

    @Operation(summary = "Takes a restore test that was made with another tool")
    @Post("/{plan}/tests")
    @Needs(Permission.RUN_BACKUP)
    HttpResponse<?> test(HttpRequest<?> request, long plan, @Body TestResource test) {
        tests.note(
                plan,
                needed("startedAt", test.startedAt()),
                needed("endedAt", test.endedAt()),
                test.passed(),
                Objects.requireNonNullElse(test.message(), ""),
                SignedIn.name(request));
        return HttpResponse.noContent();
    }

    @Operation(summary = "Begins a run of a plan now; it goes on by itself")
    @Post("/{plan}/run")
    @Needs(Permission.RUN_BACKUP)
    HttpResponse<RunResource> run(HttpRequest<?> request, long plan) {
        return HttpResponse.accepted().body(RunResource.of(desk.runNow(plan, SignedIn.name(request))));
    }

    /** JSON may leave out what must be there. */
    private static Instant needed(String field, @Nullable Instant told) {
        if (told == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, "", "2026-11-20T15:00:00Z");
        }
        return told;
    }

    private static long amount(String field, @Nullable Long told) {
        long amount = Objects.requireNonNullElse(told, 0L);
        if (amount < 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, amount, "≥ 0");
        }
        return amount;
    }
}
