import { createListRuns } from '../functions/http/list-runs.ts';
import { createExportResult } from '../functions/http/export-result.ts';
import { createExportResults } from '../functions/http/export-results.ts';
import { createExportFlows } from '../functions/http/export-flows.ts';
import { createListFlows } from '../functions/http/list-flows.ts';
import { createReadFlows } from '../functions/http/read-flows.ts';
import {
  exportFlowsOperation,
  listFlowsOperation,
  readFlowsOperation,
} from '../shared/api/flow-operations.ts';
import { createListBulletins } from '../functions/http/list-bulletins.ts';
import { createReadBulletin } from '../functions/http/read-bulletin.ts';
import { createPrintBulletin } from '../functions/http/print-bulletin.ts';
import { createEditBulletin } from '../functions/http/edit-bulletin.ts';
import { createIssueBulletin } from '../functions/http/issue-bulletin.ts';
import { createWithdrawBulletin } from '../functions/http/withdraw-bulletin.ts';
import {
  editBulletinOperation,
  issueBulletinOperation,
  listBulletinsOperation,
  printBulletinOperation,
  readBulletinOperation,
  redraftBulletinOperation,
  withdrawBulletinOperation,
} from '../shared/api/bulletin-operations.ts';
import { createReadRanking } from '../functions/http/read-ranking.ts';
import { createRedraftBulletin } from '../functions/http/redraft-bulletin.ts';
import { readRankingOperation } from '../shared/api/ranking-operation.ts';
import { exportResultOperation, exportResultsOperation } from '../shared/api/result-export-operations.ts';
import {
  checkSchemeOperation,
  listSchemesOperation,
  publishSchemeOperation,
  readSchemeOperation,
} from '../shared/api/scheme-operations.ts';
import { listOverridesOperation, publishOverridesOperation } from '../shared/api/overrides-operations.ts';
import {
  actOnAgreementOperation,
  draftAgreementOperation,
  listAgreementsOperation,
  printAgreementOperation,
  readAgreementOperation,
} from '../shared/api/agreement-operations.ts';
import {
  changeDepartmentOperation,
  listDepartmentsOperation,
  registerDepartmentOperation,
} from '../shared/api/department-operations.ts';
import { actOnYearEndOperation, listYearEndsOperation } from '../shared/api/year-end-operations.ts';
import { createListSchemes, type Deps as ListSchemesDeps } from '../functions/http/list-schemes.ts';
import { createReadScheme } from '../functions/http/read-scheme.ts';
import { createCheckScheme } from '../functions/http/check-scheme.ts';
import { createPublishScheme } from '../functions/http/publish-scheme.ts';
import { createPublishOverrides } from '../functions/http/publish-overrides.ts';
import { createListOverrides } from '../functions/http/list-overrides.ts';
import { createDraftAgreement } from '../functions/http/draft-agreement.ts';
import { createListAgreements } from '../functions/http/list-agreements.ts';
import { createReadAgreement } from '../functions/http/read-agreement.ts';
import { createPrintAgreement } from '../functions/http/print-agreement.ts';
import { createActOnAgreement } from '../functions/http/act-on-agreement.ts';
import { createRegisterDepartment } from '../functions/http/register-department.ts';
import { createChangeDepartment } from '../functions/http/change-department.ts';
import { createListDepartments } from '../functions/http/list-departments.ts';
import { createActOnYearEnd } from '../functions/http/act-on-year-end.ts';
import { createListYearEnds } from '../functions/http/list-year-ends.ts';
import { createActOnLetter } from '../functions/http/act-on-letter.ts';
import { createListLetters } from '../functions/http/list-letters.ts';
import { createReadLetter } from '../functions/http/read-letter.ts';
import { createReadSettlement } from '../functions/http/read-settlement.ts';
import { createSealSample } from '../functions/http/seal-sample.ts';
import { createReadSample } from '../functions/http/read-sample.ts';
import { createReadFrame } from '../functions/http/read-frame.ts';
import { createDrawSample, type Deps as DrawingDeps } from '../functions/http/draw-sample.ts';
import { createListChecks } from '../functions/http/list-checks.ts';
import { createReadCheck } from '../functions/http/read-check.ts';
import { createSettleCheck } from '../functions/http/settle-check.ts';
import { createListSuspicions } from '../functions/http/list-suspicions.ts';
import { createJudgeSuspicion } from '../functions/http/judge-suspicion.ts';
import { createListFindings } from '../functions/http/list-findings.ts';
import { createEstablishFinding } from '../functions/http/establish-finding.ts';
import { createWithdrawFinding } from '../functions/http/withdraw-finding.ts';
import { createReadRun } from '../functions/http/read-run.ts';
import { createListResults } from '../functions/http/list-results.ts';
import { createReadResult } from '../functions/http/read-result.ts';
import { createListRecords } from '../functions/http/list-records.ts';
import { createReadDifference } from '../functions/http/read-difference.ts';
import { createRecomputeResult, type Deps as RecomputingDeps } from '../functions/http/recompute-result.ts';
import { createStartRun, type Deps as StartingDeps } from '../functions/http/start-run.ts';
import {
  listRecordsOperation,
  listResultsOperation,
  listRunsOperation,
  readDifferenceOperation,
  readResultOperation,
  readRunOperation,
  recomputeResultOperation,
  startRunOperation,
} from '../shared/api/assessment-operations.ts';
import { createActOnObjection, type Deps as RulingDeps } from '../functions/http/act-on-objection.ts';
import { createFileObjection, type Deps as ReplyingDeps } from '../functions/http/file-objection.ts';
import { createListObjections } from '../functions/http/list-objections.ts';
import { createListObjectionsOfDivision } from '../functions/http/list-objections-of-division.ts';
import { createReadObjection } from '../functions/http/read-objection.ts';
import {
  actOnObjectionOperation,
  fileObjectionOperation,
  listObjectionsOfDivisionOperation,
  listObjectionsOperation,
  readObjectionOperation,
} from '../shared/api/objection-operations.ts';
import { createActOnNotice, type Deps as ActingDeps } from '../functions/http/act-on-notice.ts';
import { createFindPerson } from '../functions/http/find-person.ts';
import { createChangeArea } from '../functions/http/change-area.ts';
import { createChangeVillage } from '../functions/http/change-village.ts';
import { createListAreas } from '../functions/http/list-areas.ts';
import { createListFacts } from '../functions/http/list-facts.ts';
import { createReadFact } from '../functions/http/read-fact.ts';
import { createReportFact } from '../functions/http/report-fact.ts';
import { createListBox } from '../functions/http/list-box.ts';
import { createListDeadLetters, type Deps as DeadLetterDeps } from '../functions/http/list-dead-letters.ts';
import { createReconcileWith } from '../functions/http/reconcile-with.ts';
import { reconcileWithOperation } from '../shared/api/reconciliation-operations.ts';
import { createListLedger } from '../functions/http/list-ledger.ts';
import { createListMovements } from '../functions/http/list-movements.ts';
import { createRaiseNotice, type Deps as RaisingDeps } from '../functions/http/raise-notice.ts';
import { createListOutages } from '../functions/http/list-outages.ts';
import { createRecordOutage } from '../functions/http/record-outage.ts';
import { createListStuck } from '../functions/http/list-stuck.ts';
import { createListVillages } from '../functions/http/list-villages.ts';
import { createReadHistory } from '../functions/http/read-history.ts';
import { createReadNotice } from '../functions/http/read-notice.ts';
import { createReadDivision } from '../functions/http/read-division.ts';
import { createReadParticipation } from '../functions/http/read-participation.ts';
import { createRecordBatch } from '../functions/http/record-batch.ts';
import { createRedrive, type Deps as RedriveDeps } from '../functions/http/redrive.ts';
import { createRegisterArea } from '../functions/http/register-area.ts';
import { createRegisterVillage } from '../functions/http/register-village.ts';
import { createSearchDivisions } from '../functions/http/search-divisions.ts';
import { createSetParticipation } from '../functions/http/set-participation.ts';
import { createUnmaskPerson } from '../functions/http/unmask-person.ts';
import { createRecordMovement } from '../functions/http/record-movement.ts';
import type { RecordingDeps } from '../functions/http/recording.ts';
import {
  listBoxOperation,
  listLedgerOperation,
  listMovementsOperation,
  readDivisionOperation,
  searchDivisionsOperation,
} from '../shared/api/division-operations.ts';
import { listFactsOperation, readFactOperation, reportFactOperation } from '../shared/api/fact-operations.ts';
import {
  actOnNoticeOperation,
  raiseNoticeOperation,
  readNoticeOperation,
} from '../shared/api/notice-operations.ts';
import {
  findPersonOperation,
  readHistoryOperation,
  recordBatchOperation,
  recordMovementOperation,
  unmaskPersonOperation,
} from '../shared/api/movement-operations.ts';
import { listOutagesOperation, recordOutageOperation } from '../shared/api/outage-operations.ts';
import {
  listDeadLettersOperation,
  listStuckOperation,
  redriveOperation,
} from '../shared/api/operator-operations.ts';
import {
  readParticipationOperation,
  setParticipationOperation,
} from '../shared/api/participation-operations.ts';
import {
  changeAreaOperation,
  changeVillageOperation,
  listAreasOperation,
  listVillagesOperation,
  registerAreaOperation,
  registerVillageOperation,
} from '../shared/api/village-operations.ts';
import {
  actOnLetterOperation,
  listLettersOperation,
  readLetterOperation,
  readSettlementOperation,
} from '../shared/api/settlement-operations.ts';
import { createActOnReturn, type Deps as ReturnDeps } from '../functions/http/act-on-return.ts';
import { createActOnTask } from '../functions/http/act-on-task.ts';
import { createListReturns } from '../functions/http/list-returns.ts';
import { createListTasks } from '../functions/http/list-tasks.ts';
import {
  createReadDispatchList,
  type Deps as DispatchListDeps,
} from '../functions/http/read-dispatch-list.ts';
import { createReadReturn } from '../functions/http/read-return.ts';
import { createReadTask } from '../functions/http/read-task.ts';
import { createSetTasks } from '../functions/http/set-tasks.ts';
import {
  actOnReturnOperation,
  listReturnsOperation,
  readDispatchListOperation,
  readReturnOperation,
} from '../shared/api/return-operations.ts';
import {
  actOnTaskOperation,
  listTasksOperation,
  readTaskOperation,
  setTasksOperation,
} from '../shared/api/task-operations.ts';
import {
  establishFindingOperation,
  judgeSuspicionOperation,
  listFindingsOperation,
  listSuspicionsOperation,
  withdrawFindingOperation,
} from '../shared/api/finding-operations.ts';
import {
  drawSampleOperation,
  listChecksOperation,
  readCheckOperation,
  readFrameOperation,
  readSampleOperation,
  sealSampleOperation,
  settleCheckOperation,
} from '../shared/api/sampling-operations.ts';
import {
  actOnPaperLetterOperation,
  listLetterRegisterOperation,
  listPaperLettersOperation,
  printLetterOperation,
  readLetterheadOperation,
  setLetterheadOperation,
} from '../shared/api/paper-operations.ts';
import { createActOnPaperLetter } from '../functions/http/act-on-paper-letter.ts';
import { createListLetterRegister } from '../functions/http/list-letter-register.ts';
import { createListPaperLetters } from '../functions/http/list-paper-letters.ts';
import { createPrintLetter } from '../functions/http/print-letter.ts';
import { createReadLetterhead } from '../functions/http/read-letterhead.ts';
import { createSetLetterhead } from '../functions/http/set-letterhead.ts';
import {
  listDigestChannelsOperation,
  setDigestChannelOperation,
  testDigestChannelOperation,
} from '../shared/api/digest-operations.ts';
import { createListDigestChannels } from '../functions/http/list-digest-channels.ts';
import { createSetDigestChannel, type Deps as DigestDeps } from '../functions/http/set-digest-channel.ts';
import { createTestDigestChannel } from '../functions/http/test-digest-channel.ts';
import type { HttpEdge } from '../shared/lambda/http.ts';
import type { Route } from './runtime/router.ts';
import type { Stores } from './runtime/stores.ts';

