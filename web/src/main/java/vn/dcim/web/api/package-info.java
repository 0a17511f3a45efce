/** The API's habits: lists with paging, sorting and filters, problems, the description of the API, health and metrics. */
package vn.dcim.web.api;
