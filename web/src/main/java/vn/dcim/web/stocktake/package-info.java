/** Stocktakes: begun, scanned, decided and closed on pages, and in the API. */
package vn.dcim.web.stocktake;
