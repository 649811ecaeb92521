import {
  BytesPerSecondIEC,
  CountsPerSecond,
  PacketsPerSecond,
  PercentUnit,
} from "@grafana/grafana-foundation-sdk/units";
import { ratio } from "@petswipe/metrics/promql";
import { partOf, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { HOSTS } from "./hosts.ts";

const of = (counter: string) => `rate(${counter}{${HOSTS}}[${WINDOW}])`;
/** Of devices that lead out of the host: not the loopback, and not those of containers. */
const device = (counter: string) => `rate(${counter}{device!~"lo|veth.*|docker.*|br-.*",${HOSTS}}[${WINDOW}])`;
const received = device("node_network_receive_packets_total");

export const network: Section = {
  title: "Network",
  panels: [
    {
      kind: "timeseries",
      title: "Network traffic",
      description: "Bytes per second by external device: inbound above zero, outbound below.",
      unit: BytesPerSecondIEC,
      queries: [
        { expr: device("node_network_receive_bytes_total"), legend: "{{instance}} {{device}} in" },
        { expr: device("node_network_transmit_bytes_total"), legend: "{{instance}} {{device}} out" },
      ],
      below: "/ out$/",
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Packets per second",
      description:
        "By device: inbound above zero, outbound below. Many small packets suggest a flood or chatty clients.",
      unit: PacketsPerSecond,
      queries: [
        { expr: received, legend: "{{instance}} {{device}} in" },
        { expr: device("node_network_transmit_packets_total"), legend: "{{instance}} {{device}} out" },
      ],
      below: "/ out$/",
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Packet loss",
      description: "Dropped inbound packets as a share of those received, by device; 0 without traffic.",
      unit: PercentUnit,
      queries: [
        {
          expr: partOf(ratio(device("node_network_receive_drop_total"), received), received),
          legend: "{{instance}} {{device}}",
        },
      ],
      thresholds: thresholdsOf("PacketLoss"),
      alerts: ["PacketLoss"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Drops and errors",
      description: "Dropped and damaged packets per second, by device: inbound above zero, outbound below.",
      unit: PacketsPerSecond,
      queries: [
        { expr: device("node_network_receive_drop_total"), legend: "{{instance}} {{device}} drops in" },
        { expr: device("node_network_receive_errs_total"), legend: "{{instance}} {{device}} errors in" },
        { expr: device("node_network_transmit_drop_total"), legend: "{{instance}} {{device}} drops out" },
        { expr: device("node_network_transmit_errs_total"), legend: "{{instance}} {{device}} errors out" },
      ],
      below: "/ out$/",
      alerts: ["PacketLoss"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "TCP retransmissions",
      description: "Retransmitted segments as a share of all segments sent: packet loss on the path.",
      unit: PercentUnit,
      queries: [
        {
          expr: ratio(of("node_netstat_Tcp_RetransSegs"), of("node_netstat_Tcp_OutSegs")),
          legend: "{{instance}}",
        },
      ],
      thresholds: goodBelow(0.02, "medium"),
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Listen queue overflows and drops",
      description:
        "TCP connections per second that were dropped before a program accepted them, or because its queue was full.",
      unit: CountsPerSecond,
      queries: [
        { expr: of("node_netstat_TcpExt_ListenOverflows"), legend: "{{instance}} queue full" },
        { expr: of("node_netstat_TcpExt_ListenDrops"), legend: "{{instance}} dropped" },
      ],
      width: 8,
    },
  ],
};
