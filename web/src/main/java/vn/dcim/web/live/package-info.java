/** Live values: readings as pages show them, and the stream of events that keeps them fresh. */
package vn.dcim.web.live;
