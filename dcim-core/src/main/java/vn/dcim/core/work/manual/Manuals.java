package vn.dcim.core.work.manual;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.work.WorkOrder;

/** The manuals of the centre: those that the program carries in {@code manuals/}, until it writes its own. */
@Singleton
public class Manuals {

    static final String FOLDER = "manuals";

    private static final String TEMPLATE = "manual-template";

    private final ManualVersionRepository versions;
    private final ManualApprovalRepository approvals;
    private final TransactionOperations<Connection> transactions;
    private final ManualReader reader;
    private final Map<String, String> usual;
    private final String template;
    private final Clock clock;

    /** @throws DcimException BROKEN_DEFINITION */
    Manuals(
            ManualVersionRepository versions,
            ManualApprovalRepository approvals,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.versions = versions;
        this.approvals = approvals;
        this.transactions = transactions;
        this.clock = clock;
        reader = new ManualReader(PointVocabulary.load());
        template = DefinitionFiles.texts(TEMPLATE, Manuals.class.getClassLoader())
                .values()
                .iterator()
                .next();
        usual = new LinkedHashMap<>();
        DefinitionFiles.texts(FOLDER, Manuals.class.getClassLoader())
                .forEach((file, body) -> usual.put(reader.read(file, body).code(), body));
    }

    /** Returns those by which something is done, by code. */
    public List<KnownManual> used() {
        return all().stream().filter(known -> !known.version().retired()).toList();
    }

    /** Returns all, also those that are retired, by code. */
    public List<KnownManual> all() {
        List<ManualVersion> newest = versions.findNewest();
        return known(newest.isEmpty() ? begin() : newest);
    }

    private List<ManualVersion> begin() {
        try {
            return transactions.executeWrite(_ -> {
                usual.forEach((code, body) -> versions.save(new ManualVersion(
                        null, code, 1, body, false, clock.instant().truncatedTo(ChronoUnit.MILLIS), "", "")));
                return versions.findNewest();
            });
        } catch (DataAccessException e) {
            // why: who asks first begins them, and two may ask at the same moment
            List<ManualVersion> begun = versions.findNewest();
            if (begun.isEmpty()) {
                throw e;
            }
            return begun;
        }
    }

    /** @throws DcimException NOT_FOUND */
    public KnownManual get(String code) {
        return find(code).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "manual", code));
    }

    public Optional<KnownManual> find(String code) {
        return all().stream().filter(known -> known.code().equals(code)).findFirst();
    }

    /** Returns the manual that an order follows, as it stands now; empty for none. */
    public Optional<KnownManual> of(WorkOrder order) {
        return order.manual() == null ? Optional.empty() : find(order.manual().split(" ")[0]);
    }

    /** Returns what a manual was, the newest first. */
    public List<KnownManual> versions(String code) {
        return known(versions.findByCodeOrderByVersionDesc(code));
    }

    /** Returns the text that a new manual is begun with. */
    public String template() {
        return template;
    }

    /** Reads what was written. @throws DcimException BROKEN_DEFINITION */
    Manual read(String body) {
        return reader.read("manual.yaml", body);
    }

    private List<KnownManual> known(List<ManualVersion> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        Map<Long, ManualApproval> papers =
                approvals
                        .findByManualIdInOrderById(
                                some.stream().map(ManualVersion::id).toList())
                        .stream()
                        .collect(Collectors.toMap(ManualApproval::manualId, Function.identity(), (first, _) -> first));
        return some.stream()
                .map(version ->
                        new KnownManual(reader.read(version.code(), version.body()), version, papers.get(version.id())))
                .toList();
    }
}
