package vn.dcim.web.software;

import java.util.List;
import vn.dcim.core.software.BroughtList;
import vn.dcim.core.software.ListKind;
import vn.dcim.core.software.SoftwareList;

/**
 * Where lists of a kind are brought.
 *
 * @param drafts of the reader
 * @param lists that were taken over, newest first
 * @param refusal why a list was not undone; empty for none
 * @param inTheWay what is in the way of undoing it
 */
public record SoftwareImportPage(
        ListKind kind, List<BroughtList> drafts, List<SoftwareList> lists, String refusal, List<String> inTheWay) {}
