import { OpenLetter, RegisterLine } from '../api/paper-operations.ts';
import { PaperAction } from '../domain/notice/act-on-paper.ts';
import { DigestChannelBody } from '../domain/digest/digest-body.ts';
import { DigestChannelView, DigestDay, DigestTest } from '../domain/digest/digest-channel.ts';
import { Letterhead, LetterheadBody } from '../domain/notice/letterhead.ts';
import { PaperLetter } from '../domain/notice/paper-letter.ts';
import { SchemeFault, SchemeVersion } from '../api/scheme-operations.ts';
import {
  AgreementAction,
  DraftAgreement,
  UnitAgreement,
} from '../domain/assessment/agreement/unit-agreement.ts';
import {
  Department,
  DepartmentAction,
  RegisterDepartment,
} from '../domain/assessment/department/department.ts';
import { CountyOverrides, PublishOverrides } from '../domain/assessment/overrides/county-overrides.ts';
import { YearEndAction, YearEndCheck } from '../domain/assessment/year/year-end-check.ts';
import { StartRun } from '../api/assessment-operations.ts';
import {
  AssessmentBonus,
  AssessmentLine,
  DifferenceCause,
  ResultSummary,
  UnitResultView,
  UnitScoreView,
} from '../api/assessment-result.ts';
import {
  Block,
  BulletinDocument,
  BulletinEdit,
  DocumentNumber,
  IssuingOffice,
  Section,
} from '../domain/assessment/bulletin/bulletin.ts';
import { BulletinLine, BulletinView } from '../api/bulletin-operations.ts';
import { PublishedPlace } from '../api/ranking-operation.ts';
import { AssessmentPeriod } from '../domain/assessment/period.ts';
import { FactCorrection } from '../domain/assessment/objection/fact-correction.ts';
import {
  Objection,
  ObjectionAction,
  ObjectionFiling,
  ObjectionTarget,
} from '../domain/assessment/objection/objection.ts';
import { RevisionCause } from '../domain/assessment/result/revision-cause.ts';
import { EstablishFinding, Finding } from '../domain/assessment/finding/finding.ts';
import { Run } from '../domain/assessment/run/run.ts';
import { RunningLimit } from '../domain/assessment/running-limit.ts';
import { MonthlyReturnView, DispatchedUnitView } from '../api/return-operations.ts';
import { UnitTaskView } from '../api/task-operations.ts';
import { ReturnAction } from '../domain/assessment/monthly-return/monthly-return.ts';
import { UnitTaskAction, WorkTasksOrder } from '../domain/assessment/unit-task/unit-task.ts';
import { SampleCheck } from '../domain/assessment/sampling/sample-check.ts';
import { Sample } from '../domain/assessment/sampling/sample.ts';
import { SampleSeal, SampleSize } from '../domain/assessment/sampling/sampling-frame.ts';
import { Judgement, Suspicion } from '../domain/assessment/suspicion/suspicion.ts';
import * as z from 'zod/mini';
import { ReportedFactView } from '../api/fact-operations.ts';
import { LedgerLine, LineageStep } from '../api/division-operations.ts';
import {
  BatchRow,
  MaskedPerson,
  MovementView,
  Recorded,
  recordBatchOperation,
} from '../api/movement-operations.ts';
import { NoticeLine } from '../api/notice-line.ts';
import { NoticeView } from '../api/notice-operations.ts';
import {
  ConsequenceView,
  LetterSummary,
  LetterView,
  RankedUnit,
  SettlementView,
} from '../api/settlement-operations.ts';
import { StuckLine } from '../api/operator-operations.ts';
import { Problem } from '../api/problem.ts';
import { ReportFact } from '../domain/assessment/fact/report-fact.ts';
import { FactContent } from '../domain/assessment/fact/reported-fact.ts';
import { DeadLetter } from '../domain/dead-letter/dead-letters.ts';
import { Division } from '../domain/division/division.ts';
import { MovementFact } from '../domain/fact/movement-fact.ts';
import { OpenResidence, Standing } from '../domain/movement/movement.ts';
import {
  ChangeOfAddress,
  Correction,
  Dwelled,
  Household,
  Inflow,
  Outflow,
  RecordMovement,
  ReturnHome,
} from '../domain/movement/record-command.ts';
import { NoticeAction } from '../domain/notice/actions.ts';
import {
  CorrectionContent,
  Limit,
  MovementNoticeContent,
  Notice,
  ReferralContent,
  Reply,
  TimelineEntry,
  VerificationContent,
} from '../domain/notice/notice.ts';
import { RaiseNotice } from '../domain/notice/raise.ts';
import { OutageRecord, RecordOutage } from '../domain/outage/outage.ts';
import { Participation } from '../domain/participation/participation.ts';
import { Identity, IdentityDocument } from '../domain/person/person.ts';
import { Area, AreaAction, RegisterArea } from '../domain/village/area.ts';
import { RegisterVillage, VillageAction } from '../domain/village/keep-village.ts';
import { Village } from '../domain/village/village.ts';

