/** Stocktakes: what is there, held against what the register says, with what was decided of each difference. */
package vn.dcim.core.asset.stocktake;
