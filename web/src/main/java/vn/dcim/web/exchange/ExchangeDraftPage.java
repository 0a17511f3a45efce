package vn.dcim.web.exchange;

import java.util.List;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.exchange.ExchangeDraft;
import vn.dcim.core.exchange.ExchangeLine;
import vn.dcim.core.exchange.ExchangeResult;

/**
 * What taking files of NetBox over would do.
 *
 * @param refusal why it was not done, in the reader's words; empty for none
 */
public record ExchangeDraftPage(ExchangeDraft draft, List<String> files, ExchangeResult result, String refusal) {

    /** How many objects of a fate are shown. */
    public static final int SHOWN = 200;

    public String path() {
        return ExchangeController.path(draft.id()).toString();
    }

    public List<ExchangeLine> lines(Fate fate) {
        return result.lines(fate).stream().limit(SHOWN).toList();
    }

    public long good() {
        return result.count(Fate.NEW) + result.count(Fate.CHANGED);
    }

    public long more(Fate fate) {
        return Math.max(0, result.count(fate) - SHOWN);
    }
}
