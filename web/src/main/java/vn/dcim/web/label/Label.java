package vn.dcim.web.label;

import java.util.Map;

/**
 * What stands on one label.
 *
 * @param lines in the order in which they stand; none that is empty
 * @param code what its QR code says
 * @param barcode what its Code 128 says; empty for none
 */
record Label(Map<LabelLine, String> lines, String code, String barcode) {}
