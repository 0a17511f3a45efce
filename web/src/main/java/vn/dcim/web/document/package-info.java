/** Documents of record on pages, and what stands in their files. */
package vn.dcim.web.document;
