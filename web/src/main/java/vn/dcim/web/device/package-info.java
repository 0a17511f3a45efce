/** Devices on the web: the list, one device with its points, the assistant that adds one, and their resources of the API. */
package vn.dcim.web.device;
