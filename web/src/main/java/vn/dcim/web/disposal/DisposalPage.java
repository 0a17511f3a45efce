package vn.dcim.web.disposal;

import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.attachment.Attachment;
import vn.dcim.core.asset.disposal.Disposal;
import vn.dcim.core.asset.disposal.DisposalGate;
import vn.dcim.core.asset.disposal.DisposalMember;

/**
 * Minutes of disposal, with how far each of their assets is.
 *
 * @param lines of the gate, by the id of an asset that still awaits its disposal
 * @param files newest first, the withdrawn ones too
 * @param typed what was typed into a form that was refused
 * @param fault why it was; empty for none
 */
public record DisposalPage(
        Disposal disposal,
        List<DisposalMember> members,
        List<Asset> assets,
        Map<Long, List<DisposalGate.Line>> lines,
        List<Attachment> files,
        Map<String, String> typed,
        String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns the lines that are in the way of an asset's disposal. */
    public List<DisposalGate.Line> blocked(Asset asset) {
        return lines.getOrDefault(asset.id(), List.of()).stream()
                .filter(line -> !line.isClear())
                .toList();
    }

    /** Tells whether something still has to be disposed of, and nothing is in the way. */
    public boolean isReady() {
        return !lines.isEmpty() && lines.values().stream().flatMap(List::stream).allMatch(DisposalGate.Line::isClear);
    }
}
