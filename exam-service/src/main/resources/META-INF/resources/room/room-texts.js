// @ts-check
import {translator} from '/web/texts.js';

export const t = translator({
  'title': ['考场监控', 'Exam room'],
  'sign-in': ['登录', 'Sign in'],
  'session': ['考试场次编号', 'Id of the exam session'],
  'token': ['访问令牌', 'Access token'],
  'token.help': ['由身份系统签发，仅保存在本页内存中；刷新后需重新输入。', 'Issued by the identity provider. It is kept in the memory of this page only; after a reload it is entered again.'],
  'provider.help': ['将转到身份系统登录，然后返回本页。', 'You sign in at the identity provider, which leads back to this page.'],
  'sign-in.failed': ['登录没有完成，请重试。', 'You are not signed in: the identity provider refused, or you went back. Try again.'],
  'signed-out': ['访问令牌无效或已过期，请重新登录。', 'The access token is not valid or has expired. Sign in again.'],
  'enter': ['进入', 'Enter'],
  'failed': ['没有连接到考务系统，正在重试。', 'The exam office is not reached; trying again.'],
  'fresh': ['已更新：{0}', 'Up to date: {0}'],
  'seats': ['座位', 'Seats'], 'seat': ['座位', 'Seat'], 'candidate': ['签到', 'Checked in'], 'state': ['状态', 'State'],
  'connection': ['连接', 'Connection'], 'progress': ['已答', 'Answered'], 'unsent': ['未送达', 'Unsent'], 'deadline': ['截止', 'Deadline'],
  'incidents': ['异常', 'Incidents'], 'actions': ['操作', 'Actions'],
  'yes': ['是', 'Yes'], 'no': ['否', 'No'], 'locked': ['考场码输错5次，已锁定', 'Locked after 5 wrong codes'],
  'state.NONE': ['未登录', 'Not signed in'], 'state.OPEN': ['已登录', 'Signed in'], 'state.STARTED': ['答题中', 'Running'], 'state.SEALED': ['已封存', 'Sealed'],
  'closed.SUBMITTED': ['已交卷', 'handed in'], 'closed.TIME_OVER': ['时间到', 'time over'], 'closed.MISCONDUCT': ['违纪', 'misconduct'],
  'closed.CANCELLED': ['场次取消', 'session cancelled'],
  'subject.THEORETICAL_KNOWLEDGE': ['理论知识', 'Theoretical knowledge'], 'subject.OPERATIONAL_SKILLS': ['操作技能', 'Operational skills'],
  'subject.COMPREHENSIVE_REVIEW': ['综合评审', 'Comprehensive review'],
  'connected': ['✓ 在线', '✓ Connected'], 'lost': ['✗ 离线，最后 {0}', '✗ Lost, last seen {0}'],
  'granted': ['加时 {0} 分钟', '{0} minutes granted'],
  'code': ['考场码', 'Room code'], 'code.until': ['有效至 {0}', 'Until {0}'], 'code.hide': ['隐藏', 'Hide'],
  'grant': ['加时', 'Grant time'], 'interruption': ['登记中断', 'Record an interruption'], 'notice': ['发通知', 'Send a notice'],
  'incident': ['登记异常', 'Record an incident'], 'rescue': ['上传救援文件', 'Upload a rescue file'], 'release': ['解除绑定', 'Release the device'],
  'whole-room': ['整个考场', 'The whole room'], 'for': ['对象', 'For'],
  'minutes': ['分钟', 'Minutes'], 'reason': ['原因', 'Reason'], 'cause': ['原因', 'Cause'], 'from': ['开始', 'From'], 'to': ['结束（可空）', 'To (may be empty)'],
  'text': ['内容', 'Text'], 'kind': ['类型', 'Kind'], 'description': ['说明', 'Description'], 'file': ['救援文件', 'Rescue file'],
  'kind.DISTURBANCE': ['秩序', 'Disturbance'], 'kind.EQUIPMENT': ['设备', 'Equipment'], 'kind.HEALTH': ['健康', 'Health'],
  'kind.SUSPECTED_MISCONDUCT': ['疑似违纪', 'Suspected misconduct'], 'kind.OTHER': ['其他', 'Other'],
  'send': ['提交', 'Submit'], 'cancel': ['取消', 'Cancel'], 'done': ['已完成。', 'Done.'],
  'waiting': ['待第二人批准', 'Waiting for a second person'],
  'approve': ['批准', 'Approve'], 'refuse': ['不批准', 'Refuse'],
  'grant.is': ['加时 {0} 分钟（{1}）：{2}', '{0} minutes ({1}): {2}'], 'interruption.is': ['中断 {0} – {1}（{2}）：{3}', 'Interruption {0} – {1} ({2}): {3}'],
  'interruption.open': ['未结束', 'not over yet'],
  'rescued': ['新保存 {0} 条答案。', '{0} answers were stored.'],
  'fields-invalid': ['请更正标出的内容，然后重新提交。', 'Correct the marked fields and submit again.'],
  'not-a-file': ['这不是救援文件。', 'This is not a rescue file.'],
});

/** A time of the service to the minute. @param {string} at */
export const minute = at => at.slice(11, 16);

/** The hour of a time of the service, as it is written there. @param {string | null} at */
export const hour = at => at ? at.slice(11, 19) : '–';
