/** Topic maps: knowledge, written as data, of what vendors publish under which topics and in which payloads. */
package vn.dcim.mqtt.map;
