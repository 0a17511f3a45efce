/** The gate before a disposal, its minutes, carriers of data and attachments of assets. */
package vn.dcim.web.disposal;
