/** Labels of assets: which were printed, when, by whom, and why again. */
package vn.dcim.core.asset.label;
