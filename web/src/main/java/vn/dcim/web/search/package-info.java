/** Search: finding devices by what people and programs know of them. */
package vn.dcim.web.search;
