package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.software.FieldFault.Kind;

/** Makes an installation of what was typed for its fields. */
final class InstallationReader {

    private static final int MOST_CORES = 4096;

    private InstallationReader() {}

    /** @param assets finds those of a label or a name that are there */
    static Outcome<Installation> read(
            Map<InstallationField, String> fields,
            @Nullable Described<InstallationField> before,
            @Nullable Installation known,
            long titleId,
            Function<String, List<Asset>> assets,
            LocalDate today,
            String actor,
            String reason) {
        var typed = new TypedFields<>(InstallationField.values(), fields, before);
        String machine = typed.text(InstallationField.ASSET);
        String person = typed.text(InstallationField.PERSON);
        if (machine.isEmpty() && person.isEmpty()) {
            typed.fault(InstallationField.ASSET, Kind.MISSING, "");
        } else if (!machine.isEmpty() && !person.isEmpty()) {
            typed.fault(InstallationField.PERSON, Kind.NOT_TOGETHER, InstallationField.ASSET.code());
        }
        Long assetId = machine.isEmpty() ? null : asset(typed, assets.apply(machine));
        LocalDate since = typed.day(InstallationField.SINCE);
        if (since != null && since.isAfter(today)) {
            typed.fault(InstallationField.SINCE, Kind.NOT_READ, "≤ " + today);
        }
        var installation = new Installation(
                known == null ? null : known.id(),
                known == null ? 1 : known.revision() + 1,
                titleId,
                assetId,
                person,
                typed.text(InstallationField.VERSION),
                typed.number(InstallationField.CORES, 1, MOST_CORES),
                since,
                typed.text(InstallationField.CONSENT_BY),
                typed.text(InstallationField.CONSENT_DOCUMENT),
                actor,
                reason);
        List<FieldFault> faults = typed.faults();
        return faults.isEmpty() ? Outcome.of(installation) : Outcome.refused(faults);
    }

    private static @Nullable Long asset(TypedFields<InstallationField> typed, List<Asset> found) {
        if (found.size() == 1) {
            return found.getFirst().id();
        }
        typed.fault(
                InstallationField.ASSET,
                Kind.UNKNOWN,
                String.join(", ", found.stream().limit(5).map(Asset::tag).toList()));
        return null;
    }
}
