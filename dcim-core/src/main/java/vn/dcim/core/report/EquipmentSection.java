package vn.dcim.core.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The equipment part of a report (11/2023 articles 7.2 and 12.1.g). */
@Singleton
final class EquipmentSection implements ReportSection {

    private final RegistryAsOf registry;

    EquipmentSection(RegistryAsOf registry) {
        this.registry = registry;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Told of(ReportParameters parameters) {
        Instant before = ReportPeriod.endOf(parameters.before());
        Instant opening = parameters.period().opening();
        Instant closing = parameters.period().closing();
        var equipment = new EquipmentAsOf(
                parameters,
                EquipmentAsOf.byId(registry.assets(opening)),
                EquipmentAsOf.byId(registry.assets(closing)),
                registry.movements(opening, closing),
                registry.movements(before, opening));
        return new Told(
                List.of(
                        new ReportQuery("opening", RegistryAsOf.assetsQuery(opening)),
                        new ReportQuery("closing", RegistryAsOf.assetsQuery(closing)),
                        new ReportQuery("movements", RegistryAsOf.movementsQuery(opening, closing)),
                        new ReportQuery("movements-before", RegistryAsOf.movementsQuery(before, opening))),
                tables(equipment));
    }

    static List<ReportTable> tables(EquipmentAsOf equipment) {
        return Stream.of(
                        StockTables.of(equipment),
                        EventTables.of(equipment),
                        List.of(ValueTable.of(equipment)),
                        EquipmentLists.of(equipment))
                .flatMap(List::stream)
                .toList();
    }
}
