/** What holds data in assets, and how it was wiped or destroyed. */
package vn.dcim.core.asset.carrier;
