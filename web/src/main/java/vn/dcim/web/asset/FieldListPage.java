package vn.dcim.web.asset;

import vn.dcim.core.asset.custom.FieldSet;

/** The centre's own fields. */
public record FieldListPage(FieldSet fields) {}
