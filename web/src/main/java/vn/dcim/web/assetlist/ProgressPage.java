package vn.dcim.web.assetlist;

/**
 * How far a list has come.
 *
 * @param path of its draft
 * @param all 0 while it is checked once more
 */
public record ProgressPage(String path, int done, int all) {}
