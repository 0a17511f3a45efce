package vn.dcim.web.scan;

import java.util.List;
import vn.dcim.core.asset.Asset;

/**
 * Where codes are read.
 *
 * @param code that was read last; empty for none yet
 * @param found several assets that have the code; none where nothing has it
 */
public record ScanPage(String code, List<Asset> found) {}
