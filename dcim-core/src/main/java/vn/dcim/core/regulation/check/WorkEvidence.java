package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/** Broken equipment, and the orders that are open or were opened within a year. */
@Singleton
@Requires(property = "datasources.default.url")
final class WorkEvidence extends NamedEvidence<WorkEvidence.Facts> {

    static final String NAME = "work-orders";

    private final WorkOrders orders;
    private final AssetsAtHand assets;
    private final SupplierContracts contracts;

    WorkEvidence(WorkOrders orders, AssetsAtHand assets, SupplierContracts contracts) {
        super(NAME, Facts.class);
        this.orders = orders;
        this.assets = assets;
        this.contracts = contracts;
    }

    /** @param assets how many the register has that are there */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(long assets, List<Broken> broken, List<Order> orders) {

        Facts {
            broken = List.copyOf(broken);
            orders = List.copyOf(orders);
        }
    }

    /** Equipment that is broken. @param kind code */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Broken(long asset, String name, String kind) {}

    /**
     * @param kind code of {@link WorkKind}
     * @param assets that it is about
     * @param kinds codes of what those are
     * @param isPlanned whether it has a day or a window
     * @param performer account, team or company that it is given to, or who finished it; empty for nobody
     * @param isContractor whether a company does it
     * @param contractEnds the last day of the company's contract that lasts longest; null where none is noted
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Order(
            long id,
            String number,
            String title,
            String kind,
            boolean isOpen,
            boolean isGivenUp,
            List<Long> assets,
            List<String> kinds,
            Instant openedAt,
            boolean isPlanned,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            String performer,
            boolean isContractor,
            @Nullable LocalDate contractEnds) {

        Order {
            assets = List.copyOf(assets);
            kinds = List.copyOf(kinds);
        }
    }

    @Override
    public Facts gather(Instant now) {
        Instant from = OrderChecks.yearBack(now);
        List<WorkOrder> all = orders.openOrSince(from);
        Map<Long, List<Long>> about = OneRound.once("assets of orders", orders::assets);
        Map<Long, AssetKind> kinds = new HashMap<>();
        assets.all().forEach(asset -> kinds.put(asset.id(), asset.kind()));
        Map<String, LocalDate> ends = contracts.all().values().stream()
                .collect(Collectors.toMap(
                        SupplierContract::company,
                        SupplierContract::lastDay,
                        (one, other) -> one.isAfter(other) ? one : other));
        return new Facts(
                assets.all().size(),
                assets.of(AssetStatus.BROKEN).stream()
                        .map(asset -> new Broken(
                                asset.id(), asset.name(), asset.kind().code()))
                        .toList(),
                all.stream()
                        .map(order -> of(order, about.getOrDefault(order.id(), List.of()), kinds, ends))
                        .toList());
    }

    private static Order of(
            WorkOrder order, List<Long> about, Map<Long, AssetKind> kinds, Map<String, LocalDate> ends) {
        String given = order.assignedAccount() + order.assignedTeam() + order.contractor();
        return new Order(
                order.id(),
                order.number(),
                order.title(),
                order.kind().code(),
                order.state().isOpen(),
                order.state() == WorkState.CANCELLED,
                about.stream().sorted().toList(),
                about.stream()
                        .map(kinds::get)
                        .filter(kind -> kind != null)
                        .map(AssetKind::code)
                        .distinct()
                        .sorted()
                        .toList(),
                order.openedAt(),
                order.dueOn() != null || order.plannedFrom() != null,
                order.startedAt(),
                order.finishedAt(),
                given.isEmpty() ? order.finishedBy() : given,
                !order.contractor().isEmpty(),
                ends.get(order.contractor()));
    }
}
