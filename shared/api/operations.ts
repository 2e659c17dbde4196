import { reconcileWithOperation } from './reconciliation-operations.ts';
import {
  actOnAgreementOperation,
  draftAgreementOperation,
  listAgreementsOperation,
  printAgreementOperation,
  readAgreementOperation,
} from './agreement-operations.ts';
import {
  listRecordsOperation,
  listResultsOperation,
  listRunsOperation,
  readDifferenceOperation,
  readResultOperation,
  readRunOperation,
  recomputeResultOperation,
  startRunOperation,
} from './assessment-operations.ts';
import {
  editBulletinOperation,
  issueBulletinOperation,
  listBulletinsOperation,
  printBulletinOperation,
  readBulletinOperation,
  redraftBulletinOperation,
  withdrawBulletinOperation,
} from './bulletin-operations.ts';
import {
  changeDepartmentOperation,
  listDepartmentsOperation,
  registerDepartmentOperation,
} from './department-operations.ts';
import {
  listBoxOperation,
  listLedgerOperation,
  listMovementsOperation,
  readDivisionOperation,
  searchDivisionsOperation,
} from './division-operations.ts';
import { exportFlowsOperation, listFlowsOperation, readFlowsOperation } from './flow-operations.ts';
import { listFactsOperation, readFactOperation, reportFactOperation } from './fact-operations.ts';
import {
  establishFindingOperation,
  judgeSuspicionOperation,
  listFindingsOperation,
  listSuspicionsOperation,
  withdrawFindingOperation,
} from './finding-operations.ts';
import {
  findPersonOperation,
  readHistoryOperation,
  recordBatchOperation,
  recordMovementOperation,
  unmaskPersonOperation,
} from './movement-operations.ts';
import { actOnNoticeOperation, raiseNoticeOperation, readNoticeOperation } from './notice-operations.ts';
import {
  actOnObjectionOperation,
  fileObjectionOperation,
  listObjectionsOfDivisionOperation,
  listObjectionsOperation,
  readObjectionOperation,
} from './objection-operations.ts';
import {
  listDigestChannelsOperation,
  setDigestChannelOperation,
  testDigestChannelOperation,
} from './digest-operations.ts';
import type { Operation } from './operation.ts';
import {
  actOnPaperLetterOperation,
  listLetterRegisterOperation,
  listPaperLettersOperation,
  printLetterOperation,
  readLetterheadOperation,
  setLetterheadOperation,
} from './paper-operations.ts';
import {
  actOnReturnOperation,
  listReturnsOperation,
  readDispatchListOperation,
  readReturnOperation,
} from './return-operations.ts';
import {
  actOnTaskOperation,
  listTasksOperation,
  readTaskOperation,
  setTasksOperation,
} from './task-operations.ts';
import { listOutagesOperation, recordOutageOperation } from './outage-operations.ts';
import { listDeadLettersOperation, listStuckOperation, redriveOperation } from './operator-operations.ts';
import { listOverridesOperation, publishOverridesOperation } from './overrides-operations.ts';
import { readParticipationOperation, setParticipationOperation } from './participation-operations.ts';
import { readRankingOperation } from './ranking-operation.ts';
import { exportResultOperation, exportResultsOperation } from './result-export-operations.ts';
import {
  checkSchemeOperation,
  listSchemesOperation,
  publishSchemeOperation,
  readSchemeOperation,
} from './scheme-operations.ts';
import {
  actOnLetterOperation,
  listLettersOperation,
  readLetterOperation,
  readSettlementOperation,
} from './settlement-operations.ts';
import {
  drawSampleOperation,
  listChecksOperation,
  readCheckOperation,
  readFrameOperation,
  readSampleOperation,
  sealSampleOperation,
  settleCheckOperation,
} from './sampling-operations.ts';
import {
  changeAreaOperation,
  changeVillageOperation,
  listAreasOperation,
  listVillagesOperation,
  registerAreaOperation,
  registerVillageOperation,
} from './village-operations.ts';
import { actOnYearEndOperation, listYearEndsOperation } from './year-end-operations.ts';

/** Every operation of the API, for whatever walks them all: the OpenAPI document, the routes of both engines. */
export const operations = [
  recordMovementOperation,
  recordBatchOperation,
  findPersonOperation,
  unmaskPersonOperation,
  searchDivisionsOperation,
  readDivisionOperation,
  readHistoryOperation,
  listBoxOperation,
  reconcileWithOperation,
  listLedgerOperation,
  listMovementsOperation,
  listFlowsOperation,
  readFlowsOperation,
  exportFlowsOperation,
  readNoticeOperation,
  raiseNoticeOperation,
  actOnNoticeOperation,
  setLetterheadOperation,
  readLetterheadOperation,
  printLetterOperation,
  actOnPaperLetterOperation,
  listPaperLettersOperation,
  listLetterRegisterOperation,
  setDigestChannelOperation,
  listDigestChannelsOperation,
  testDigestChannelOperation,
  recordOutageOperation,
  listOutagesOperation,
  listStuckOperation,
  listDeadLettersOperation,
  redriveOperation,
  setParticipationOperation,
  readParticipationOperation,
  listVillagesOperation,
  registerVillageOperation,
  changeVillageOperation,
  listAreasOperation,
  registerAreaOperation,
  changeAreaOperation,
  reportFactOperation,
  listFactsOperation,
  readFactOperation,
  startRunOperation,
  listRunsOperation,
  readRunOperation,
  listResultsOperation,
  readResultOperation,
  listRecordsOperation,
  recomputeResultOperation,
  readDifferenceOperation,
  exportResultOperation,
  exportResultsOperation,
  listBulletinsOperation,
  readBulletinOperation,
  printBulletinOperation,
  editBulletinOperation,
  issueBulletinOperation,
  withdrawBulletinOperation,
  redraftBulletinOperation,
  readRankingOperation,
  listSchemesOperation,
  readSchemeOperation,
  checkSchemeOperation,
  publishSchemeOperation,
  publishOverridesOperation,
  listOverridesOperation,
  draftAgreementOperation,
  listAgreementsOperation,
  readAgreementOperation,
  printAgreementOperation,
  actOnAgreementOperation,
  registerDepartmentOperation,
  changeDepartmentOperation,
  listDepartmentsOperation,
  actOnYearEndOperation,
  listYearEndsOperation,
  readSettlementOperation,
  listLettersOperation,
  readLetterOperation,
  actOnLetterOperation,
  fileObjectionOperation,
  listObjectionsOperation,
  readObjectionOperation,
  actOnObjectionOperation,
  listObjectionsOfDivisionOperation,
  setTasksOperation,
  listTasksOperation,
  readTaskOperation,
  actOnTaskOperation,
  listReturnsOperation,
  readReturnOperation,
  actOnReturnOperation,
  readDispatchListOperation,
  sealSampleOperation,
  readSampleOperation,
  readFrameOperation,
  drawSampleOperation,
  listChecksOperation,
  readCheckOperation,
  settleCheckOperation,
  listSuspicionsOperation,
  judgeSuspicionOperation,
  listFindingsOperation,
  establishFindingOperation,
  withdrawFindingOperation,
] as const satisfies readonly Operation[];
