/** Files of assets and of their papers. */
package vn.dcim.core.asset.attachment;
