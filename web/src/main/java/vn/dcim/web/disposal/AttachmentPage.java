package vn.dcim.web.disposal;

import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetMovement;
import vn.dcim.core.asset.attachment.Attachment;

/**
 * The files of an asset.
 *
 * @param files newest first, the withdrawn ones too
 * @param movements whose papers they may be, newest first
 * @param fault why a withdrawal was refused; empty for none
 */
public record AttachmentPage(Asset asset, List<Attachment> files, List<AssetMovement> movements, String fault) {}