/** Every operation with its handler. */
export function routesOf(
  deps: Stores &
    RecordingDeps &
    ActingDeps &
    RaisingDeps &
    RecomputingDeps &
    RulingDeps &
    ReplyingDeps &
    DrawingDeps &
    StartingDeps &
    ReturnDeps &
    DispatchListDeps &
    DeadLetterDeps &
    RedriveDeps &
    ListSchemesDeps &
    DigestDeps &
    HttpEdge,
): readonly Route[] {
  const edge: HttpEdge = deps;
  return [
    { operation: recordMovementOperation, handler: createRecordMovement(deps, edge) },
    { operation: recordBatchOperation, handler: createRecordBatch(deps, edge) },
    { operation: findPersonOperation, handler: createFindPerson(deps, edge) },
    { operation: unmaskPersonOperation, handler: createUnmaskPerson(deps, edge) },
    { operation: searchDivisionsOperation, handler: createSearchDivisions(deps, edge) },
    { operation: readDivisionOperation, handler: createReadDivision(deps, edge) },
    { operation: readHistoryOperation, handler: createReadHistory(deps, edge) },
    { operation: listBoxOperation, handler: createListBox(deps, edge) },
    { operation: reconcileWithOperation, handler: createReconcileWith(deps, edge) },
    { operation: listLedgerOperation, handler: createListLedger(deps, edge) },
    { operation: listMovementsOperation, handler: createListMovements(deps, edge) },
    { operation: readNoticeOperation, handler: createReadNotice(deps, edge) },
    { operation: raiseNoticeOperation, handler: createRaiseNotice(deps, edge) },
    { operation: actOnNoticeOperation, handler: createActOnNotice(deps, edge) },
    { operation: setLetterheadOperation, handler: createSetLetterhead(deps, edge) },
    { operation: readLetterheadOperation, handler: createReadLetterhead(deps, edge) },
    { operation: printLetterOperation, handler: createPrintLetter(deps, edge) },
    { operation: actOnPaperLetterOperation, handler: createActOnPaperLetter(deps, edge) },
    { operation: listPaperLettersOperation, handler: createListPaperLetters(deps, edge) },
    { operation: listLetterRegisterOperation, handler: createListLetterRegister(deps, edge) },
    { operation: setDigestChannelOperation, handler: createSetDigestChannel(deps, edge) },
    { operation: listDigestChannelsOperation, handler: createListDigestChannels(deps, edge) },
    { operation: testDigestChannelOperation, handler: createTestDigestChannel(deps, edge) },
    { operation: recordOutageOperation, handler: createRecordOutage(deps, edge) },
    { operation: listOutagesOperation, handler: createListOutages(deps, edge) },
    { operation: listStuckOperation, handler: createListStuck(deps, edge) },
    { operation: listDeadLettersOperation, handler: createListDeadLetters(deps, edge) },
    { operation: redriveOperation, handler: createRedrive(deps, edge), tellsLosses: true },
    { operation: setParticipationOperation, handler: createSetParticipation(deps, edge) },
    { operation: readParticipationOperation, handler: createReadParticipation(deps, edge) },
    { operation: listVillagesOperation, handler: createListVillages(deps, edge) },
    { operation: registerVillageOperation, handler: createRegisterVillage(deps, edge) },
    { operation: changeVillageOperation, handler: createChangeVillage(deps, edge) },
    { operation: listAreasOperation, handler: createListAreas(deps, edge) },
    { operation: registerAreaOperation, handler: createRegisterArea(deps, edge) },
    { operation: changeAreaOperation, handler: createChangeArea(deps, edge) },
    { operation: reportFactOperation, handler: createReportFact(deps, edge) },
    { operation: listFactsOperation, handler: createListFacts(deps, edge) },
    { operation: readFactOperation, handler: createReadFact(deps, edge) },
    { operation: startRunOperation, handler: createStartRun(deps, edge) },
    { operation: readRunOperation, handler: createReadRun(deps, edge) },
    { operation: listResultsOperation, handler: createListResults(deps, edge) },
    { operation: readResultOperation, handler: createReadResult(deps, edge) },
    { operation: listRecordsOperation, handler: createListRecords(deps, edge) },
    { operation: recomputeResultOperation, handler: createRecomputeResult(deps, edge) },
    { operation: readDifferenceOperation, handler: createReadDifference(deps, edge) },
    { operation: listRunsOperation, handler: createListRuns(deps, edge) },
    { operation: exportResultOperation, handler: createExportResult(deps, edge) },
    { operation: exportResultsOperation, handler: createExportResults(deps, edge) },
    { operation: listFlowsOperation, handler: createListFlows(deps, edge) },
    { operation: readFlowsOperation, handler: createReadFlows(deps, edge) },
    { operation: exportFlowsOperation, handler: createExportFlows(deps, edge) },
    { operation: listBulletinsOperation, handler: createListBulletins(deps, edge) },
    { operation: readBulletinOperation, handler: createReadBulletin(deps, edge) },
    { operation: printBulletinOperation, handler: createPrintBulletin(deps, edge) },
    { operation: editBulletinOperation, handler: createEditBulletin(deps, edge) },
    { operation: issueBulletinOperation, handler: createIssueBulletin(deps, edge) },
    { operation: withdrawBulletinOperation, handler: createWithdrawBulletin(deps, edge) },
    { operation: redraftBulletinOperation, handler: createRedraftBulletin(deps, edge) },
    { operation: readRankingOperation, handler: createReadRanking(deps, edge) },
    { operation: listSchemesOperation, handler: createListSchemes(deps, edge) },
    { operation: readSchemeOperation, handler: createReadScheme(deps, edge) },
    { operation: checkSchemeOperation, handler: createCheckScheme(deps, edge) },
    { operation: publishSchemeOperation, handler: createPublishScheme(deps, edge) },
    { operation: publishOverridesOperation, handler: createPublishOverrides(deps, edge) },
    { operation: listOverridesOperation, handler: createListOverrides(deps, edge) },
    { operation: draftAgreementOperation, handler: createDraftAgreement(deps, edge) },
    { operation: listAgreementsOperation, handler: createListAgreements(deps, edge) },
    { operation: readAgreementOperation, handler: createReadAgreement(deps, edge) },
    { operation: printAgreementOperation, handler: createPrintAgreement(deps, edge) },
    { operation: actOnAgreementOperation, handler: createActOnAgreement(deps, edge) },
    { operation: registerDepartmentOperation, handler: createRegisterDepartment(deps, edge) },
    { operation: changeDepartmentOperation, handler: createChangeDepartment(deps, edge) },
    { operation: listDepartmentsOperation, handler: createListDepartments(deps, edge) },
    { operation: actOnYearEndOperation, handler: createActOnYearEnd(deps, edge) },
    { operation: listYearEndsOperation, handler: createListYearEnds(deps, edge) },
    { operation: readSettlementOperation, handler: createReadSettlement(deps, edge) },
    { operation: listLettersOperation, handler: createListLetters(deps, edge) },
    { operation: readLetterOperation, handler: createReadLetter(deps, edge) },
    { operation: actOnLetterOperation, handler: createActOnLetter(deps, edge) },
    { operation: fileObjectionOperation, handler: createFileObjection(deps, edge) },
    { operation: listObjectionsOperation, handler: createListObjections(deps, edge) },
    { operation: readObjectionOperation, handler: createReadObjection(deps, edge) },
    { operation: actOnObjectionOperation, handler: createActOnObjection(deps, edge) },
    { operation: listObjectionsOfDivisionOperation, handler: createListObjectionsOfDivision(deps, edge) },
    { operation: setTasksOperation, handler: createSetTasks(deps, edge) },
    { operation: listTasksOperation, handler: createListTasks(deps, edge) },
    { operation: readTaskOperation, handler: createReadTask(deps, edge) },
    { operation: actOnTaskOperation, handler: createActOnTask(deps, edge) },
    { operation: listReturnsOperation, handler: createListReturns(deps, edge) },
    { operation: readReturnOperation, handler: createReadReturn(deps, edge) },
    { operation: actOnReturnOperation, handler: createActOnReturn(deps, edge) },
    { operation: readDispatchListOperation, handler: createReadDispatchList(deps, edge) },
    { operation: sealSampleOperation, handler: createSealSample(deps, edge) },
    { operation: readSampleOperation, handler: createReadSample(deps, edge) },
    { operation: readFrameOperation, handler: createReadFrame(deps, edge) },
    { operation: drawSampleOperation, handler: createDrawSample(deps, edge) },
    { operation: listChecksOperation, handler: createListChecks(deps, edge) },
    { operation: readCheckOperation, handler: createReadCheck(deps, edge) },
    { operation: settleCheckOperation, handler: createSettleCheck(deps, edge) },
    { operation: listSuspicionsOperation, handler: createListSuspicions(deps, edge) },
    { operation: judgeSuspicionOperation, handler: createJudgeSuspicion(deps, edge) },
    { operation: listFindingsOperation, handler: createListFindings(deps, edge) },
    { operation: establishFindingOperation, handler: createEstablishFinding(deps, edge) },
    { operation: withdrawFindingOperation, handler: createWithdrawFinding(deps, edge) },
  ];
}
