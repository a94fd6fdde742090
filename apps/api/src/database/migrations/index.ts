import { Foundation1700000000001 } from './0001-foundation.js';
import { ObligationWindow1700000000002 } from './0002-obligation-window.js';
import { Notifications1700000000003 } from './0003-notifications.js';
import { SearchAndLog1700000000004 } from './0004-search-and-log.js';
import { ExtensionRequest1700000000005 } from './0005-extension-request.js';
import { Duties1700000000006 } from './0006-duties.js';
import { OnDuty1700000000007 } from './0007-on-duty.js';
import { Calendars1700000000008 } from './0008-calendars.js';
import { Attachments1700000000009 } from './0009-attachments.js';
import { OwnAccount1700000000010 } from './0010-own-account.js';
import { SetUp1700000000011 } from './0011-set-up.js';
import { Wall1700000000012 } from './0012-wall.js';
import { CasesList1700000000013 } from './0013-cases-list.js';
import { MyWork1700000000014 } from './0014-my-work.js';
import { GivenPasswords1700000000015 } from './0015-given-passwords.js';
import { Backups1700000000016 } from './0016-backups.js';
import { DemoHistory1700000000017 } from './0017-demo-history.js';
import { Disposal1700000000018 } from './0018-disposal.js';
import { LeanWrites1700000000019 } from './0019-lean-writes.js';
import { RemovedPhotos1700000000020 } from './0020-removed-photos.js';
import { CaseHousehold1700000000021 } from './0021-case-household.js';
import { Callbacks1700000000022 } from './0022-callbacks.js';
import { HandoverSignKey1700000000023 } from './0023-handover-sign-key.js';
import { ComplaintReports1700000000024 } from './0024-complaint-reports.js';
import { ResidentLink1700000000025 } from './0025-resident-link.js';
import { OpenObligations1700000000026 } from './0026-open-obligations.js';

/** All migrations, oldest first. Named here rather than found by a pattern, so that src, dist and tests run the same ones. */
export const migrations = [Foundation1700000000001, ObligationWindow1700000000002, Notifications1700000000003, SearchAndLog1700000000004, ExtensionRequest1700000000005, Duties1700000000006, OnDuty1700000000007, Calendars1700000000008, Attachments1700000000009, OwnAccount1700000000010, SetUp1700000000011, Wall1700000000012, CasesList1700000000013, MyWork1700000000014, GivenPasswords1700000000015, Backups1700000000016, DemoHistory1700000000017, Disposal1700000000018, LeanWrites1700000000019, RemovedPhotos1700000000020, CaseHousehold1700000000021, Callbacks1700000000022, HandoverSignKey1700000000023, ComplaintReports1700000000024, ResidentLink1700000000025, OpenObligations1700000000026];
