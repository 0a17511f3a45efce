/** Lists of assets from files: brought, looked at with all their faults, corrected, taken over as a whole, and undone. */
package vn.dcim.core.assetlist;