/** Name in the document, schema, what it is. Kept beside the generator, so that no function's bundle carries it. */
const named: readonly (readonly [string, z.ZodMiniType, string])[] = [
  [
    'Problem',
    Problem,
    '问题详情（RFC 9457） · Problem details. `type` is stable, `title` follows Accept-Language.',
  ],
  ['RecordMovement', RecordMovement, '变动登记 · What a clerk records, by kind.'],
  ['Inflow', Inflow, '流入登记 · Someone came to live here.'],
  ['Outflow', Outflow, '离开注销、外出登记 · Someone left; the destination may be unknown.'],
  ['ReturnHome', ReturnHome, '返乡登记 · Back home for good, from either side.'],
  ['ChangeOfAddress', ChangeOfAddress, '变更 · Another address in the same county.'],
  ['CorrectMovement', Correction, '更正 · A new record that gives the right values of an own earlier one.'],
  ['Household', Household, '户籍地 · Where the person is registered: a county or below.'],
  ['Residence', Dwelled, '现居住地 · Where the person lives: a township, or a village in it.'],
  ['Identity', Identity, '身份信息 · Name, document and telephone; kept encrypted, in the vault only.'],
  ['IdentityDocument', IdentityDocument, '证件 · Kind and number of an identity document.'],
  ['MaskedPerson', MaskedPerson, '脱敏身份 · A person as lists show one.'],
  ['Movement', MovementView, '变动记录 · One immutable record in a person’s history.'],
  ['Recorded', Recorded, '登记结果 · What became of one person’s record.'],
  ['BatchRow', BatchRow, '批量结果 · What became of one row: a record, or its problem.'],
  ['Standing', Standing, '当前状态 · Where a person stands after a record.'],
  ['OpenResidence', OpenResidence, '在住登记 · The one residence that is open.'],
  ['MovementFact', MovementFact, '登记事实 · One line of what an office recorded in a quarter.'],
  ['LedgerLine', LedgerLine, '台账行 · One line of a ledger.'],
  ['Division', Division, '行政区划 · One period of one code, with its lineage.'],
  ['LineageStep', LineageStep, '沿革 · One hand-over from an older code.'],
  ['Notice', Notice, '联系函 · A message between two divisions about a person.'],
  ['NoticeLine', NoticeLine, '件 · A notice in a list, with what time does to it.'],
  ['NoticeView', NoticeView, '件详情 · One notice whole, with the masked person and whose days it took.'],
  ['NoticeAction', NoticeAction, '办理事项 · What an office does about a notice.'],
  ['PaperLetter', PaperLetter, '纸质联系函 · The numbered letter of a notice on paper.'],
  ['PaperAction', PaperAction, '纸质联系函登记 · What an office enters about its letter.'],
  ['OpenLetter', OpenLetter, '未回的纸质联系函 · An open letter, with what its office should do about it.'],
  ['RegisterLine', RegisterLine, '发文登记 · A number that was given, with what became of its notice.'],
  [
    'DigestChannelView',
    DigestChannelView,
    '通知渠道 · Where the morning digest of an office goes, and what became of it.',
  ],
  ['DigestChannelBody', DigestChannelBody, '设置通知渠道 · A channel as its office sets it.'],
  ['DigestDay', DigestDay, '一天的提醒 · What became of the digest of a day.'],
  ['DigestTest', DigestTest, '测试消息 · What became of a test message.'],
  ['Letterhead', Letterhead, '函头信息 · What an office prints on its letters.'],
  ['LetterheadBody', LetterheadBody, '函头信息登记 · What an office sets for its letters.'],
  ['RaiseNotice', RaiseNotice, '发函 · A verification request, referral or correction.'],
  ['MovementNoticeContent', MovementNoticeContent, '信息通报内容 · What a movement notice says.'],
  ['VerificationContent', VerificationContent, '协查内容 · Items to be verified.'],
  ['ReferralContent', ReferralContent, '转介内容 · The service asked for.'],
  ['CorrectionContent', CorrectionContent, '更正内容 · Which record, and what is wrong with it.'],
  ['Reply', Reply, '协查反馈 · A reply by its codes.'],
  ['Limit', Limit, '时限 · The limit that runs now.'],
  ['TimelineEntry', TimelineEntry, '经过 · One receipt of what was done.'],
  ['StuckLine', StuckLine, '滞留件 · A notice that nobody moves, and who must.'],
  ['RegisterVillage', RegisterVillage, '村（社区）登记 · What a township says of a village or community.'],
  ['VillageAction', VillageAction, '村（社区）更名、撤并 · Another name, or an end, from a day on.'],
  ['Village', Village, '村（社区） · A village or community with all its names.'],
  ['RegisterArea', RegisterArea, '责任区（网格）登记 · What a township says of a responsibility area.'],
  [
    'AreaAction',
    AreaAction,
    '责任区（网格）调整、撤销 · Another name, other villages, or an end, from a day on.',
  ],
  ['Area', Area, '责任区（网格） · A responsibility area with all its periods.'],
  ['Participation', Participation, '接入时段 · One stretch in which a county takes part.'],
  [
    'RecordOutage',
    RecordOutage,
    '停机登记 · A stretch in which nobody could work with the platform, or its correction.',
  ],
  ['OutageRecord', OutageRecord, '停机记录 · One line of the log of outages; lines are never edited.'],
  ['ReportFact', ReportFact, '填报 · What an office reports by hand, or the correction of it.'],
  ['FactContent', FactContent, '填报内容 · The count itself, by kind. There is no free kind.'],
  ['ReportedFact', ReportedFactView, '填报记录 · One immutable record of a reported fact.'],
  ['StartRun', StartRun, '启动考核 · A scheme and a past period, or a draft to be tried.'],
  ['AssessmentRun', Run, '考核 · One scheme applied to one period, and how it stands.'],
  ['AssessmentPeriod', AssessmentPeriod, '考核期 · First and last day, both in it.'],
  ['UnitResult', UnitResultView, '初评结果 · One revision of one unit’s result.'],
  ['UnitScore', UnitScoreView, '得分 · A unit’s score with every line.'],
  ['AssessmentLine', AssessmentLine, '考核指标得分 · One scored line and why it has its points.'],
  ['AssessmentBonus', AssessmentBonus, '加分项 · One bonus.'],
  ['ResultSummary', ResultSummary, '结果摘要 · What a unit came to.'],
  ['RevisionCause', RevisionCause, '版本来由 · Why there is a revision.'],
  ['Objection', Objection, '异议 · One unit’s objection to one number of its provisional result.'],
  [
    'FileObjection',
    ObjectionFiling,
    '提出异议 · What a unit files: target, ground and a note on its evidence.',
  ],
  ['ObjectionTarget', ObjectionTarget, '异议对象 · A single indicator, or a single record behind it.'],
  ['ObjectionAction', ObjectionAction, '异议办理 · What the two sides do with an objection.'],
  ['FactCorrection', FactCorrection, '更正 · One record struck, or one field of it as it really was.'],
  ['DifferenceCause', DifferenceCause, '差异原因 · One cause of a difference, with what it alone did.'],
  ['Bulletin', BulletinView, '考核通报 · A bulletin: what is printed, and how it stands.'],
  ['BulletinLine', BulletinLine, '通报摘要 · A bulletin in a list.'],
  ['BulletinDocument', BulletinDocument, '通报正文 · What is printed; nothing of it names a person.'],
  ['BulletinSection', Section, '一级标题及其内容 · A section of the text, or an attachment.'],
  ['BulletinBlock', Block, '段落、二级标题或表格 · A paragraph, a subheading or a table.'],
  [
    'BulletinEdit',
    BulletinEdit,
    '核稿修改 · What an editor changes: words, never what is made from results.',
  ],
  ['PublishedPlace', PublishedPlace, '公布的名次 · One unit of the published ranking.'],
  ['DocumentNumber', DocumentNumber, '发文字号 · The number of an official document.'],
  ['IssuingOffice', IssuingOffice, '发文机关 · Who issues, as head and end of the document name it.'],
  ['SchemeVersion', SchemeVersion, '考核方案的一版 · One version of a scheme, as lists show it.'],
  ['SchemeFault', SchemeFault, '方案中的问题 · One thing wrong, at a line of a scheme.'],
  ['PublishOverrides', PublishOverrides, '县级调整 · Targets that a county sets for its units.'],
  ['CountyOverrides', CountyOverrides, '县级调整文件 · One dated document of a county’s targets.'],
  ['DraftAgreement', DraftAgreement, '责任书草案 · What a superior drafts for a unit.'],
  ['AgreementAction', AgreementAction, '责任书办理事项 · What a side does with an agreement.'],
  ['UnitAgreement', UnitAgreement, '目标管理责任书 · A unit’s own targets, from their draft on.'],
  ['RegisterDepartment', RegisterDepartment, '部门登记 · What a county says of a department.'],
  ['DepartmentAction', DepartmentAction, '部门更名、撤销 · Another name, or an end, from a day on.'],
  ['Department', Department, '县直部门 · A department with all its names.'],
  ['YearEndAction', YearEndAction, '年终检查办理事项 · Points entered, or signed.'],
  ['YearEndCheck', YearEndCheck, '年终检查 · What an office found at its units at the end of a year.'],
  ['Settlement', SettlementView, '定稿结算 · What became of the results of one office’s units.'],
  ['RankedUnit', RankedUnit, '名次 · One unit of a ranking.'],
  ['ConsequenceOfResult', ConsequenceView, '结果运用 · What follows for a unit.'],
  ['ResultLetter', LetterView, '结果告知书 · What a unit was told of its result.'],
  ['ResultLetterSummary', LetterSummary, '结果告知书摘要 · A letter in a list.'],
  ['Sample', Sample, '抽样 · One county’s sample of a period, with its published seed.'],
  ['SampleSize', SampleSize, '抽样比例 · How many records of a unit are drawn.'],
  ['SampleSeal', SampleSeal, '抽样种子 · What is published before the draw.'],
  ['SampleCheck', SampleCheck, '抽查任务 · One drawn record for a neighbouring office to check.'],
  ['RunningLimit', RunningLimit, '时限 · A limit that runs for an office.'],
  ['Suspicion', Suspicion, '疑点 · What looks odd about an office’s replies; it scores nothing by itself.'],
  ['Judgement', Judgement, '复核意见 · What an auditor decides on a suspicion.'],
  ['EstablishFinding', EstablishFinding, '认定 · What an auditor establishes about a record.'],
  ['Finding', Finding, '认定记录 · An error or a proven falsehood, until it is withdrawn.'],
  ['WorkTasks', WorkTasksOrder, '阶段性任务 · Dated work for one or several units.'],
  ['UnitTask', UnitTaskView, '整改、阶段性任务 · What a unit is to do by a day, and where it stands.'],
  ['UnitTaskAction', UnitTaskAction, '办理任务 · What a side does about a task.'],
  [
    'MonthlyReturn',
    MonthlyReturnView,
    '月报表 · People at the start, inflow, outflow, people at the end, by kind.',
  ],
  ['ReturnAction', ReturnAction, '办理月报表 · File it, send it back, confirm it.'],
  ['DispatchedUnit', DispatchedUnitView, '调度单位 · One township of the dispatch list.'],
  ['DeadLetter', DeadLetter, '投递失败件 · What could not be handled, whole.'],
];

/** A row of a batch is parsed by itself, so its schema there says nothing; what it should be is this. */
const batchRow = recordBatchOperation.body.shape.rows._zod.def.element;

/** Gives every schema its name in the document. Only the generator calls it; a second call changes nothing. */
export function nameSchemas(): void {
  for (const [id, schema, description] of named) {
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id, description });
  }
  z.globalRegistry.add(batchRow, { override: { $ref: '#/components/schemas/RecordMovement' } });
}

export const schemaNames: readonly string[] = named.map(([name]) => name);
