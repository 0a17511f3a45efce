package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentDesk;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.work.Assignee;
import vn.dcim.core.work.WorkDesk;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;

/** Makes work of findings, such as obligations that are not met, and tells what became of it. */
@Singleton
@Requires(property = "datasources.default.url")
public class RemedyDesk {

    /** What an order that was made of an obligation says it was opened from, before the id. */
    public static final String FROM = "obligation:";

    private static final Pattern ASSET = Pattern.compile("asset:(\\d{1,15})(?!\\d)");
    private static final int MOST_ASSETS = 50;

    private final OpenFindings findings;
    private final RemedyRepository repository;
    private final FindingTaskRepository tasks;
    private final WorkDesk work;
    private final WorkOrders orders;
    private final IncidentDesk incidentDesk;
    private final Incidents incidents;
    private final AuditLog audit;
    private final Clock clock;

    RemedyDesk(
            OpenFindings findings,
            RemedyRepository repository,
            FindingTaskRepository tasks,
            WorkDesk work,
            WorkOrders orders,
            IncidentDesk incidentDesk,
            Incidents incidents,
            AuditLog audit,
            Clock clock) {
        this.findings = findings;
        this.repository = repository;
        this.tasks = tasks;
        this.work = work;
        this.orders = orders;
        this.incidentDesk = incidentDesk;
        this.incidents = incidents;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be done about a finding.
     *
     * @param dueOn null for no day
     * @param team that is to do it; empty for nobody yet
     * @param items of the order, of what is wrong by name
     */
    public record Wish(String title, @Nullable LocalDate dueOn, String team, List<WorkItem.Draft> items) {}

    /**
     * Opens a work order.
     *
     * @param obligation its id, or {@code xray:7} for a finding of the X-ray
     * @throws DcimException NOT_FOUND for an obligation that is not in force here; ILLEGAL_TRANSITION where it is not "not met"; INVALID_VALUE
     *     (title, due, assignee)
     */
    @Transactional
    public WorkOrder order(String obligation, Wish wish, String actor) {
        Finding finding = open(obligation);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        if (wish.dueOn() != null && wish.dueOn().isBefore(today)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "due", wish.dueOn(), "≥ " + today);
        }
        WorkOrder opened = work.open(
                new WorkDesk.Wish(
                        WorkKind.CORRECTIVE,
                        wish.title(),
                        null,
                        from(obligation),
                        wish.dueOn(),
                        assets(finding),
                        wish.items()),
                actor);
        if (!wish.team().isBlank()) {
            opened = work.assign(opened.id(), Assignee.team(wish.team().strip()), actor);
        }
        keep(obligation, Remedy.Kind.WORK_ORDER, opened.id(), opened.number(), actor);
        return opened;
    }

    /** Opens an incident, found now. @throws DcimException as for an order */
    @Transactional
    public Incident incident(String obligation, String title, String actor) {
        Finding finding = open(obligation);
        List<Long> affected = assets(finding);
        Incident opened = incidentDesk.open(
                new IncidentDesk.Wish(title, null, null, affected.size() == 1 ? affected.getFirst() : null, false),
                actor);
        keep(obligation, Remedy.Kind.INCIDENT, opened.id(), opened.title(), actor);
        return opened;
    }

    private Finding open(String about) {
        Finding finding = findings.get(about);
        if (!finding.isOpen()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, finding.told(), "NOT_OPEN", "REMEDY");
        }
        return finding;
    }

    private static List<Long> assets(Finding finding) {
        return finding.offences().stream()
                .map(offence -> ASSET.matcher(offence.subject()))
                .filter(Matcher::lookingAt)
                .map(found -> Long.valueOf(found.group(1)))
                .distinct()
                .limit(MOST_ASSETS)
                .toList();
    }

    /** Returns what an order that was made of something says it was opened from. */
    static String from(String about) {
        return about.indexOf(':') < 0 ? FROM + about : about;
    }

    private void keep(String obligation, Remedy.Kind kind, long target, String name, String actor) {
        repository.save(
                new Remedy(null, obligation, kind, target, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor));
        audit.record(actor, "obligation.remedy", from(obligation), "", kind.code() + ":" + target, name);
    }

    /** Returns what was made of an obligation, the newest first. */
    @Transactional(readOnly = true)
    public List<Remedy.Progress> of(String obligation) {
        return progress(repository.findByObligationOrderByIdDesc(obligation));
    }

    /** Returns what is still being done, by obligation. */
    @Transactional(readOnly = true)
    public Map<String, List<Remedy.Progress>> open() {
        return progress(repository.findAllOrderByIdDesc()).stream()
                .filter(Remedy.Progress::isOpen)
                .collect(Collectors.groupingBy(progress -> progress.remedy().obligation()));
    }

    /** Returns the id of the obligation that something was made of; empty for what was made of none. */
    public Optional<String> obligation(Remedy.Kind kind, long target) {
        return repository.findByKindAndTargetId(kind, target).map(Remedy::obligation);
    }

    private List<Remedy.Progress> progress(List<Remedy> made) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<Long, WorkOrder> ordered = orders.get(targets(made, Remedy.Kind.WORK_ORDER));
        Map<Long, IncidentFile> files = incidents.get(targets(made, Remedy.Kind.INCIDENT));
        Set<Long> taskIds = targets(made, Remedy.Kind.TASK);
        Map<Long, FindingTask> given = taskIds.isEmpty()
                ? Map.of()
                : tasks.findByIdIn(taskIds).stream().collect(Collectors.toMap(FindingTask::id, task -> task));
        return made.stream()
                .flatMap(remedy -> switch (remedy.kind()) {
                    case WORK_ORDER ->
                        Stream.ofNullable(ordered.get(remedy.targetId())).map(order -> of(remedy, order, today));
                    case INCIDENT ->
                        Stream.ofNullable(files.get(remedy.targetId())).map(file -> of(remedy, file));
                    case TASK -> Stream.ofNullable(given.get(remedy.targetId())).map(task -> of(remedy, task, today));
                })
                .toList();
    }

    private static Set<Long> targets(List<Remedy> made, Remedy.Kind kind) {
        return made.stream()
                .filter(remedy -> remedy.kind() == kind)
                .map(Remedy::targetId)
                .collect(Collectors.toSet());
    }

    private static Remedy.Progress of(Remedy remedy, WorkOrder order, LocalDate today) {
        return new Remedy.Progress(
                remedy,
                order.number() + " " + order.title(),
                order.state().code(),
                order.state().isOpen(),
                order.dueOn(),
                order.isLate(today));
    }

    private static Remedy.Progress of(Remedy remedy, FindingTask task, LocalDate today) {
        return new Remedy.Progress(remedy, task.title(), task.state(), task.isOpen(), task.dueOn(), task.isLate(today));
    }

    private static Remedy.Progress of(Remedy remedy, IncidentFile file) {
        return new Remedy.Progress(
                remedy, file.incident().title(), file.isClosed() ? "closed" : "open", !file.isClosed(), null, false);
    }
}
