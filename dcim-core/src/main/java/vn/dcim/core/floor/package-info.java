/** Floor plans: what stands where in a room, drawn to scale, and how warm it is there. */
package vn.dcim.core.floor;
