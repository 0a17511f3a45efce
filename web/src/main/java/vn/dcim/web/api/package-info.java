/** The API's habits: lists with paging, sorting and filters, problems, the description of the API. */
package vn.dcim.web.api;
