package vn.dcim.web.maintenance;

import java.util.List;
import java.util.Map;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Upkept;
import vn.dcim.web.api.Typed;

/**
 * One manual.
 *
 * @param known as it stands
 * @param versions the newest first
 * @param assets some of those that it is for
 * @param count how many it is for
 * @param names full names by account
 * @param fault empty for none
 */
public record ManualPage(
        KnownManual known,
        List<KnownManual> versions,
        List<Upkept> assets,
        int count,
        Map<String, String> names,
        Typed typed,
        String fault) {

    /** Returns what stands in the field of the text: what was typed, or what there is. */
    public String body() {
        return typed.text("body").isEmpty() ? known.version().body() : typed.text("body");
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }
}
