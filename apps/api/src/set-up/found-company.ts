import type { Words } from '@guanjia/domain';
import type { SetUpCompanyInput } from '@guanjia/schema';
import type { PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { hashPassword, LONGEST_PASSWORD } from '../access/password.js';
import { badField } from '../access/refusals.js';
import { normalLogin } from '../access/sign-in.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import { followDefaults } from './follow-defaults.js';
import { readCode, readNames, readZone } from './read-record.js';
import { isSetUpNeeded, isSetUpToken } from './set-up-token.js';

const SHORTEST_PASSWORD = 10;
const LOGIN = /^[a-z0-9][a-z0-9._-]{1,49}$/;

const DONE_ALREADY: Words = { zh: '公司已经建立过了。请直接登录。', en: 'The company is already set up. Sign in.' };
const WRONG_TOKEN: Words = {
  zh: '这个建立公司的地址不对，或已过期。请使用程序启动时在终端显示的地址；如果找不到了，重新启动程序会显示新的。',
  en: 'This set-up address is not right, or not good any more. Use the one that the program printed on its terminal when it started; a new start prints a new one.',
};

/**
 * The company of an empty installation: its name, its first administrator and first centre, which follows the shipped procedures from today. One transaction:
 * of two who do it at once the second finds it done, and whatever dies in the middle leaves nothing.
 * @returns the administrator, or why not
 * @throws BAD_USER_INPUT for values that are none
 */
export async function foundCompany(database: Database, input: SetUpCompanyInput): Promise<{ personId: string } | { refusal: Words }> {
  const founding = read(input);
  if (!(await isSetUpNeeded(database.pool))) return { refusal: DONE_ALREADY };
  return inTransaction(database.pool, async (client) => {
    // Hashing a password costs the server: not for whoever merely knocks.
    if (!(await isSetUpToken(client, input.token))) return { refusal: (await isSetUpNeeded(client)) ? WRONG_TOKEN : DONE_ALREADY };
    const { rowCount } = await client.query('insert into company (name_zh, name_en) values ($1, $2) on conflict do nothing', [founding.company.zh, founding.company.en]);
    if (rowCount === 0) return { refusal: DONE_ALREADY };
    return { personId: await fill(client, founding) };
  });
}

type Founding = ReturnType<typeof read>;

function read(input: SetUpCompanyInput) {
  const login = normalLogin(input.login);
  if (!LOGIN.test(login)) throw badField('login', { zh: '须为 2 到 50 个字母、数字、点、连字符或下划线，以字母或数字开头。', en: 'must be 2 to 50 letters, digits, dots, hyphens or underlines, and begin with a letter or digit.' });
  const length = [...input.password].length;
  if (length < SHORTEST_PASSWORD) throw badField('password', { zh: `只有 ${length} 个字符，至少需要 ${SHORTEST_PASSWORD} 个。`, en: `has ${length} characters; at least ${SHORTEST_PASSWORD} are needed.` });
  if (input.password.length > LONGEST_PASSWORD) throw badField('password', { zh: `有 ${length} 个字符，最多 ${LONGEST_PASSWORD} 个。`, en: `has ${length} characters; at most ${LONGEST_PASSWORD} fit.` });
  return {
    login,
    password: input.password,
    company: readNames(input.companyNameZh, input.companyNameEn, 'companyName'),
    person: readNames(input.nameZh, input.nameEn),
    managesCentre: input.managesCentre ?? false,
    code: readCode('centreCode', input.centreCode),
    centre: readNames(input.centreNameZh, input.centreNameEn, 'centreName'),
    zone: readZone('zone', input.zone),
  };
}

async function fill(client: PoolClient, founding: Founding): Promise<string> {
  const { rows } = await client.query<{ person: string; centre: string }>(
    `with person as (
       insert into person (login, name_zh, name_en, password_hash) values ($1, $2, $3, $4) returning id
     ), centre as (
       insert into service_centre (code, name_zh, name_en, zone) values ($5, $6, $7, $8) returning id
     ), tokens as (
       delete from set_up_token
     ), administers as (
       insert into post_holding (person_id, post, held_from) select id, 'SYSTEM_ADMIN', app_now() from person
     ), manages as (
       insert into post_holding (person_id, post, centre_id, held_from) select person.id, 'CENTRE_MANAGER', centre.id, app_now() from person, centre where $9::boolean
     )
     select person.id as person, centre.id as centre from person, centre`,
    [founding.login, founding.person.zh, founding.person.en, await hashPassword(founding.password), founding.code, founding.centre.zh, founding.centre.en, founding.zone, founding.managesCentre],
  );
  const { person, centre } = rows[0]!;
  await followDefaults(client, centre, person);
  await writeAccessLog(client, { personId: person, act: 'SET_UP_COMPANY', subjectKind: 'company', reason: `${founding.company.zh}, ${founding.code}` });
  return person;
}
