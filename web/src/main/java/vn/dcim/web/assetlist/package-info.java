/** Lists of assets on pages: brought, corrected, taken over, undone. */
package vn.dcim.web.assetlist;
