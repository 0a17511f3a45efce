package vn.dcim.core.asset;

/** By what a list of assets is sorted. */
public sealed interface AssetSort permits AssetOrder, CustomOrder {

    /** Returns what stands after ORDER BY; the same for the table of assets and that of the present ones. */
    String sql(boolean descending);
}
