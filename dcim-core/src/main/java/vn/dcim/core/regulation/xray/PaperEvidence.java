package vn.dcim.core.regulation.xray;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.document.Documents;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.Evidence;
import vn.dcim.core.transport.TransportExemption;
import vn.dcim.core.transport.TransportExemptions;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.plan.MaintenancePlan;
import vn.dcim.core.work.plan.MaintenancePlans;

/** Documents of record and contracts, what rests on each, and plans with their approvals. */
@Singleton
@Requires(property = "datasources.default.url")
final class PaperEvidence implements Evidence<PaperEvidence.Facts> {

    static final String NAME = "xray-papers";

    private final Documents documents;
    private final Compliance compliance;
    private final MaintenancePlans plans;
    private final TransportExemptions exemptions;
    private final SupplierContracts contracts;
    private final WorkOrders orders;

    PaperEvidence(
            Documents documents,
            Compliance compliance,
            MaintenancePlans plans,
            TransportExemptions exemptions,
            SupplierContracts contracts,
            WorkOrders orders) {
        this.documents = documents;
        this.compliance = compliance;
        this.plans = plans;
        this.exemptions = exemptions;
        this.contracts = contracts;
        this.orders = orders;
    }

    /** @param papers that something rests on; those that nothing rests on are left out @param documents how many there are */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(int documents, List<Paper> papers, List<Plan> plans) {

        Facts {
            papers = List.copyOf(papers);
            plans = List.copyOf(plans);
        }
    }

    /**
     * A paper, and one thing that rests on it.
     *
     * @param validFrom null for always
     * @param validTo the last day; null for no end
     * @param rest what rests on it: {@code attestation}, {@code exception}, {@code not-applicable}, {@code plan}, {@code transport},
     *     {@code order}
     * @param subject of that, as the audit log names it
     * @param restName what people call that
     * @param restPath of its page
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Paper(
            String title,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String rest,
            String subject,
            String restName,
            String restPath) {}

    /** A plan. @param lines of it */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Plan(long id, int year, List<Line> lines) {

        Plan {
            lines = List.copyOf(lines);
        }
    }

    /** @param order number of what was ordered by it; empty for none @param startedAt null before the work began */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            long id,
            String manual,
            LocalDate dueOn,
            boolean isApproved,
            String order,
            @Nullable Instant startedAt) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Facts> type() {
        return Facts.class;
    }

    @Override
    public Facts gather(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        List<Documents.Filed> filed = documents.find("");
        Map<Long, Documents.Filed> byId =
                filed.stream().collect(Collectors.toMap(one -> one.document().id(), one -> one));
        Map<String, Documents.Filed> byNumber = filed.stream()
                .filter(one -> !one.version().number().isBlank())
                .collect(Collectors.toMap(
                        one -> key(one.version().number()),
                        one -> one,
                        // why: of two of one number the one that is valid for longer counts
                        (one, other) -> lasts(one, other) ? one : other));
        List<Paper> papers = new ArrayList<>();
        compliance.all().stream()
                .flatMap(standing -> standing.declarations().stream())
                .filter(declaration -> declaration.isInForce(today))
                .forEach(declaration -> add(
                        papers,
                        declaration.documentId() == null
                                ? byNumber.get(key(declaration.paper()))
                                : byId.get(declaration.documentId()),
                        code(declaration),
                        "obligation:" + declaration.obligation(),
                        declaration.obligation(),
                        "/compliance/" + declaration.obligation()));
        List<MaintenancePlan> open =
                plans.all().stream().filter(plan -> plan.closedAt() == null).toList();
        open.forEach(plan -> plans.approvals(plan.id())
                .forEach(approval -> add(
                        papers,
                        byNumber.get(key(approval.document())),
                        "plan",
                        plan.toString(),
                        String.valueOf(plan.planYear()),
                        "/maintenance?year=" + plan.planYear())));
        exemptions.newest().stream()
                .filter(exemption -> exemption.isRunning(now))
                .forEach(exemption -> add(papers, exemption, byNumber));
        contracted(papers);
        return new Facts(filed.size(), papers, open.stream().map(this::plan).toList());
    }

    private static String key(String number) {
        return number.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean lasts(Documents.Filed one, Documents.Filed other) {
        return one.version().validTo() == null
                || other.version().validTo() != null
                        && !one.version().validTo().isBefore(other.version().validTo());
    }

    private static String code(Declaration declaration) {
        return declaration.kind().code();
    }

    private static void add(
            List<Paper> papers,
            Documents.@Nullable Filed paper,
            String rest,
            String subject,
            String name,
            String path) {
        if (paper != null) {
            papers.add(new Paper(
                    paper.document().title(),
                    paper.version().validFrom(),
                    paper.version().validTo(),
                    rest,
                    subject + ":document:" + paper.document().id(),
                    name,
                    path));
        }
    }

    private static void add(List<Paper> papers, TransportExemption exemption, Map<String, Documents.Filed> byNumber) {
        add(
                papers,
                byNumber.get(key(exemption.document())),
                "transport",
                "transport-exemption:" + exemption.id(),
                exemption.document(),
                "/transport");
    }

    /** Open orders that a company does rest on the contract of it that lasts longest. */
    private void contracted(List<Paper> papers) {
        Map<String, SupplierContract> longest = contracts.all().values().stream()
                .collect(Collectors.toMap(
                        SupplierContract::company,
                        contract -> contract,
                        (one, other) -> one.lastDay().isBefore(other.lastDay()) ? other : one));
        orders.open().stream()
                .filter(order -> !order.contractor().isEmpty() && longest.containsKey(order.contractor()))
                .forEach(order -> papers.add(new Paper(
                        longest.get(order.contractor()).number() + " " + order.contractor(),
                        null,
                        longest.get(order.contractor()).lastDay(),
                        "order",
                        "work-order:" + order.id() + ":contract",
                        order.number() + " " + order.title(),
                        "/work/" + order.id())));
    }

    private Plan plan(MaintenancePlan plan) {
        return new Plan(
                plan.id(),
                plan.planYear(),
                plans.lines(plan.id()).stream()
                        .filter(planned -> !planned.isEnded())
                        .map(planned -> new Line(
                                planned.line().id(),
                                planned.line().manual(),
                                planned.line().dueOn(),
                                planned.line().approvalId() != null,
                                planned.order() == null ? "" : planned.order().number(),
                                planned.order() == null ? null : planned.order().startedAt()))
                        .toList());
    }
}
