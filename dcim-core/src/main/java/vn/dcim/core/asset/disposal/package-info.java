/** What has to be done before an asset is disposed of, and the minutes of it. */
package vn.dcim.core.asset.disposal;
