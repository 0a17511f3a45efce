package vn.dcim.web.power;

import java.time.Instant;
import java.util.List;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.core.power.PowerSurvey;
import vn.dcim.core.power.PowerSurvey.Stage;

/**
 * The whole chain.
 *
 * @param fault why the connection that was typed last cannot be made; empty for none
 * @param typed that connection, by its fields
 * @param pasted a list of connections that was refused; empty for none
 * @param wrong what is wrong with it, a text for each row
 */
public record PowerPage(
        Chain chain,
        PowerSurvey survey,
        PowerConfig config,
        AssetNames names,
        Instant now,
        CableForm typed,
        String fault,
        String pasted,
        List<String> wrong) {

    /** Returns the class of a load against the marks of the settings. */
    public String look(Stage stage, double watts) {
        return look(stage, watts, config);
    }

    static String look(Stage stage, double watts, PowerConfig config) {
        Double percent = stage.percent(watts);
        if (stage.limit() != null && watts > stage.limit()) {
            return "word p-high";
        }
        if (percent == null || percent < config.watch()) {
            return "";
        }
        return percent < config.high() ? "word p-low" : "word p-medium";
    }

    public List<Feed> closing() {
        return chain.closing();
    }

    public String name(String key) {
        return chain.find(key).orElseThrow().name();
    }
}
