package vn.dcim.core.asset.stocktake;

import java.util.Map;

/**
 * How far a stocktake is.
 *
 * @param expected assets on its list
 * @param seen of those
 * @param findings of all its assets, those that were not on the list too; each finding is there
 * @param unknown codes that no asset has
 * @param undecided differences that nobody decided on
 */
public record StocktakeCount(long expected, long seen, Map<Finding, Long> findings, long unknown, long undecided) {}
