package vn.dcim.web.assetlist;

import java.util.List;
import vn.dcim.core.assetlist.AssetList;
import vn.dcim.core.assetlist.DraftLine;

/** Where lists are brought. @param drafts of the reader */
public record ImportPage(List<DraftLine> drafts, List<AssetList> lists) {}
