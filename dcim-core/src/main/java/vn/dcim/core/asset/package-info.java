/** Assets: what stands in the centre, what it is worth, who holds it, and how it came and went. */
package vn.dcim.core.asset;
