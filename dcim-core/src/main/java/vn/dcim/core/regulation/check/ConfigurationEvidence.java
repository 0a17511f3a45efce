package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.RunState;
import vn.dcim.core.backup.RunnerKind;

/** Configurations of devices that are kept, and where a copy differs from the one before it, the orders that were about the device then. */
@Singleton
@Requires(property = "datasources.default.url")
public final class ConfigurationEvidence extends NamedEvidence<ConfigurationEvidence.Facts> {

    public static final String NAME = "configurations";

    private static final Duration BACK = Duration.ofDays(30);
    private static final String DIFFERS = "≠";

    private final Backups backups;
    private final WorkEvidence orders;

    ConfigurationEvidence(Backups backups, WorkEvidence orders) {
        super(NAME, Facts.class);
        this.backups = backups;
        this.orders = orders;
    }

    /** @param plans how many keep the configuration of a device @param copies that were made within thirty days */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Facts(int plans, int copies, List<Change> changes) {

        public Facts {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A copy that differs.
     *
     * @param asset null where the plan names none
     * @param after when the copy before it was made; null for none
     * @param at when it was seen
     * @param order number of an order that was open between the two; empty for none
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Change(
            long run,
            String device,
            @Nullable Long asset,
            @Nullable Instant after,
            Instant at,
            String order) {}

    @Override
    public Facts gather(Instant now) {
        List<BackupPlan> plans = backups.plans().stream()
                .filter(plan -> plan.active() && plan.runner() == RunnerKind.DEVICE_CONFIG)
                .toList();
        List<WorkEvidence.Order> known =
                plans.isEmpty() ? List.of() : orders.gather(now).orders();
        List<Change> changes = new ArrayList<>();
        int copies = 0;
        for (BackupPlan plan : plans) {
            Long asset = backups.set(plan.setId()).assetId();
            List<BackupRun> runs = backups.runs(plan.id()).stream()
                    .filter(run -> run.state() == RunState.DONE)
                    .sorted(Comparator.comparing(BackupRun::startedAt))
                    .toList();
            for (int i = 0; i < runs.size(); i++) {
                BackupRun run = runs.get(i);
                if (run.startedAt().isBefore(now.minus(BACK))) {
                    continue;
                }
                copies++;
                if (run.compared().contains(DIFFERS)) {
                    Instant after = i == 0 ? null : runs.get(i - 1).startedAt();
                    changes.add(new Change(
                            run.id(), plan.name(), asset, after, run.startedAt(), order(known, asset, after, run)));
                }
            }
        }
        return new Facts(plans.size(), copies, changes);
    }

    private static String order(
            List<WorkEvidence.Order> orders, @Nullable Long asset, @Nullable Instant after, BackupRun run) {
        return orders.stream()
                .filter(order -> asset != null && order.assets().contains(asset) && !order.isGivenUp())
                .filter(order -> order.openedAt().isBefore(run.startedAt()))
                .filter(order -> order.finishedAt() == null
                        || after == null
                        || !order.finishedAt().isBefore(after))
                .map(WorkEvidence.Order::number)
                .findFirst()
                .orElse("");
    }
}
