import type { security } from "../alerts/security.ts";
import type { CasesOf, Firing } from "./case.ts";

const logIns = (failure: string, success: string, instance = "a") => ({
  [`auth_login_attempts_total{job="backend",instance="${instance}",status="failure"}`]: failure,
  [`auth_login_attempts_total{job="backend",instance="${instance}",status="success"}`]: success,
});
const tokens = (result: string, values: string, instance = "a") => ({
  [`auth_token_validations_total{job="backend",instance="${instance}",result="${result}"}`]: values,
});
const refused = (values: string, limit = "auth", instance = "a") => ({
  [`rate_limit_hits_total{job="backend",instance="${instance}",limit="${limit}"}`]: values,
});

const fires = (value: string): Firing => ({ severity: "medium", value });
const ofLimit = (value: string, limit = "auth"): Firing => ({ severity: "medium", labels: { limit }, value });
const nothing = {
  name: "nothing is known",
  series: { 'up{job="backend",instance="a"}': "1x30" },
  expect: { "20m": [] },
};

export const securityCases: CasesOf<typeof security> = {
  FailedLoginSpike: [
    {
      name: "52.5% fail",
      series: logIns("9000+105x30", "9000+95x30"),
      expect: { "2m": [], "3m": [fires("52.5%")] },
    },
    { name: "47.5% fail", series: logIns("9000+95x30", "9000+105x30"), expect: { "20m": [] } },
    { name: "half of them fail", series: logIns("9000+100x30", "9000+100x30"), expect: { "20m": [] } },
    {
      name: "52.5 in five minutes fail on two backends",
      series: { ...logIns("9000+6x30", "9000+1x30"), ...logIns("9000+4.5x30", "9000+1x30", "b") },
      expect: { "5m": [], "6m": [fires("84%")], "20m": [fires("84%")] },
    },
    { name: "all of 47.5 in five minutes fail", series: logIns("9000+9.5x30", "9000x30"), expect: { "20m": [] } },
    { name: "all of 50 in five minutes fail", series: logIns("9000+10x30", "9000x30"), expect: { "20m": [] } },
    {
      name: "60 fail within a minute, after others that did not, and are forgotten after five minutes",
      series: logIns("0x9 60x20", "0x3 50x26"),
      expect: { "11m": [], "12m": [fires("100%")], "13m": [fires("100%")], "14m": [] },
    },
    {
      name: "60 fail within a minute, and two minutes later many do not",
      series: logIns("0x9 60x20", "0x11 100x20"),
      expect: { "11m": [], "12m": [], "13m": [] },
    },
    {
      name: "one of two backends restarts, and counts from 0",
      series: { ...logIns("9000x9 0x20", "9000x9 0x20"), ...logIns("9000x30", "9000x30", "b") },
      expect: { "10m": [], "12m": [] },
    },
    { name: "nobody logs in", series: logIns("9000x30", "9000x30"), expect: { "20m": [] } },
    nothing,
  ],
  TokenFailures: [
    {
      name: "52.5 in five minutes are invalid at two backends",
      series: {
        ...tokens("invalid", "9000+6x30"),
        ...tokens("invalid", "9000+4.5x30", "b"),
        ...tokens("valid", "9000+6000x30"),
      },
      expect: { "5m": [], "6m": [fires("53")] },
    },
    { name: "47.5 in five minutes are invalid", series: tokens("invalid", "9000+9.5x30"), expect: { "20m": [] } },
    { name: "50 in five minutes are invalid", series: tokens("invalid", "9000+10x30"), expect: { "20m": [] } },
    {
      name: "60 are within a minute, and are forgotten after five minutes",
      series: tokens("invalid", "0x9 60x20"),
      expect: { "11m": [], "12m": [fires("60")], "13m": [fires("60")], "14m": [] },
    },
    {
      name: "it is over before two minutes are",
      series: tokens("invalid", "0+15x4 60x20"),
      expect: { "5m": [], "6m": [], "7m": [] },
    },
    {
      name: "many are valid, expired or revoked",
      series: {
        ...tokens("valid", "0+6000x30"),
        ...tokens("expired", "0+600x30"),
        ...tokens("revoked", "0+600x30"),
        ...tokens("invalid", "0x30"),
      },
      expect: { "20m": [] },
    },
    {
      name: "a backend restarts, and counts from 0",
      series: tokens("invalid", "9000x9 0x20"),
      expect: { "10m": [], "12m": [] },
    },
    nothing,
  ],
  RateLimitSpike: [
    {
      name: "105 in five minutes hit one limit of two backends",
      series: {
        ...refused("9000+12.06x30"),
        ...refused("9000+9x30", "auth", "b"),
        ...refused("9000+1x30", "global"),
      },
      expect: { "5m": [], "6m": [ofLimit("105")] },
    },
    { name: "95 in five minutes do", series: refused("9000+19x30"), expect: { "20m": [] } },
    { name: "100 in five minutes do", series: refused("9000+20x30"), expect: { "20m": [] } },
    {
      name: "60 in five minutes hit each limit",
      series: { ...refused("9000+12x30"), ...refused("9000+12x30", "global") },
      expect: { "20m": [] },
    },
    {
      name: "120 do within a minute, and are forgotten after five minutes",
      series: refused("0x9 120x20", "global"),
      expect: { "11m": [], "12m": [ofLimit("120", "global")], "13m": [ofLimit("120", "global")], "14m": [] },
    },
    {
      name: "it is over before two minutes are",
      series: refused("0+30x4 120x20"),
      expect: { "5m": [], "6m": [], "7m": [] },
    },
    {
      name: "a backend restarts, and counts from 0",
      series: refused("9000x9 0x20"),
      expect: { "10m": [], "12m": [] },
    },
    nothing,
  ],
};
