package vn.dcim.core.asset;

/** One of the centre's own fields, by its code. */
public record CustomKey(String code) implements FieldKey {}
