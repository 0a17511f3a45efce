package vn.dcim.web.maintenance;

import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.plan.MaintenancePlan;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.web.api.Typed;

/** One line of a plan. @param fault empty for none */
public record PlanLinePage(
        MaintenancePlan plan,
        Planned planned,
        KnownManual manual,
        List<Asset> assets,
        LocalDate today,
        Typed typed,
        String fault) {}
