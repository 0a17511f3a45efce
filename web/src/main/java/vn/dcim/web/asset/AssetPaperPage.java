package vn.dcim.web.asset;

import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetMovement;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** The paper that a change of status stands on. @param words that it is written in */
public record AssetPaperPage(Asset asset, AssetMovement movement, Minutes minutes, Words words) {}
