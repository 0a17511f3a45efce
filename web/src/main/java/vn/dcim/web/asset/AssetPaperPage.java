package vn.dcim.web.asset;

import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetMovement;
import vn.dcim.core.asset.AssetNames;

/** The paper that a change of status stands on. */
public record AssetPaperPage(Asset asset, AssetMovement movement, AssetNames names) {}
