/** The centre's own fields of assets: what they are, and what may be told for them. */
package vn.dcim.core.asset.custom;
