import type { security } from "../alerts/security.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const logins = (failure: string, success: string, instance = "a") => ({
  [`auth_login_attempts_total{job="backend",instance="${instance}",status="failure"}`]: failure,
  [`auth_login_attempts_total{job="backend",instance="${instance}",status="success"}`]: success,
});
const tokens = (result: string, values: string, instance = "a") => ({
  [`auth_token_validations_total{job="backend",instance="${instance}",result="${result}"}`]: values,
});
const rejected = (values: string, limit = "auth", instance = "a") => ({
  [`rate_limit_hits_total{job="backend",instance="${instance}",limit="${limit}"}`]: values,
});

const fires = (value: string): Firing => ({ severity: "medium", value });
const ofLimit = (value: string, limit = "auth"): Firing => ({ severity: "medium", labels: { limit }, value });
const noData = {
  name: "no data",
  series: { 'up{job="backend",instance="a"}': "1x30" },
  expect: { "20m": [] },
};

export const securityCases: TestCasesOf<typeof security> = {
  FailedLoginSpike: [
    {
      name: "52.5% fail",
      series: logins("9000+105x30", "9000+95x30"),
      expect: { "2m": [], "3m": [fires("52.5%")] },
    },
    { name: "47.5% fail", series: logins("9000+95x30", "9000+105x30"), expect: { "20m": [] } },
    { name: "50% fail, exactly the threshold", series: logins("9000+100x30", "9000+100x30"), expect: { "20m": [] } },
    {
      name: "52.5 in five minutes fail on two backends",
      series: { ...logins("9000+6x30", "9000+1x30"), ...logins("9000+4.5x30", "9000+1x30", "b") },
      expect: { "5m": [], "6m": [fires("84%")], "20m": [fires("84%")] },
    },
    { name: "47.5 in five minutes, all fail", series: logins("9000+9.5x30", "9000x30"), expect: { "20m": [] } },
    {
      name: "50 in five minutes, all fail: exactly the minimum",
      series: logins("9000+10x30", "9000x30"),
      expect: { "20m": [] },
    },
    {
      name: "60 fail within a minute after 50 successes, out of the window after five minutes",
      series: logins("0x9 60x20", "0x3 50x26"),
      expect: { "11m": [], "12m": [fires("100%")], "13m": [fires("100%")], "14m": [] },
    },
    {
      name: "60 fail within a minute, then many succeed",
      series: logins("0x9 60x20", "0x11 100x20"),
      expect: { "11m": [], "12m": [], "13m": [] },
    },
    {
      name: "one of two backends restarts and counts from 0",
      series: { ...logins("9000x9 0x20", "9000x9 0x20"), ...logins("9000x30", "9000x30", "b") },
      expect: { "10m": [], "12m": [] },
    },
    { name: "no logins", series: logins("9000x30", "9000x30"), expect: { "20m": [] } },
    noData,
  ],
  TokenFailures: [
    {
      name: "52.5 in five minutes are invalid, on two backends",
      series: {
        ...tokens("invalid", "9000+6x30"),
        ...tokens("invalid", "9000+4.5x30", "b"),
        ...tokens("valid", "9000+6000x30"),
      },
      expect: { "5m": [], "6m": [fires("53")] },
    },
    { name: "47.5 in five minutes are invalid", series: tokens("invalid", "9000+9.5x30"), expect: { "20m": [] } },
    {
      name: "50 in five minutes are invalid, exactly the threshold",
      series: tokens("invalid", "9000+10x30"),
      expect: { "20m": [] },
    },
    {
      name: "60 within a minute, out of the window after five minutes",
      series: tokens("invalid", "0x9 60x20"),
      expect: { "11m": [], "12m": [fires("60")], "13m": [fires("60")], "14m": [] },
    },
    {
      name: "it ends within two minutes",
      series: tokens("invalid", "0+15x4 60x20"),
      expect: { "5m": [], "6m": [], "7m": [] },
    },
    {
      name: "valid, expired and revoked tokens do not count",
      series: {
        ...tokens("valid", "0+6000x30"),
        ...tokens("expired", "0+600x30"),
        ...tokens("revoked", "0+600x30"),
        ...tokens("invalid", "0x30"),
      },
      expect: { "20m": [] },
    },
    {
      name: "a backend restarts and counts from 0",
      series: tokens("invalid", "9000x9 0x20"),
      expect: { "10m": [], "12m": [] },
    },
    noData,
  ],
  RateLimitSpike: [
    {
      name: "105 in five minutes exceed one limit on two backends",
      series: {
        ...rejected("9000+12.06x30"),
        ...rejected("9000+9x30", "auth", "b"),
        ...rejected("9000+1x30", "global"),
      },
      expect: { "5m": [], "6m": [ofLimit("105")] },
    },
    { name: "95 in five minutes", series: rejected("9000+19x30"), expect: { "20m": [] } },
    { name: "100 in five minutes, exactly the threshold", series: rejected("9000+20x30"), expect: { "20m": [] } },
    {
      name: "60 in five minutes exceed each of two limits",
      series: { ...rejected("9000+12x30"), ...rejected("9000+12x30", "global") },
      expect: { "20m": [] },
    },
    {
      name: "120 within a minute, out of the window after five minutes",
      series: rejected("0x9 120x20", "global"),
      expect: { "11m": [], "12m": [ofLimit("120", "global")], "13m": [ofLimit("120", "global")], "14m": [] },
    },
    {
      name: "it ends within two minutes",
      series: rejected("0+30x4 120x20"),
      expect: { "5m": [], "6m": [], "7m": [] },
    },
    {
      name: "a backend restarts and counts from 0",
      series: rejected("9000x9 0x20"),
      expect: { "10m": [], "12m": [] },
    },
    noData,
  ],
};
