package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.util.Set;
import vn.dcim.core.asset.AssetKind;

/** Where a title that is permitted may be installed (11/2023, articles 10.4.e and 29.2.a). */
public enum PermittedOn {
    EVERYWHERE,
    /** What serves many: servers and storage. */
    SERVERS,
    /** What people work at, and people's own seats. */
    WORKPLACES;

    static final Set<AssetKind> SERVING = Set.of(AssetKind.SERVER, AssetKind.STORAGE);
    static final Set<AssetKind> WORKED_AT = Set.of(AssetKind.WORKSTATION, AssetKind.LAPTOP);

    /** @param kind of the machine; null for a person's seat */
    public boolean covers(@Nullable AssetKind kind) {
        return switch (this) {
            case EVERYWHERE -> true;
            case SERVERS -> kind != null && SERVING.contains(kind);
            case WORKPLACES -> kind == null || WORKED_AT.contains(kind);
        };
    }
}
