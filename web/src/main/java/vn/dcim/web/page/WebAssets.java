package vn.dcim.web.page;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The static files of the pages: our own, and those of the libraries out of their Maven artifacts. */
@Singleton
final class WebAssets implements AssetSource {

    private static final List<String> OWN = List.of(
            "theme.js",
            "dcim.js",
            "session.js",
            "elevated.js",
            "passkey.js",
            "dcim.css",
            "alarms.js",
            "chart.js",
            "scan.js",
            "stocktake.js",
            "crew.js",
            "crew.css",
            "upload.js",
            "register.js",
            "fields.js",
            "floor.js",
            "floor.css",
            "calendar.js",
            "trend.js",
            "calendar.css",
            "icon.svg");
    private static final String INTER = "META-INF/resources/_static/inter/5.2.5/files/inter-";

    @Override
    public Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        OWN.forEach(name -> files.put(name, "assets/" + name));
        files.put("tabler.css", "META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css");
        files.put("htmx.js", "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");
        files.put("echarts.js", "META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js");
        for (String alphabet : List.of("latin", "vietnamese")) {
            for (int weight : List.of(400, 600)) {
                files.put(
                        "inter-%s-%d.woff2".formatted(alphabet, weight),
                        INTER + alphabet + "-" + weight + "-normal.woff2");
            }
        }
        return files;
    }
}
