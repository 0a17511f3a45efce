package vn.dcim.web.overview;

import jakarta.inject.Singleton;
import java.util.Map;
import vn.dcim.web.page.AssetSource;

/** The static files of the overview. */
@Singleton
final class OverviewAssets implements AssetSource {

    @Override
    public Map<String, String> files() {
        return Map.of("overview.css", "assets/overview.css", "overview.js", "assets/overview.js");
    }
}
